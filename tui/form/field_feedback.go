package form

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// feedbackText returns the feedback beside the value, of at most width cells: the problem of the value,
// what the value means, or what the field is for.
func (f *field) feedbackText(th *theme.Theme, focused bool, width int) (string, lipgloss.Style) {
	said, hint := f.feedback, f.words.Hint
	meaning, warns := f.meaning()
	style := th.Muted
	if said.Warns || warns {
		style = th.Caution
	}
	switch {
	case f.rejected != "":
		return f.rejected, th.Error
	case said.Problem != "" && f.left:
		return said.Problem, th.Error
	case meaning != "" && (focused || warns):
		value, _ := f.value()
		if full := value + theme.Separator + meaning; value != "" && lipgloss.Width(full) <= width {
			return full, style
		}
		return meaning, style
	case said.Meaning != "" && (said.Problem == "" || said.Warns):
		if full := said.Meaning + theme.Separator + hint; focused && hint != "" && lipgloss.Width(full) <= width {
			return full, style
		}
		return said.Meaning, style
	case focused:
		return hint, th.Muted
	default:
		return "", th.Muted
	}
}

// feedbackLine draws the line at the bottom of the form about the field with the focus: its label, what is
// sent, and what the value means or what its problem is. That stands beside the value as well,
// so that what the field is for takes its place if it is too long.
func (f *field) feedbackLine(th *theme.Theme, width int) string {
	said, style := f.feedbackText(th, true, width)
	name := f.words.Label
	if f.feedback.Sent != "" {
		name += "=" + f.feedback.Sent
	}
	meaning, _ := f.meaning()
	full := said
	switch value, _ := f.value(); {
	case meaning != "" && value != "":
		name += "=" + value
		if f.rejected == "" && f.feedback.Problem == "" {
			full = meaning
		}
	case f.feedback.Meaning != "" && f.words.Hint != "" && said == f.feedback.Meaning:
		full += theme.Separator + f.words.Hint
	}
	name += theme.Separator // so that it is not taken for a row of the form
	room := max(0, width-lipgloss.Width(name))
	if lipgloss.Width(full) > room && f.words.Hint != "" {
		full, style = f.words.Hint, th.Muted
	}
	return th.Muted.Render(name) + style.Render(ansi.Truncate(full, room, theme.Ellipsis))
}
