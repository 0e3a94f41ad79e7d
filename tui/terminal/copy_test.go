package terminal

import (
	"encoding/base64"
	"strings"
	"testing"
)

// report is other people's text of a size that a list of commands may have.
var report = strings.Repeat("scantop \x1b]0;pwned\a 扫描\n", 4000) // 100 KB and more

func plain(text string) string {
	return "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\a"
}

func throughTmux(text string) string {
	return "\x1bPtmux;" + strings.ReplaceAll(plain(text), "\x1b", "\x1b\x1b") + "\x1b\\"
}

// throughScreen is what arrives behind GNU screen, which passes on the device
// control strings, and the rest.
func throughScreen(t *testing.T, sequence string) (passedOn, rest string) {
	t.Helper()
	const room = 255
	for found := true; found; {
		var before, piece string
		before, sequence, found = strings.Cut(sequence, "\x1bP")
		rest += before
		piece, sequence, _ = strings.Cut(sequence, "\x1b\\")
		passedOn += piece
		if len(piece) > room {
			t.Errorf("GNU screen would print a string of %d bytes", len(piece))
		}
	}
	return passedOn, rest
}

func TestCopyCrossesWhatIsBetween(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		environ         string
		tmux, gnu, bare bool // which ways the text must take
	}{
		{"TERM=xterm-256color", false, false, true},
		{"", false, false, true}, // Windows
		{"TERM=xterm-256color TMUX= STY=", false, false, true},
		{"TERM=tmux-256color TMUX=/tmp/tmux-0/default,1,0", true, false, true},
		{"TERM=screen TMUX=/tmp/tmux-0/default,1,0", true, false, true},
		{"TERM=xterm-256color TMUX=/tmp/tmux-0/default,1,0", true, false, true},
		{"TERM=tmux-256color SSH_TTY=/dev/pts/1", true, false, true},
		{"TERM=tmux-256color TMUX=/tmp/tmux-0/default,1,0 STY=1.pts-0.host", true, false, true},
		{"TERM=screen.xterm-256color STY=1.pts-0.host", false, true, false},
		{"TERM=xterm-256color STY=1.pts-0.host", false, true, false},
		{"TERM=screen TMUX=/tmp/tmux-0/default,1,0 STY=1.pts-0.host", false, true, false}, // which is inside?
	} {
		for name, text := range map[string]string{"short": "ScanId 扫", "long": report} {
			got := Copy(text, strings.Fields(c.environ))
			switch {
			case c.tmux:
				if got != throughTmux(text)+plain(text) {
					t.Errorf("%s, %s: want it wrapped for tmux and bare", c.environ, name)
				}
			case c.gnu:
				if through, rest := throughScreen(t, got); through != plain(text) || rest != "" {
					t.Errorf("%s, %s: want it in pieces for GNU screen and nothing else", c.environ, name)
				}
			case c.bare && got != plain(text):
				t.Errorf("%s, %s: want it bare", c.environ, name)
			}
		}
	}
}

func TestCopyFromBehindSSHSuitsBothThatAreCalledScreen(t *testing.T) {
	t.Parallel()
	environ := []string{"TERM=screen-256color", "SSH_TTY=/dev/pts/1"}
	if through, rest := throughScreen(t, Copy("ScanId", environ)); through != plain("ScanId") || rest != plain("ScanId") {
		t.Errorf("a short text: %q behind GNU screen, %q for a tmux", through, rest)
	}
	if through, rest := throughScreen(t, Copy(report, environ)); through != plain(report) || rest != "" {
		t.Error("a long text: GNU screen would print it, or not pass it on")
	}
}

func TestNothingToCopyOrNowhere(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, environ string }{
		{"", "TERM=xterm-256color"}, // it would empty the clipboard
		{"", "TERM=screen STY=1.pts-0.host"},
		{"text", "TERM=linux"},
		{"text", "TERM=dumb"},
	} {
		if got := Copy(c.text, strings.Fields(c.environ)); got != "" {
			t.Errorf("%q with %s: %q", c.text, c.environ, got)
		}
	}
}
