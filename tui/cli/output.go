package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"scantop/theme"
	"scantop/tui/text"
)

// output is standard output. It remembers that something could not be written:
// not all that writes the help and the completion scripts can return it.
type output struct {
	*os.File
	err error
}

// Write writes to the file.
func (o *output) Write(b []byte) (int, error) {
	n, err := o.File.Write(b)
	o.err = errors.Join(o.err, err)
	return n, err
}

// WriteString writes to the file.
func (o *output) WriteString(s string) (int, error) { return o.Write([]byte(s)) }

// surviveClosedPipes has a write to a pipe that nobody reads fail, like any other
// that cannot be made, instead of killing the program by a signal.
func surviveClosedPipes() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) }

// warn prints a line on standard error that does not end the run.
func (s *settings) warn(said string) {
	fmt.Fprintln(s.sys.Stderr, "scantop: "+theme.New(s.options.Theme).Fold(phrase(said)))
}

// phrase returns a sentence as it follows "scantop: " or a colon: with a small first letter and
// without its full stop.
func phrase(sentence string) string {
	return small(strings.TrimSuffix(strings.TrimSuffix(sentence, "."), "。"))
}

// small returns a text with a small first letter, unless its first word has more capitals, as AVDS has.
func small(sentence string) string {
	first, size := utf8.DecodeRuneInString(sentence)
	if second, _ := utf8.DecodeRuneInString(sentence[size:]); unicode.IsUpper(first) && !unicode.IsUpper(second) {
		return string(unicode.ToLower(first)) + sentence[size:]
	}
	return sentence
}

// write puts out what a command has found.
func (s *settings) write(out io.Writer, text string) error {
	if _, err := io.WriteString(out, text); err != nil {
		return unwritten(s.text, err)
	}
	return nil
}

// unwritten ends the run for output that could not be written. A reader that has
// left early, as head does, wants no more, not even a word about it.
func unwritten(t *text.Catalogue, err error) error {
	if errors.Is(err, syscall.EPIPE) {
		return exitError{exitFailed, ""}
	}
	return exitError{exitFailed, fmt.Sprintf(t.Command.Subcommands.CannotWrite, reason(err))}
}
