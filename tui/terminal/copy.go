package terminal

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// screenString is the number of bytes passed to GNU screen in one string. Its limit is 767
// bytes, and was 255 before 2014. It prints what exceeds the limit.
const screenString = 250

// Copy returns a sequence for tea.Raw that puts a text on the clipboard of the user's
// terminal, also over SSH (OSC 52). The terminal's settings decide whether it obeys, and it
// does not report that. environ has elements of the form NAME=value; it shows which
// multiplexers are between the program and the terminal. Copy returns "" if the text is empty
// or the terminal has no clipboard, such as a console.
//
// Any text is safe, because it is sent in base64. A text of n bytes takes 4n/3 bytes, and
// twice as many inside tmux.
func Copy(text string, environ []string) string {
	env := uv.Environ(environ)
	name := env.Getenv("TERM")
	if text == "" || isConsole(env) {
		return ""
	}
	tmux, gnu := env.Getenv("TMUX") != "", env.Getenv("STY") != ""
	likeScreen := strings.HasPrefix(name, "screen")
	sequence := ansi.SetSystemClipboard(text)
	switch {
	case strings.HasPrefix(name, "tmux"), tmux && !gnu:
		// tmux reads the plain sequence with set-clipboard on, passes the wrapped one on with
		// allow-passthrough on, and ignores each of them otherwise.
		return ansi.TmuxPassthrough(sequence) + sequence
	case gnu, likeScreen && len(sequence) > screenString:
		return ansi.ScreenPassthrough(sequence, screenString)
	case likeScreen:
		// TERM may come from GNU screen over SSH, which ignores the plain sequence, or from a
		// tmux that calls itself screen, which ignores the wrapped one.
		return ansi.ScreenPassthrough(sequence, screenString) + sequence
	}
	return sequence
}
