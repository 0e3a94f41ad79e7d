package form

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/widget"
)

// Widths of the form's columns, in cells.
const (
	fieldMargin  = 3  // a blank, the cursor, a blank
	valueWidth   = 30 // of a value with its message beside it
	leastMessage = 24 // a narrower message stands below the value
)

// View draws the fields, or the review.
func (f *Form) View() string {
	if f.width <= 0 || f.height <= 0 {
		return ""
	}
	head := f.head()
	room := max(0, f.height-len(head))
	switch {
	case f.review != nil && f.review.ask != nil:
		return widget.Block(append(head, f.confirmationLines(room)...), f.width, f.height)
	case f.review != nil:
		return widget.Block(append(head, f.reviewLines(room)...), f.width, f.height)
	}
	return widget.Block(append(head, f.withSide(f.editLines(room), room)...), f.width, f.height)
}

// editLines are the fields, and below them a line about the one with the focus.
func (f *Form) editLines(height int) []string {
	lines, focused := f.fieldLines()
	field := f.focused()
	if f.tight() {
		return window(lines, focused, height)
	}
	shown := window(lines, focused, height-1)
	note := ""
	if field != nil {
		note = strings.Repeat(" ", fieldMargin) + field.note(f.th, max(0, f.fieldsWidth()-fieldMargin-1))
	}
	for len(shown) < height-1 {
		shown = append(shown, "")
	}
	return append(shown, note)
}

// withSide sets the review beside the fields where there is room.
func (f *Form) withSide(lines []string, height int) []string {
	if f.sideWidth() == 0 {
		return lines
	}
	side := f.sideLines(height)
	joined := make([]string, height)
	for i := range joined {
		left, right := "", ""
		if i < len(lines) {
			left = lines[i]
		}
		if i < len(side) {
			right = side[i]
		}
		joined[i] = fitStyled(left, f.fieldsWidth()) + " " + f.th.Faint.Render(f.th.Glyphs.Divider) + " " + right
	}
	return joined
}

// fitStyled is a drawn line in exactly width cells.
func fitStyled(line string, width int) string {
	line = ansi.Truncate(line, max(0, width), theme.Ellipsis)
	return line + strings.Repeat(" ", max(0, width-lipgloss.Width(line)))
}

// fieldsWidth is what the fields have of the screen.
func (f *Form) fieldsWidth() int { return f.width - f.sideWidth() }

// head names the screen and says what there is to say.
func (f *Form) head() []string {
	title := f.text.Form.Title
	switch {
	case f.review != nil && f.review.ask != nil:
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
	banner, style := f.notice.Text, f.th.Accent
	if f.notice.Level == widget.Warning || banner == "" {
		style = f.th.Error
	}
	if banner == "" {
		banner = f.unkept
	}
	if banner == "" {
		return lines
	}
	said := strings.Split(ansi.Wrap(banner, max(1, f.width-6), ""), "\n")
	if most := max(1, f.height/4); len(said) > most { // the form must stay in sight
		said = said[:most]
		said[most-1] += theme.Ellipsis
	}
	for _, line := range said {
		lines = append(lines, "   "+style.Render(line))
	}
	return lines
}

// placeLines say where the scan is launched.
func (f *Form) placeLines() []string {
	words := strings.Join(f.place.words(f.fx, f.text), theme.Separator)
	lines := widget.Wrap([]widget.Span{{Text: words, Style: f.th.Strong}}, max(1, f.width-2))
	return widget.Indented(lines[:min(len(lines), max(1, f.height/4))], 1)
}

// tight is true where headings and blanks would cost fields.
func (f *Form) tight() bool { return f.height < widget.RuledHeight }

// fieldLines draws every shown field and tells the line of the focused one.
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
	return append(lines, "  "+button(f.th, f.text.Form.ReviewButton, onButton)), focused
}

// fieldLine draws the label, the value and, beside or below it, the message.
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
	if room < leastMessage {
		room, beside = max(0, f.fieldsWidth()-indent-1), false
	}
	below := widget.Indented(f.badLines(field, focused, max(0, f.fieldsWidth()-indent-1)), indent)
	message, style := field.message(f.th, focused, room)
	if message == "" {
		return append([]string{line}, below...)
	}
	message = style.Render(ansi.Truncate(message, room, theme.Ellipsis))
	if beside {
		return append([]string{line + "  " + message}, below...)
	}
	return append([]string{line, strings.Repeat(" ", indent) + message}, below...)
}

// marker shows where the focus is.
func (f *Form) marker(focused bool) string {
	if !focused {
		return " "
	}
	return f.th.Accent.Render(f.th.Glyphs.Cursor)
}

// valueWidth is how wide values are: fixed beside messages, else what is left.
func (f *Form) valueWidth() int {
	left := fieldMargin + f.text.Form.LabelWidth
	if f.fieldsWidth()-left-valueWidth-3 >= leastMessage {
		return valueWidth
	}
	return max(1, f.fieldsWidth()-left-1)
}

// button draws a button. The focused one is filled, and has a sign of its own on
// both sides where nothing is filled: a mark at the beginning of the line would be
// read as one of the button that comes first.
func button(th *theme.Theme, label string, focused bool) string {
	if focused {
		return th.FocusedButton.Render(theme.Next + "[ " + label + " ]" + theme.Previous)
	}
	return " " + th.Button.Render("[ "+label+" ]") + " "
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
func (f *Form) SetSize(width, height int) {
	f.width, f.height = width, height
	f.dress()
	f.followSide()
}

// SetTheme restyles the fields.
func (f *Form) SetTheme(th *theme.Theme) {
	f.th = th
	f.dress()
}

func (f *Form) dress() {
	for _, field := range f.fields {
		field.dress(f.th, f.valueWidth())
	}
}
