package e2e

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// tape is a recording script of VHS. Here, it has one command a line, although VHS allows
// several.
type tape struct {
	settings map[string]string
	env      []string
	steps    []step
}

// step is a line that does something.
type step struct {
	line  int
	kind  string        // Type, Key, Sleep, Wait, Hide, Show, expect, or picture
	text  string        // the text to type, send or expect
	takes time.Duration // in the recording
}

// keyCodes are the bytes that VHS sends for its keys. It has no key Home.
var keyCodes = map[string]string{
	"Enter": "\r", "Tab": "\t", "Escape": "\x1b", "Space": " ", "Backspace": "\x7f", "Delete": "\x1b[3~",
	"Insert": "\x1b[2~", "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D",
	"PageUp": "\x1b[5~", "PageDown": "\x1b[6~",
	"Shift+Tab": "\x1b[Z",
}

// settingNames are the settings of VHS that a tape may use.
var settingNames = []string{
	"Shell", "FontSize", "FontFamily", "Width", "Height", "Padding", "Margin", "MarginFill", "BorderRadius",
	"WindowBar", "LetterSpacing", "LineHeight", "TypingSpeed", "Theme", "Framerate", "PlaybackSpeed", "LoopOffset",
	"CursorBlink",
}

// The parts of a line: a command, an optional speed, an argument.
var (
	commandLine = regexp.MustCompile(`^([A-Z][A-Za-z]*(?:\+[A-Za-z]+)*)(?:@(\S+))?(?:\s+(.*))?$`)
	control     = regexp.MustCompile(`^Ctrl\+([A-Z])$`)
	named       = regexp.MustCompile(`^(\S+)\s+(.+)$`)
)

// defaultSpeed is the pause of VHS between two keys.
const defaultSpeed = 50 * time.Millisecond

// parseTape parses a tape, or returns the first line that VHS would reject.
func parseTape(source string) (*tape, error) {
	t := &tape{settings: map[string]string{}}
	speed := defaultSpeed
	for i, line := range strings.Split(source, "\n") {
		line = strings.TrimSpace(line)
		if text, ok := strings.CutPrefix(line, "# expect: "); ok {
			t.steps = append(t.steps, step{line: i + 1, kind: "expect", text: text})
			continue
		}
		if text, ok := strings.CutPrefix(line, "# picture: "); ok {
			t.steps = append(t.steps, step{line: i + 1, kind: "picture", text: text})
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := t.command(i+1, line, &speed); err != nil {
			return nil, fmt.Errorf("line %d: %q: %w", i+1, line, err)
		}
	}
	return t, nil
}

// command parses one line. Speed is the pause after each key.
func (t *tape) command(number int, line string, speed *time.Duration) error {
	m := commandLine.FindStringSubmatch(line)
	if m == nil {
		return fmt.Errorf("not a command")
	}
	name, argument, pause := m[1], m[3], *speed
	if m[2] != "" {
		var err error
		if pause, err = seconds(m[2]); err != nil {
			return err
		}
	}
	s := step{line: number, kind: name}
	var err error
	switch name {
	case "Output", "Require", "Set", "Env":
		return t.preamble(name, argument, speed)
	case "Hide", "Show", "Wait":
		if argument != "" {
			return fmt.Errorf("takes no argument here")
		}
	case "Sleep":
		s.takes, err = seconds(argument)
	case "Type":
		s.text, err = unquote(argument)
		s.takes = time.Duration(len([]rune(s.text))) * pause
	default:
		s.kind = "Key"
		s.text, s.takes, err = keyPress(name, argument, pause)
	}
	t.steps = append(t.steps, s)
	return err
}

// preamble parses a line that has to come before all visible ones: later, VHS ignores it
// silently.
func (t *tape) preamble(name, argument string, speed *time.Duration) error {
	if len(t.steps) > 0 {
		return fmt.Errorf("comes too late to take effect")
	}
	m := named.FindStringSubmatch(argument)
	if name == "Output" || name == "Require" {
		t.settings[name] = argument
		if argument == "" || m != nil {
			return fmt.Errorf("takes one word")
		}
		return nil
	}
	if m == nil {
		return fmt.Errorf("takes a name and a value")
	}
	value := m[2]
	if strings.HasPrefix(value, `"`) {
		var err error
		if value, err = unquote(value); err != nil {
			return err
		}
	}
	if name == "Env" {
		t.env = append(t.env, m[1]+"="+value)
		return nil
	}
	if !slices.Contains(settingNames, m[1]) {
		return fmt.Errorf("unknown setting")
	}
	t.settings[m[1]] = value
	var err error
	if m[1] == "TypingSpeed" {
		*speed, err = seconds(value)
	}
	return err
}

// keyPress returns the bytes of a key, repeated as its argument says.
func keyPress(name, argument string, pause time.Duration) (sent string, takes time.Duration, err error) {
	code := keyCodes[name]
	if m := control.FindStringSubmatch(name); m != nil {
		code = string(rune(m[1][0] - '@'))
	}
	if code == "" {
		return "", 0, fmt.Errorf("unknown command")
	}
	count := 1
	if argument != "" {
		if count, err = strconv.Atoi(argument); err != nil || count < 1 || strings.Contains(name, "+") {
			return "", 0, fmt.Errorf("cannot be repeated %q times", argument)
		}
	}
	return strings.Repeat(code, count), time.Duration(count) * pause, nil
}

// seconds parses a time such as 2s, 500ms, 0.5 or 2, as VHS does.
func seconds(s string) (time.Duration, error) {
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		s += "s"
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 {
		return 0, fmt.Errorf("%q is not a time", s)
	}
	return d, nil
}

// unquote removes the quotes around a text. VHS has no escapes in it.
func unquote(s string) (string, error) {
	if len(s) > 2 && strings.ContainsRune("\"'`", rune(s[0])) && strings.IndexByte(s[1:], s[0]) == len(s)-2 {
		return s[1 : len(s)-1], nil
	}
	return "", fmt.Errorf("%s is not one quoted text", s)
}
