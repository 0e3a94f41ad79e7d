package screen

import (
	"bytes"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// sameModes reports whether two views ask for the same of the terminal besides
// their content.
func sameModes(a, b tea.View) bool {
	return a.WindowTitle == b.WindowTitle && a.MouseMode == b.MouseMode && progressOf(a) == progressOf(b)
}

func progressOf(v tea.View) tea.ProgressBar {
	if v.ProgressBar == nil {
		return tea.ProgressBar{}
	}
	return *v.ProgressBar
}

// writeModes writes what leads from one view's modes to another's: the window
// title, the mouse, the terminal's progress indicator. Of tea.View these are
// what scantop uses; the alternate screen is always on, the cursor always
// hidden.
func writeModes(b *bytes.Buffer, from, to tea.View) {
	if from.WindowTitle != to.WindowTitle {
		b.WriteString(ansi.SetWindowTitle(to.WindowTitle))
	}
	if from.MouseMode != to.MouseMode {
		if from.MouseMode != tea.MouseModeNone {
			b.WriteString(ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr)
		}
		switch to.MouseMode {
		case tea.MouseModeCellMotion:
			b.WriteString(ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr)
		case tea.MouseModeAllMotion:
			b.WriteString(ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr)
		}
	}
	if progressOf(from) != progressOf(to) {
		b.WriteString(progressSequence(progressOf(to)))
	}
}

func progressSequence(p tea.ProgressBar) string {
	switch p.State {
	case tea.ProgressBarDefault:
		return ansi.SetProgressBar(p.Value)
	case tea.ProgressBarError:
		return ansi.SetErrorProgressBar(p.Value)
	case tea.ProgressBarWarning:
		return ansi.SetWarningProgressBar(p.Value)
	case tea.ProgressBarIndeterminate:
		return ansi.SetIndeterminateProgressBar
	default:
		return ansi.ResetProgressBar
	}
}
