package tui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/widget"
)

// body draws the value in exactly width cells.
func (f *field) body(th *theme.Theme, width int, focused bool) string {
	if !f.isChoice() {
		s := f.input.View()
		return s + strings.Repeat(" ", max(0, width-lipgloss.Width(s)))
	}
	var parts []string
	total := 0
	for i, o := range f.options {
		sign, style := th.Glyphs.RadioOff, th.Muted
		if i == f.chosen {
			sign, style = th.Glyphs.RadioOn, th.Text
			if focused {
				style = th.Accent
			}
		}
		parts = append(parts, style.Render(sign+" "+o.Label))
		total += 2 + lipgloss.Width(o.Label)
	}
	for gap := 2; gap > 0; gap-- {
		if w := total + gap*(len(parts)-1); w <= width {
			return strings.Join(parts, strings.Repeat(" ", gap)) + strings.Repeat(" ", width-w)
		}
	}
	return th.Accent.Render(widget.Fit(theme.Previous+" "+f.options[f.chosen].Label+" "+theme.Next, width, false))
}

// message is what stands beside the value, in width cells: what is wrong with
// it, how it was understood, or what the field means.
func (f *field) message(th *theme.Theme, focused bool, width int) (string, lipgloss.Style) {
	style := th.Muted
	if f.warns {
		style = th.Caution
	}
	switch {
	case f.refused != "":
		return f.refused, th.Error
	case f.problem != "" && f.left:
		return f.problem, th.Error
	case f.isChoice() && (focused || f.option().Warns):
		return f.meaning(th, width)
	case f.remark != "" && (f.problem == "" || f.warns):
		if full := f.remark + theme.Separator + f.hint; focused && f.hint != "" && lipgloss.Width(full) <= width {
			return full, style
		}
		return f.remark, style
	case focused:
		return f.hint, th.Muted
	default:
		return "", th.Muted
	}
}

// meaning is the chosen option for the API and in words, as far as there is room.
func (f *field) meaning(th *theme.Theme, width int) (string, lipgloss.Style) {
	o, style := f.option(), th.Muted
	if o.Warns {
		style = th.Caution
	}
	if full := o.Value + theme.Separator + o.Meaning; o.Value != "" && lipgloss.Width(full) <= width {
		return full, style
	}
	return o.Meaning, style
}

// note is all there is to say about a field, in a line of its own: what it sets,
// to what, and what that means, or what is wrong with it.
func (f *field) note(th *theme.Theme, width int) string {
	said, style := f.message(th, true, width)
	name := f.parameter
	if f.sent != "" {
		name += "=" + f.sent
	}
	switch {
	case f.isChoice() && f.option().Value != "":
		name += "=" + f.option().Value
		if f.refused == "" && f.problem == "" {
			said = f.option().Meaning
		}
	case f.remark != "" && f.hint != "" && said == f.remark:
		said += theme.Separator + f.hint
	}
	said = ansi.Truncate(said, max(0, width-lipgloss.Width(name)-2), theme.Ellipsis)
	return th.Muted.Render(name) + "  " + style.Render(said)
}
