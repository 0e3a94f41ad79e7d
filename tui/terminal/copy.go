package terminal

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// screenString is how many bytes of a sequence are passed to GNU screen at a
// time. It has room for 767, and had for 255 before 2014; what is longer than
// that it prints.
const screenString = 250

// Copy returns the sequence, for tea.Raw, that puts a text on the clipboard of
// the terminal: OSC 52, which reaches the user's own machine over SSH. Whether
// the terminal obeys is up to its settings, and it does not say. environ has
// elements of the form NAME=value and tells what is between here and there. The
// sequence is "" if there is nothing to copy, or no clipboard, as on a console.
//
// The text may be anybody's: it travels in base64. One of n bytes makes for 4n/3
// bytes, and twice as many inside tmux.
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
		// It takes the one with set-clipboard on, hands the other through with
		// allow-passthrough on, and drops what it does not take.
		return ansi.TmuxPassthrough(sequence) + sequence
	case gnu, likeScreen && len(sequence) > screenString:
		return ansi.ScreenPassthrough(sequence, screenString)
	case likeScreen:
		// Over SSH, and behind it GNU screen, which ignores the second, or a
		// tmux that goes by that name, which ignores the first.
		return ansi.ScreenPassthrough(sequence, screenString) + sequence
	}
	return sequence
}
