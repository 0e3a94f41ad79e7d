package terminal

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
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
