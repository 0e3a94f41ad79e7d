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

// output is standard output. It notes errors, because the writers of the help and of the completion
// scripts do not return them.
type output struct {
	*os.File
	err error // all errors of writing
}

// Write writes to the file and notes an error.
func (o *output) Write(b []byte) (int, error) {
	n, err := o.File.Write(b)
	o.err = errors.Join(o.err, err)
	return n, err
}

// WriteString writes to the file and notes an error.
func (o *output) WriteString(s string) (int, error) { return o.Write([]byte(s)) }

// surviveClosedPipes makes a write to a closed pipe return an error. Without it, the signal SIGPIPE
// would end the program.
func surviveClosedPipes() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) }

// warn prints a line on standard error that does not end the run.
func (s *settings) warn(said string) { s.say("scantop: " + phrase(said)) }

// say prints a line on standard error, in characters that the terminal shows.
func (s *settings) say(line string) {
	fmt.Fprintln(s.sys.Stderr, theme.New(s.options.Theme).Fold(line))
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

// write writes the results of a command.
func (s *settings) write(out io.Writer, text string) error {
	if _, err := io.WriteString(out, text); err != nil {
		return unwritten(s.text, err)
	}
	return nil
}

const exitPipe = 128 + int(syscall.SIGPIPE)

// unwritten returns the error for output that could not be written. It has no message if the reader
// closed the pipe, as head does: the reader expects that, and shells know the exit code of SIGPIPE.
func unwritten(t *text.Catalogue, err error) error {
	if errors.Is(err, syscall.EPIPE) {
		return exitError{exitPipe, ""}
	}
	return exitError{exitFailed, fmt.Sprintf(t.Command.Subcommands.CannotWrite, reason(err))}
}
