package form

import (
	"slices"
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

// editLines draws the fields, below them a line about the field with the focus, and in the last line the
// button, which is always in sight.
func (f *Form) editLines(height int) []string {
	lines, from, to := f.fieldLines()
	foot := []string{"  " + widget.Button(f.th, f.text.Form.ReviewButton, f.focused() == nil)}
	if !f.tight() {
		feedback := ""
		if field := f.focused(); field != nil {
			width := max(0, f.fieldsWidth()-fieldMargin-1)
			feedback = strings.Repeat(" ", fieldMargin) + field.feedbackLine(f.th, width)
		}
		foot = append([]string{feedback}, foot...)
	}
	height = max(0, height-len(foot))
	return append(widget.Pad(slices.Clone(visibleLines(lines, from, to, height)), height), foot...)
}

// withPreview draws the preview pane beside the fields, if there is room.
func (f *Form) withPreview(lines []string, height int) []string {
	if f.previewWidth() == 0 {
		return lines
	}
	lines, preview := widget.Pad(lines, height), widget.Pad(f.previewLines(height), height)
	divider := " " + f.th.Faint.Render(f.th.Glyphs.Divider) + " "
	joined := make([]string, height)
	for i := range joined {
		joined[i] = fitStyled(lines[i], f.fieldsWidth()) + divider + preview[i]
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
	said := notice.Lines(f.th, f.width-2*fieldMargin, max(1, f.height/4)) // the form must stay in sight
	return append(lines, widget.Indented(said, fieldMargin)...)
}

// placeLines says where the scan is launched.
func (f *Form) placeLines() []string {
	words := strings.Join(f.place.words(f.fx, f.text), theme.Separator)
	lines := widget.Sentences(f.th.Strong, words, max(1, f.width-2))
	return widget.Indented(widget.Cut(lines, f.width-2, max(1, f.height/4)), 1)
}

// tight reports whether the screen is too low for headings and blank lines.
func (f *Form) tight() bool { return f.height < widget.RuledHeight }

// fieldLines draws every shown field. The lines from from up to, but not including, to have the focus.
func (f *Form) fieldLines() (lines []string, from, to int) {
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
			from = len(lines)
		}
		lines = append(lines, f.fieldLine(field, i == f.at)...)
		if i == f.at {
			to = len(lines)
		}
	}
	if f.focused() == nil {
		from, to = len(lines), len(lines)
	}
	return lines, from, to
}

// fieldLine draws a label and a value, with feedback beside or below the value.
func (f *Form) fieldLine(field *field, focused bool) []string {
	labelStyle := f.th.Muted
	if focused {
		labelStyle = f.th.Accent
	}
	labelWidth := f.text.Form.LabelWidth
	value, indent := f.valueWidth(), fieldMargin+labelWidth
	body := field.body(f.th, value, f.openRows(), focused)
	label := labelStyle.Render(widget.Fit(field.words.Label, labelWidth, false))
	line := " " + f.marker(focused) + " " + label + body[0]
	below := widget.Indented(body[1:], indent)
	room, beside := f.fieldsWidth()-indent-value-3, true
	if room < leastFeedback {
		room, beside = max(0, f.fieldsWidth()-indent-1), false
	}
	feedback, style := field.feedbackText(f.th, focused, room)
	if lipgloss.Width(feedback) > room { // below the value it can be read whole
		room, beside = max(1, f.fieldsWidth()-indent-1), false
	}
	switch {
	case feedback == "":
	case beside:
		line += "  " + style.Render(feedback)
	default:
		said := widget.Sentences(style, feedback, room)
		if f.tight() {
			said = []string{style.Render(ansi.Truncate(feedback, room, theme.Ellipsis))}
		}
		below = append(below, widget.Indented(said, indent)...)
	}
	bad := f.badLines(field, focused, max(0, f.fieldsWidth()-indent-1))
	return slices.Concat([]string{line}, below, widget.Indented(bad, indent))
}

// maxOpenRows is how many rows of the targets are in sight while they have the focus.
const maxOpenRows = 5

// openRows returns how many rows the targets may have: fewer on a low screen, so that their feedback is in
// sight as well.
func (f *Form) openRows() int { return max(1, min(maxOpenRows, f.height/3)) }

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

// visibleLines returns height lines, among them those from from to to as far as they fit.
func visibleLines(lines []string, from, to, height int) []string {
	if len(lines) <= height {
		return lines
	}
	top := min(max(from-height/2, to-height), from, len(lines)-height)
	return lines[max(0, top):][:height]
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
