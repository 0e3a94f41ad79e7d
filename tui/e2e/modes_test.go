package e2e

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// answers are what a modern terminal replies to the questions at the start: synchronized
// output, wide clusters, enhanced keys, a dark background and its own name. Only then does
// the program set all of its modes.
const answers = "\x1b[?2026;2$y\x1b[?2027;2$y\x1b[?0u" + background + background
const background = "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1b[?62c"

// TestModes ends the program in three ways and checks that every terminal mode is restored.
func TestModes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		end  func(*program)
		code int
	}{
		{"q", func(p *program) { p.send("q") }, 0},
		{"ctrl+c", func(p *program) { p.send("\x03") }, 130},
		{"hang-up", func(p *program) { _ = p.cmd.Process.Signal(syscall.SIGHUP) }, 129},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := start(t, environ(t), "--demo", "--interval", "1s")
			written := func(sequence string) func(string) bool {
				return func(string) bool { return strings.Contains(p.written(), sequence) }
			}
			waitUntil(t, p, "the question", written(ansi.RequestModeSynchronizedOutput))
			p.send(answers)
			waitFor(t, p, "page 1 of 3")
			waitUntil(t, p, "a frame after the answers", written(ansi.SetModeSynchronizedOutput))
			c.end(p)
			if code := p.exit(patience); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			left, touched := modes(p.written())
			for _, mode := range []string{"?1049", "?25", "?2004", "?2026", "8"} {
				if !slices.Contains(touched, mode) {
					t.Errorf("mode %s was never set; is the output complete?", mode)
				}
			}
			if len(left) > 0 {
				t.Errorf("modes not restored: %v", left)
			}
		})
	}
}

// modes follows the terminal modes through the output of a run. It returns the modes that
// differ from a new terminal at the end, and all modes that were set.
func modes(written string) (left, touched []string) {
	fresh := map[string]bool{"?7": true, "?25": true, "8": true} // wrapping, the cursor and bidirectional text
	now := map[string]bool{}
	for _, m := range modeChange.FindAllStringSubmatch(written, -1) {
		for _, number := range strings.Split(m[2], ";") {
			now[m[1]+number] = m[3] == "h"
		}
	}
	for mode, on := range now {
		touched = append(touched, mode)
		if on != fresh[mode] {
			left = append(left, mode+"="+strconv.FormatBool(on))
		}
	}
	if len(pushed.FindAllString(written, -1)) > len(popped.FindAllString(written, -1)) {
		left = append(left, "keyboard protocol pushed")
	}
	if m := otherKeys.FindAllStringSubmatch(written, -1); len(m) > 0 && m[len(m)-1][1] != "" && m[len(m)-1][1] != ";0" {
		left = append(left, "modifyOtherKeys"+m[len(m)-1][1])
	}
	if strings.LastIndex(written, "\x1b=") > strings.LastIndex(written, "\x1b>") {
		left = append(left, "application keypad")
	}
	return left, touched
}

var (
	modeChange = regexp.MustCompile("\x1b\\[(\\??)([0-9;]+)([hl])")
	pushed     = regexp.MustCompile("\x1b\\[>[0-9]*u")
	popped     = regexp.MustCompile("\x1b\\[<1?u")
	otherKeys  = regexp.MustCompile("\x1b\\[>4(;[0-9]+)?m")
)
