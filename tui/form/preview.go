package form

import (
	"fmt"
	"math"
	"strconv"
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

// Lists of more than foldAbove entries are shown by their first foldedEntries.
const (
	foldAbove     = 5
	foldedEntries = 3
)

// narrowSent is the width below which names stand closer to their values, and
// long ones push theirs aside.
const narrowSent = 60

// SentFields draws the parameters of each field as they are sent, none for what is
// not sent. In the place of what cannot be sent stands why not.
func (f *Form) SentFields(o order.Order, width int, expanded bool) []widget.Tall {
	most, nameWidth := foldAbove+1, 14
	if expanded {
		most = math.MaxInt
	}
	groups := make([][]client.Parameter, len(f.fields))
	for i, field := range f.fields {
		groups[i] = field.Parameters(o.Spec, most)
		if n := len(groups[i]); n > 0 && width >= narrowSent {
			nameWidth = max(nameWidth, 16, len(groups[i][n-1].Name)+2)
		}
	}
	fields := make([]widget.Tall, len(f.fields))
	for i, field := range f.fields {
		if field.feedback.Problem != "" {
			fields[i].AddLines(f.problemLine(field, nameWidth, width))
			continue
		}
		group, more := groups[i], 0
		if len(group) > foldAbove && !expanded {
			group, more = group[:foldedEntries], len(field.Sent(o.Spec))-foldedEntries
		}
		for _, p := range group {
			room := width - max(len(p.Name)+1, nameWidth)
			fields[i].Add(fitsOneLine(p.Value, room), func() []string { return f.sentParameter(field, p, o, nameWidth, width) })
		}
		if more > 0 {
			folded := strings.Repeat(" ", nameWidth) + f.foldedLine(more)
			fields[i].AddLines(f.th.Muted.Render(ansi.Truncate(folded, width, "")))
		}
	}
	return fields
}

// fitsOneLine reports whether a value certainly has room in a line: shown in both its
// forms, a host is at most three times as wide as it is long as it is sent.
func fitsOneLine(value string, width int) bool { return 3*len(value)+len(" / ") <= width }

// foldedLine tells how many entries of a list are not shown, and in the review
// the key that shows them.
func (f *Form) foldedLine(more int) string {
	line := fmt.Sprintf(f.text.Form.Folded, more)
	if f.review != nil {
		expand := f.reviewKeys.Expand.Help()
		line += theme.Separator + expand.Key + " " + expand.Desc
	}
	return line
}

// nameColumn is a name in a column of its own; a name is never cut.
func nameColumn(name string, width int) string {
	return name + strings.Repeat(" ", max(1, width-lipgloss.Width(name)))
}

// problemLine says what is wrong with a field, once that may be said.
func (f *Form) problemLine(field *field, nameWidth, width int) string {
	said := f.th.Glyphs.Dash
	style := f.th.Muted
	if field.left {
		said, style = field.feedback.Problem, f.th.Error
	}
	name := nameColumn(field.Name, nameWidth)
	room := max(0, width-lipgloss.Width(name))
	return f.th.Muted.Render(name) + style.Render(ansi.Truncate(said, room, theme.Ellipsis))
}

// maxSent is how much of a value is shown, in cells: nothing that the document
// allows is longer.
const maxSent = 1000

// sentParameter shows a name and value as they are sent, a long value on several
// lines, and what they mean where there is room for that.
func (f *Form) sentParameter(field *field, p client.Parameter, o order.Order, nameWidth, width int) []string {
	const valueColumn = 24
	name := nameColumn(p.Name, nameWidth)
	room := max(0, width-lipgloss.Width(name))
	value := p.Value
	if field.Kind == order.Targets {
		value = target.Display(value) // both forms of an internationalised name
	}
	value = ansi.Truncate(safe.Clean(value), maxSent, theme.Ellipsis)
	style, gloss := f.th.Text, f.gloss(field, p.Value, o)
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
	if used+gap+lipgloss.Width(gloss) > room {
		gap = 2 // a column that does not fit aligned may still fit
	}
	if gloss == "" || used+gap+lipgloss.Width(gloss) > room {
		return lines
	}
	lines[0] += strings.Repeat(" ", gap) + f.th.Muted.Render(gloss)
	return lines
}

// gloss is a parameter's value in words.
func (f *Form) gloss(field *field, value string, o order.Order) string {
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

// hidden says how many lines there are above and below what is in sight.
func (f *Form) hidden(above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, theme.Less+" "+strconv.Itoa(above))
	}
	if below > 0 {
		parts = append(parts, theme.More+" "+strconv.Itoa(below))
	}
	return strings.Join(parts, "  ")
}
