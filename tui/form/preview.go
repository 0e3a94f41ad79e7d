package form

import (
	"fmt"
	"math"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/client/target"
	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/safe"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// A list of more than foldAbove entries shows only its first foldedEntries entries.
const (
	foldAbove     = 5
	foldedEntries = 3
)

// narrowRequest is the width in cells below which the column of names is narrow. Longer names push their
// values to the right.
const narrowRequest = 60

// RequestPreview draws the parameters of each field as they are sent. A field that sends nothing has no
// lines; a field with a problem has the problem. Expanded shows long lists whole.
func (f *Form) RequestPreview(o order.Order, width int, expanded bool) []widget.Tall {
	most, nameWidth := foldAbove+1, 14
	if expanded {
		most = math.MaxInt
	}
	groups := make([][]client.Parameter, len(f.fields))
	for i, field := range f.fields {
		groups[i] = field.Parameters(o.Spec, most)
		if n := len(groups[i]); n > 0 && width >= narrowRequest {
			nameWidth = max(nameWidth, 16, len(groups[i][n-1].Name)+2)
		}
	}
	fields := make([]widget.Tall, len(f.fields))
	for i, field := range f.fields {
		if field.feedback.Problem != "" {
			fields[i].AddLines(f.problemLines(field, nameWidth, width)...)
			continue
		}
		group, more := groups[i], 0
		if len(group) > foldAbove && !expanded {
			group, more = group[:foldedEntries], len(field.Sent(o.Spec))-foldedEntries
		}
		for _, p := range group {
			room := width - max(len(p.Name)+1, nameWidth)
			draw := func() []string { return f.previewParameter(field, p, o, nameWidth, width) }
			fields[i].Add(fitsOneLine(p.Value, room), draw)
		}
		if more > 0 {
			folded := strings.Repeat(" ", nameWidth) + f.foldedLine(more)
			fields[i].AddLines(f.th.Muted.Render(ansi.Truncate(folded, width, "")))
		}
	}
	return fields
}

// fitsOneLine reports whether a value surely fits in one line. A host that is shown in both its forms is
// at most three times as wide as the form that is sent is long.
func fitsOneLine(value string, width int) bool { return 3*len(value)+len(" / ") <= width }

// foldedLine says how many entries of a list are not shown. In the review it also names the key that
// shows them.
func (f *Form) foldedLine(more int) string {
	line := fmt.Sprintf(f.text.Form.Folded, more)
	if f.review != nil {
		f.review.folded = true
		expand := f.keys.Review.Expand.Help()
		line += theme.Separator + expand.Key + " " + expand.Desc
	}
	return line
}

// nameColumn pads a name to a column of width cells. It does not cut a longer name.
func nameColumn(name string, width int) string {
	return name + strings.Repeat(" ", max(1, width-lipgloss.Width(name)))
}

// problemLines draws the problem of a field, or a dash before the field was left for the first time.
func (f *Form) problemLines(field *field, nameWidth, width int) []string {
	said := f.th.Glyphs.Dash
	style := f.th.Muted
	if field.left {
		said, style = field.feedback.Problem, f.th.Error
	}
	name := nameColumn(field.Name, nameWidth)
	lines := widget.Sentences(style, said, width-lipgloss.Width(name))
	lines[0] = f.th.Muted.Render(name) + lines[0]
	return append(lines[:1], widget.Indented(lines[1:], lipgloss.Width(name))...)
}

// maxValue is how much of a value is shown, in cells. No value that the API documentation allows is
// longer.
const maxValue = 1000

// previewParameter draws a name and a value as they are sent, a long value on several lines. What the
// value means follows if there is room.
func (f *Form) previewParameter(field *field, p client.Parameter, o order.Order, nameWidth, width int) []string {
	const valueColumn = 24
	name := nameColumn(p.Name, nameWidth)
	room := max(0, width-lipgloss.Width(name))
	value := p.Value
	if field.Kind == order.Targets {
		value = target.Display(value) // shows both forms of an internationalised name
	}
	value = ansi.Truncate(safe.Clean(value), maxValue, theme.Ellipsis)
	style, meaning := f.th.Text, f.inWords(field, p.Value, o)
	if _, warns := field.meaning(); warns {
		style = f.th.Caution
	}
	if !o.Applies(field.Name) {
		style = f.th.Muted
	}
	parts := strings.Split(ansi.Hardwrap(value, max(1, room), true), "\n")
	lines := []string{f.th.Muted.Render(name) + style.Render(parts[0])}
	for _, part := range parts[1:] {
		lines = append(lines, strings.Repeat(" ", lipgloss.Width(name))+style.Render(part))
	}
	used := lipgloss.Width(value)
	gap := max(2, valueColumn-used)
	if width < narrowRequest || used+gap+lipgloss.Width(meaning) > room {
		gap = 2 // without alignment, more meanings fit
	}
	if meaning == "" || used+gap+lipgloss.Width(meaning) > room {
		return lines
	}
	lines[0] += strings.Repeat(" ", gap) + f.th.Muted.Render(meaning)
	return lines
}

// inWords says what the value of a parameter means.
func (f *Form) inWords(field *field, value string, o order.Order) string {
	switch field.Kind {
	case order.Date, order.EndDate:
		return field.Of(&o.Spec).(*time.Time).Format(text.FullTime)
	case order.Clock, order.EndClock:
		return order.WindowZone(f.text, o.Spec)
	}
	if !o.Applies(field.Name) {
		return f.text.Form.NotUsed
	}
	return field.words.Choices[value].Meaning
}
