package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"scantop/client/target"
	"scantop/tui/explain"
	"scantop/tui/text"
)

// Limits of files of targets, and of errors about them.
const (
	maxTargetsFile = 4 << 20 // the size of a file, in bytes
	maxNamed       = 5       // how many bad items an error quotes
	maxPlaces      = 50      // of how many more it gives the number or line
)

// readTargets reads the files of targets, checks every target, and complains about --target and about
// each file that contains a bad target.
func (n *newFlags) readTargets(s *settings, stdin io.Reader) {
	t := s.text.Command.Subcommands
	written, _ := n.set.GetStringArray("target")
	if bad := target.Parse(strings.Join(written, "\n")).Bad; len(bad) > 0 {
		position := func(b target.Bad) int { return b.Position }
		s.bad.add("target", t.BadTargets, "target", named(s.text, bad, position, t.TargetNo))
	}
	var held []string
	for i, file := range n.files {
		if file == "-" && slices.Contains(n.files[:i], "-") {
			s.bad.add("targets-file", "%s", t.StdinTwice)
			continue
		}
		targets, err := readTargetsFile(s.text, file, stdin)
		if err != nil {
			s.bad.add("targets-file "+file, "%s", err)
			s.bad.about["target"] = true // the file may contain targets
		}
		held = append(held, targets)
	}
	n.held = strings.Join(held, "\n")
}

// readTargetsFile returns the content of a file of targets. It is an error if the file contains no
// targets or a bad one.
func readTargetsFile(c *text.Catalogue, name string, stdin io.Reader) (string, error) {
	t := c.Command.Subcommands
	held, err := readFile(name, stdin)
	if errors.Is(err, errTooLarge) {
		return "", fmt.Errorf(t.TargetsTooLarge, brief(name), maxTargetsFile>>20)
	}
	if errors.Is(err, errNulls) {
		return "", fmt.Errorf(t.TargetsNulls, brief(name))
	}
	if err != nil {
		return "", fmt.Errorf(t.NoTargetsFile, brief(name), reason(err))
	}
	parsed := target.Parse(held)
	if len(parsed.Bad) > 0 {
		line := func(b target.Bad) int { return b.Line }
		return "", fmt.Errorf(t.BadTargets, "targets-file "+brief(name), named(c, parsed.Bad, line, t.TargetLine))
	}
	if len(parsed.Hosts) == 0 {
		return "", fmt.Errorf(t.NoTargets, brief(name))
	}
	return held, nil
}

// named returns the first maxNamed bad targets with the reasons, the places of the next maxPlaces, and
// the number of the rest.
func named(c *text.Catalogue, bad []target.Bad, place func(target.Bad) int, one string) string {
	var said []string
	for _, b := range bad[:min(len(bad), maxNamed)] {
		said = append(said, fmt.Sprintf(one, place(b), quoted(b.Value), explain.Target(c, b)))
	}
	var places []int
	for _, b := range bad[len(said):min(len(bad), maxNamed+maxPlaces)] {
		places = append(places, place(b))
	}
	if len(places) > 0 {
		said = append(said, fmt.Sprintf(c.Command.Subcommands.MoreTargets, ranges(places)))
	}
	if more := len(bad) - maxNamed - maxPlaces; more > 0 {
		said = append(said, fmt.Sprintf(c.Command.Subcommands.AndMore, more))
	}
	return strings.Join(said, c.Joiners.Comma)
}

// quoted returns a target with escapes, because the mistake may be an invisible character. A long target
// is cut.
func quoted(value string) string { return strconv.Quote(cut(withoutPassword(value))) }

// ranges returns rising numbers as a list such as 3, 5-9, 12.
func ranges(numbers []int) string {
	var said []string
	for i := 0; i < len(numbers); {
		first, last := numbers[i], numbers[i]
		for i++; i < len(numbers) && numbers[i] <= last+1; i++ {
			last = numbers[i]
		}
		if last > first {
			said = append(said, fmt.Sprintf("%d-%d", first, last))
		} else {
			said = append(said, strconv.Itoa(first))
		}
	}
	return strings.Join(said, ", ")
}

// errTooLarge is returned for a file over maxTargetsFile.
var errTooLarge = errors.New("too large")

// readFile returns the text of a file, or of standard input for "-", without comments and bullets.
func readFile(name string, stdin io.Reader) (string, error) {
	text, err := readText(name, stdin)
	return target.Plain(text), err
}

// readText returns the text of a file, or of standard input for "-".
func readText(name string, stdin io.Reader) (string, error) {
	in := stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return "", err
		}
		defer file.Close()
		in = file
	}
	held, err := io.ReadAll(io.LimitReader(in, maxTargetsFile+1))
	if err == nil && len(held) > maxTargetsFile {
		err = errTooLarge
	}
	if err != nil {
		return "", err
	}
	return decoded(held)
}

// errNulls is returned for a file with many NUL bytes, which is probably UTF-16.
var errNulls = errors.New("full of NUL bytes")

// decoded returns a file of targets as UTF-8. A byte order mark at its beginning gives its encoding;
// without a mark it is UTF-8. NUL bytes may separate targets, but they must be less than a third of the
// file.
func decoded(file []byte) (string, error) {
	text, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), file)
	if bytes.Count(text, []byte{0})*3 > len(text) {
		return "", errNulls
	}
	return string(text), err
}
