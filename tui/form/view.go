package form

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/widget"
)

// Widths of the columns of the form, in cells.
const (
	fieldMargin   = 3  // a space, the cursor, a space
	valueWidth    = 30 // of a value with feedback beside it
	leastFeedback = 24 // with less room, feedback stands below the value
)

// View draws the fields, the review or the confirmation.
func (f *Form) View() string {
	if f.width <= 0 || f.height <= 0 {
		return ""
	}
	head := f.head()
	room := max(0, f.height-len(head))
	switch {
	case f.review != nil && f.review.confirmation != nil:
		return widget.Block(append(head, f.confirmationLines(room)...), f.width, f.height)
	case f.review != nil:
		return widget.Block(append(head, f.reviewLines(room)...), f.width, f.height)
	}
	return widget.Block(append(head, f.withPreview(f.editLines(room), room)...), f.width, f.height)
}

// editLines draws the fields, and below them a line about the field with the focus.
func (f *Form) editLines(height int) []string {
	lines, focused := f.fieldLines()
	field := f.focused()
	if f.tight() {
		return visibleLines(lines, focused, height)
	}
	shown := visibleLines(lines, focused, height-1)
	feedback := ""
	if field != nil {
		feedback = strings.Repeat(" ", fieldMargin) + field.feedbackLine(f.th, max(0, f.fieldsWidth()-fieldMargin-1))
	}
	for len(shown) < height-1 {
		shown = append(shown, "")
	}
	return append(shown, feedback)
}

// withPreview draws the preview pane beside the fields, if there is room.
func (f *Form) withPreview(lines []string, height int) []string {
	if f.previewWidth() == 0 {
		return lines
	}
	preview := f.previewLines(height)
	joined := make([]string, height)
	for i := range joined {
		left, right := "", ""
		if i < len(lines) {
			left = lines[i]
		}
		if i < len(preview) {
			right = preview[i]
		}
		joined[i] = fitStyled(left, f.fieldsWidth()) + " " + f.th.Faint.Render(f.th.Glyphs.Divider) + " " + right
	}
	return joined
}

// fitStyled cuts or pads a styled line to exactly width cells.
func fitStyled(line string, width int) string {
	line = ansi.Truncate(line, max(0, width), theme.Ellipsis)
	return line + strings.Repeat(" ", max(0, width-lipgloss.Width(line)))
}

// fieldsWidth returns the width of the screen without the preview pane.
func (f *Form) fieldsWidth() int { return f.width - f.previewWidth() }

// head draws the title of the screen and the notice.
func (f *Form) head() []string {
	title := f.text.Form.Title
	switch {
	case f.review != nil && f.review.confirmation != nil:
		title = f.text.Form.Confirm.Title
	case f.Sending():
		title = f.text.Form.SendingTitle
	case f.review != nil:
		title = f.text.Form.ReviewTitle
	}
	lines := []string{" " + f.th.Strong.Render(title)}
	if f.review != nil {
		lines = append(lines, f.placeLines()...)
	}
	if !f.tight() {
		lines = append(lines, widget.Rule(f.th, f.width))
	}
	notice := f.notice
	if notice.Text == "" {
		notice = widget.Notice{Text: f.unsaved, Level: widget.Warning}
	}
	if notice.Text == "" {
		return lines
	}
	said := widget.Paragraph(notice.Style(f.th), notice.Text, f.width)
	if most := max(1, f.height/4); len(said) > most { // the form must stay in sight
		said = said[:most]
		said[most-1] += notice.Style(f.th).Render(theme.Ellipsis)
	}
	return append(lines, said...)
}

// placeLines says where the scan is launched.
func (f *Form) placeLines() []string {
	words := strings.Join(f.place.words(f.fx, f.text), theme.Separator)
	lines := widget.Sentences(f.th.Strong, words, max(1, f.width-2))
	return widget.Indented(lines[:min(len(lines), max(1, f.height/4))], 1)
}

// tight reports whether the screen is too low for headings and blank lines.
func (f *Form) tight() bool { return f.height < widget.RuledHeight }

// fieldLines draws every shown field. It also returns the index of the line with the focus.
func (f *Form) fieldLines() (lines []string, focused int) {
	last, w := "", f.text.Form
	headings := []string{order.What: w.What, order.How: w.How, order.When: w.When}
	for i, field := range f.shown() {
		if heading := headings[field.Section]; heading != last && !f.tight() {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, "   "+f.th.Heading.Render(heading))
			last = heading
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
	return append(lines, "  "+widget.Button(f.th, f.text.Form.ReviewButton, onButton)), focused
}

// fieldLine draws a label and a value, with feedback beside or below the value.
func (f *Form) fieldLine(field *field, focused bool) []string {
	labelStyle := f.th.Muted
	if focused {
		labelStyle = f.th.Accent
	}
	labelWidth := f.text.Form.LabelWidth
	value := f.valueWidth()
	line := " " + f.marker(focused) + " " + labelStyle.Render(widget.Fit(field.words.Label, labelWidth, false)) +
		field.body(f.th, value, focused)
	indent := fieldMargin + labelWidth
	room, beside := f.fieldsWidth()-indent-value-3, true
	if room < leastFeedback {
		room, beside = max(0, f.fieldsWidth()-indent-1), false
	}
	below := widget.Indented(f.badLines(field, focused, max(0, f.fieldsWidth()-indent-1)), indent)
	feedback, style := field.feedbackText(f.th, focused, room)
	if feedback == "" {
		return append([]string{line}, below...)
	}
	problem := feedback == field.rejected || feedback == field.feedback.Problem
	if problem && lipgloss.Width(feedback) > room { // below the value it can be read whole
		room, beside = max(0, f.fieldsWidth()-indent-1), false
	}
	feedback = style.Render(ansi.Truncate(feedback, room, theme.Ellipsis))
	if beside {
		return append([]string{line + "  " + feedback}, below...)
	}
	return append([]string{line, strings.Repeat(" ", indent) + feedback}, below...)
}

// marker draws the cursor before the field with the focus.
func (f *Form) marker(focused bool) string {
	if !focused {
		return " "
	}
	return f.th.Accent.Render(f.th.Glyphs.Cursor)
}

// valueWidth returns the width of values: fixed if feedback is beside them, and else what is left.
func (f *Form) valueWidth() int {
	left := fieldMargin + f.text.Form.LabelWidth
	if f.fieldsWidth()-left-valueWidth-3 >= leastFeedback {
		return valueWidth
	}
	return max(1, f.fieldsWidth()-left-1)
}

// visibleLines returns height lines, among them a given one.
func visibleLines(lines []string, line, height int) []string {
	height = max(0, height)
	if len(lines) <= height {
		return lines
	}
	top := max(0, min(line-height/2, len(lines)-height))
	return lines[top : top+height]
}

// SetSize sets the size of the screen in cells and lines.
func (f *Form) SetSize(width, height int) {
	f.width, f.height = width, height
	f.dress()
	f.scrollPreview()
}

// SetTheme sets the colours and signs.
func (f *Form) SetTheme(th *theme.Theme) {
	f.th = th
	f.dress()
}

func (f *Form) dress() {
	for _, field := range f.fields {
		field.dress(f.th, f.valueWidth())
	}
}
