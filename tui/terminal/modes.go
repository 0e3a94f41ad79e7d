package terminal

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// modes is what a view asks of the terminal besides its cells. The zero value
// asks for nothing, as is the case on a terminal that was just taken over.
type modes struct {
	mouse    string // the sequence that switches it on
	progress string // the sequence that shows it
	title    string // harmless
}

// modesOf picks from a view what this terminal understands.
func (s *screen) modesOf(v tea.View) modes {
	m := modes{mouse: mouse(v.MouseMode), title: cleanTitle(v.WindowTitle)}
	if s.hasProgress {
		m.progress = progress(v.ProgressBar)
	}
	return m
}

// change is what brings a terminal from one state to the other, "" if they are
// the same.
func (m modes) change(to modes) string {
	var b strings.Builder
	if to.mouse != m.mouse {
		if m.mouse != "" {
			b.WriteString(mouseOff)
		}
		b.WriteString(to.mouse)
	}
	if to.progress != m.progress {
		if to.progress == "" {
			b.WriteString(progressOff)
		}
		b.WriteString(to.progress)
	}
	if to.title != m.title {
		b.WriteString(ansi.SetWindowTitle(to.title))
	}
	return b.String()
}

const mouseOff = ansi.ResetModeMouseNormal + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr

// mouse is the sequence for a mouse mode. CellMotion gets clicks and the wheel
// but no drags: nothing here is dragged, and each cell of a drag would be a
// report on the line and a message. The coordinates come as SGR, which has no
// limit at column 223.
func mouse(mode tea.MouseMode) string {
	switch mode {
	case tea.MouseModeCellMotion:
		return ansi.SetModeMouseNormal + ansi.SetModeMouseExtSgr
	case tea.MouseModeAllMotion:
		return ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr
	}
	return ""
}

// titleWidth bounds the window title, in cells.
const titleWidth = 120

// cleanTitle makes other people's text harmless in a window title: nothing in
// it may end the sequence that sets the title, or turn the text around it.
func cleanTitle(title string) string {
	title = strings.Map(func(r rune) rune { // it replaces bytes that are no UTF-8
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, title)
	return ansi.Truncate(title, titleWidth, "...")
}

// ConEmu's sequence for a progress bar on the tab or in the taskbar, OSC 9;4,
// with a state and a percentage. It ends in ST: VTE ignores the form of package
// ansi, which ends in BEL.
const (
	progressForm = "\x1b]9;4;%d;%d\x1b\\"
	progressOff  = "\x1b]9;4;0;0\x1b\\"
)

// progress is the sequence that shows a bar, "" for none.
func progress(bar *tea.ProgressBar) string {
	if bar == nil || bar.State == tea.ProgressBarNone {
		return ""
	}
	percent := min(max(bar.Value, 0), 100)
	if bar.State == tea.ProgressBarIndeterminate {
		percent = 0
	}
	return fmt.Sprintf(progressForm, bar.State, percent) // Bubble Tea numbers the states as ConEmu does
}

// hasProgress reports whether a terminal is known to show progress. Others take
// OSC 9 for iTerm2's notification: iTerm2 before 3.6.6, kitty before 0.38 and
// whoever else followed them pop up "4;1;37" at each percent. No question to the
// terminal would tell, so an unknown one, as behind most SSH connections, gets
// nothing: a missing bar harms nobody. tmux and GNU screen swallow the sequence,
// whatever variables they hand down.
func hasProgress(environ uv.Environ) bool {
	if isConsole(environ) {
		return false
	}
	switch environ.Getenv("TERM") {
	case "xterm-kitty", "foot": // may have inherited the variables of another
		return false
	case "xterm-ghostty": // its only mark over SSH
		return true
	}
	switch environ.Getenv("TERM_PROGRAM") {
	case "ghostty", "WezTerm":
		return true
	}
	atLeast := func(name string, version int) bool {
		n, err := strconv.Atoi(environ.Getenv(name))
		return err == nil && n >= version
	}
	_, windowsTerminal := environ.LookupEnv("WT_SESSION")
	// A feature is a capital, with small letters behind it if it is not P but
	// another: iterm2.com/feature-reporting.
	iTerm2, _ := regexp.MatchString("P([^a-z]|$)", environ.Getenv("TERM_FEATURES"))
	return windowsTerminal || iTerm2 || environ.Getenv("ConEmuANSI") == "ON" ||
		atLeast("VTE_VERSION", 8000) || atLeast("KONSOLE_VERSION", 260400) // 0.80, of GNOME 48, and 26.04
}
