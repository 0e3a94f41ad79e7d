package terminal

import (
	"encoding/base64"
	"strings"
	"testing"
)

// report is other people's text, as large as a list of commands may be.
var report = strings.Repeat("scantop \x1b]0;pwned\a 扫描\n", 4000) // 100 KB and more

func plain(text string) string {
	return "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\a"
}

func throughTmux(text string) string {
	return "\x1bPtmux;" + strings.ReplaceAll(plain(text), "\x1b", "\x1b\x1b") + "\x1b\\"
}

// throughScreen returns the content of the device control strings, which GNU screen passes on
// to the terminal, and what is outside of them.
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
			t.Errorf("GNU screen would print a string of %d bytes, which is too long", len(piece))
		}
	}
	return passedOn, rest
}

func TestCopyPassesThroughMultiplexers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		environ         string
		tmux, gnu, bare bool // the forms in which the text must be written
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
		{"TERM=screen TMUX=/tmp/tmux-0/default,1,0 STY=1.pts-0.host", false, true, false}, // one inside the other
	} {
		for name, text := range map[string]string{"short": "ScanId 扫", "long": report} {
			got := Copy(text, strings.Fields(c.environ))
			switch {
			case c.tmux:
				if got != throughTmux(text)+plain(text) {
					t.Errorf("%s, %s: want it wrapped for tmux, and plain", c.environ, name)
				}
			case c.gnu:
				if through, rest := throughScreen(t, got); through != plain(text) || rest != "" {
					t.Errorf("%s, %s: want only pieces for GNU screen", c.environ, name)
				}
			case c.bare && got != plain(text):
				t.Errorf("%s, %s: want it plain", c.environ, name)
			}
		}
	}
}

func TestCopyOverSSHSuitsEachScreen(t *testing.T) {
	t.Parallel()
	environ := []string{"TERM=screen-256color", "SSH_TTY=/dev/pts/1"}
	through, rest := throughScreen(t, Copy("ScanId", environ))
	if through != plain("ScanId") || rest != plain("ScanId") {
		t.Errorf("a short text is written as %q for GNU screen, %q for tmux", through, rest)
	}
	if through, rest := throughScreen(t, Copy(report, environ)); through != plain(report) || rest != "" {
		t.Error("GNU screen would print a long text, or not pass it on")
	}
}

func TestCopyWithoutTextOrClipboard(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, environ string }{
		{"", "TERM=xterm-256color"}, // an empty text would clear the clipboard
		{"", "TERM=screen STY=1.pts-0.host"},
		{"text", "TERM=linux"},
		{"text", "TERM=dumb"},
	} {
		if got := Copy(c.text, strings.Fields(c.environ)); got != "" {
			t.Errorf("%q is copied with %s as %q", c.text, c.environ, got)
		}
	}
}
