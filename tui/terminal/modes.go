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

// modes are the settings of a terminal that a view chooses. The zero value is a terminal that
// was just taken over.
type modes struct {
	mouse    string // the sequence that switches the mouse mode on
	progress string // the sequence that shows the progress bar
	title    string // a title from cleanTitle
}

// modesOf returns the modes of a view, without those that the terminal does not support.
func (s *screen) modesOf(v tea.View) modes {
	m := modes{mouse: mouse(v.MouseMode), title: cleanTitle(v.WindowTitle)}
	if s.hasProgress {
		m.progress = progress(v.ProgressBar)
	}
	return m
}

// change returns the sequence that changes a terminal from the modes m to those in to. It
// returns "" if they are the same.
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

// mouse returns the sequence for a mouse mode. For CellMotion it requests clicks and the
// wheel but no drags, which scantop does not use and which would send a report for each cell.
// SGR coordinates have no limit at column 223.
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

// cleanTitle makes other people's text harmless in a window title: it can neither end the
// sequence that sets the title nor reverse the text around it.
func cleanTitle(title string) string {
	title = strings.Map(func(r rune) rune { // Map also replaces invalid UTF-8
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, title)
	return ansi.Truncate(title, titleWidth, "...")
}

// ConEmu's sequence OSC 9;4 shows a progress bar on the tab or in the taskbar. Its parameters
// are a state and a percentage. It ends in ST here, because VTE ignores the form of package
// ansi, which ends in BEL.
const (
	progressForm = "\x1b]9;4;%d;%d\x1b\\"
	progressOff  = "\x1b]9;4;0;0\x1b\\"
)

// progress returns the sequence that shows a progress bar, or "" for no bar.
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

// hasProgress reports whether a terminal is known to show a progress bar. Others read OSC 9 as
// iTerm2's notification: iTerm2 before 3.6.6, kitty before 0.38 and some more show a
// notification "4;1;37" at each percent. A terminal cannot be queried for this, so an unknown
// one, such as most terminals over SSH, gets no sequence; a missing bar does no harm. tmux and
// GNU screen drop the sequence, whatever variables they pass on.
func hasProgress(environ uv.Environ) bool {
	if isConsole(environ) {
		return false
	}
	switch environ.Getenv("TERM") {
	case "xterm-kitty", "foot": // they may have inherited the variables of another terminal
		return false
	case "xterm-ghostty": // over SSH only TERM identifies it
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
	// TERM_FEATURES joins features. Each is a capital letter and perhaps some small letters; P alone is
	// the progress bar. See iterm2.com/feature-reporting.
	iTerm2, _ := regexp.MatchString("P([^a-z]|$)", environ.Getenv("TERM_FEATURES"))
	return windowsTerminal || iTerm2 || environ.Getenv("ConEmuANSI") == "ON" ||
		atLeast("VTE_VERSION", 8000) || atLeast("KONSOLE_VERSION", 260400) // VTE 0.80 (GNOME 48), Konsole 26.04
}
