package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// Widths of the form's columns, in cells.
const (
	fieldMargin  = 3  // a blank, the cursor, a blank
	valueWidth   = 30 // of a value with its message beside it
	leastMessage = 24 // a narrower message stands below the value
)

// heading is the title of the group that a parameter begins, if it begins one.
func (f *scanForm) heading(parameter string) string {
	switch parameter {
	case "Name":
		return f.text.Form.What
	case "FlowName":
		return f.text.Form.How
	case "TriggerType":
		return f.text.Form.When
	default:
		return ""
	}
}

// View draws the fields, or the review.
func (f *scanForm) View() string {
	if f.width <= 0 || f.height <= 0 {
		return ""
	}
	head := f.head()
	room := f.height - len(head)
	if f.review != nil {
		return block(append(head, f.reviewLines(room)...), f.width, f.height)
	}
	lines, focused := f.fieldLines()
	return block(append(head, window(lines, focused, room)...), f.width, f.height)
}

// head names the screen and says what there is to say.
func (f *scanForm) head() []string {
	title := f.text.Form.Title
	if f.review != nil {
		title = f.text.Form.ReviewTitle
	}
	lines := []string{" " + f.th.Strong.Render(title)}
	if !f.tight() {
		lines = append(lines, rule(f.th, f.width))
	}
	if f.banner == "" {
		return lines
	}
	style := f.th.Accent
	if f.bad {
		style = f.th.Error
	}
	said := strings.Split(ansi.Wrap(f.banner, max(1, f.width-6), ""), "\n")
	if most := max(1, f.height/4); len(said) > most { // the form must stay in sight
		said = said[:most]
		said[most-1] += theme.Ellipsis
	}
	for _, line := range said {
		lines = append(lines, "   "+style.Render(line))
	}
	return lines
}

// tight is true where headings and blanks would cost fields.
func (f *scanForm) tight() bool { return f.height < ruledHeight }

// fieldLines draws every shown field and tells the line of the focused one.
func (f *scanForm) fieldLines() (lines []string, focused int) {
	for i, field := range f.shown() {
		if heading := f.heading(field.parameter); heading != "" && !f.tight() {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, "   "+f.th.Heading.Render(heading))
		}
		if i == f.at {
			focused = len(lines)
		}
		lines = append(lines, f.fieldLine(field, i == f.at)...)
	}
	if !f.tight() {
		lines = append(lines, "")
	}
	onButton := f.at == len(f.shown())
	if onButton {
		focused = len(lines)
	}
	return append(lines, " "+f.marker(onButton)+" "+button(f.th, f.text.Form.ReviewButton, onButton)), focused
}

// fieldLine draws the label, the value and, beside or below it, the message.
func (f *scanForm) fieldLine(field *field, focused bool) []string {
	labelStyle := f.th.Muted
	if focused {
		labelStyle = f.th.Accent
	}
	labelWidth := f.text.Form.LabelWidth
	value := f.valueWidth()
	line := " " + f.marker(focused) + " " + labelStyle.Render(fit(field.label, labelWidth, false)) +
		field.body(f.th, value, focused)
	indent := fieldMargin + labelWidth
	room, beside := f.width-indent-value-3, true
	if room < leastMessage {
		room, beside = max(0, f.width-indent-1), false
	}
	message, style := field.message(f.th, focused, room)
	if message == "" {
		return []string{line}
	}
	message = style.Render(ansi.Truncate(message, room, theme.Ellipsis))
	if beside {
		return []string{line + "  " + message}
	}
	return []string{line, strings.Repeat(" ", indent) + message}
}

// marker shows where the focus is.
func (f *scanForm) marker(focused bool) string {
	if !focused {
		return " "
	}
	return f.th.Accent.Render(f.th.Glyphs.Cursor)
}

// valueWidth is how wide values are: fixed beside messages, else what is left.
func (f *scanForm) valueWidth() int {
	left := fieldMargin + f.text.Form.LabelWidth
	if f.width-left-valueWidth-3 >= leastMessage {
		return valueWidth
	}
	return max(1, f.width-left-1)
}

// button draws a button; the focused one is filled.
func button(th *theme.Theme, label string, focused bool) string {
	if focused {
		return th.FocusedButton.Render("[ " + label + " ]")
	}
	return th.Button.Render("[ " + label + " ]")
}

// window is the part of lines, height long, in which a line is in sight.
func window(lines []string, line, height int) []string {
	height = max(0, height)
	if len(lines) <= height {
		return lines
	}
	top := max(0, min(line-height/2, len(lines)-height))
	return lines[top : top+height]
}

// SetSize lays the fields out.
func (f *scanForm) SetSize(width, height int) {
	f.width, f.height = width, height
	for _, field := range f.fields {
		field.input.SetWidth(max(1, f.valueWidth()-1)) // the cursor takes a cell of its own
		field.input.SetCursor(field.input.Position())  // scrolls it into sight
	}
}

// SetTheme restyles the fields.
func (f *scanForm) SetTheme(th *theme.Theme) {
	f.th = th
	for _, field := range f.fields {
		field.input.SetStyles(th.TextInput())
	}
}
