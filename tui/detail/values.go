package detail

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/theme"
	"scantop/tui/safe"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// field returns the row for a field of the reply, or no row for a value without spans.
func (d *Detail) field(name string, value []widget.Span) []row {
	return named(name, d.derived(name, value))
}

// named shows another name of the API beside the rows.
func named(field string, rows []row) []row {
	for i := range rows {
		rows[i].field = field
	}
	return rows
}

// derived returns the row for a value that is not a field of the reply, or no row for a value without
// spans.
func (d *Detail) derived(name string, value []widget.Span) []row {
	if len(value) == 0 {
		return nil
	}
	draw := func(width int) []string { return widget.Wrap(value, width) }
	return []row{{label: d.text.Details.Label(name), value: draw}}
}

func (d *Detail) list(name string, items []string) []row {
	if len(items) == 0 {
		return nil
	}
	draw := func(width int) []string { return d.inColumns(items, width) }
	return []row{{label: d.text.Details.Label(name), field: name, value: draw}}
}

// maxItems is how many values of a field are shown. A broken reply may have a million.
const maxItems = 2000

// inColumns draws values side by side if there is room.
func (d *Detail) inColumns(items []string, width int) (lines []string) {
	texts, widest := make([]string, min(len(items), maxItems)), 0
	for i := range texts {
		texts[i] = safe.Clean(widget.Limit(items[i], widget.MaxSpan))
		widest = max(widest, lipgloss.Width(texts[i]))
	}
	columns := max(1, (width+detailGap)/(widest+detailGap))
	for line := range slices.Chunk(texts, columns) {
		for i := range line[:len(line)-1] {
			line[i] = widget.Fit(line[i], widest+detailGap, false)
		}
		span := widget.Span{Text: strings.Join(line, ""), Style: d.paint(d.th.Text)}
		lines = append(lines, widget.Wrap([]widget.Span{span}, width)...)
	}
	if more := len(items) - len(texts); more > 0 {
		lines = append(lines, d.th.Muted.Render(theme.Ellipsis+" +"+strconv.Itoa(more)))
	}
	return lines
}

// plain returns a value as it is. A blank value has no spans.
func (d *Detail) plain(s string) []widget.Span {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return []widget.Span{{Text: s, Style: d.paint(d.th.Text)}}
}

func (d *Detail) aside(s string) widget.Span {
	return widget.Span{Text: strings.Repeat(" ", detailGap) + s, Style: d.th.Muted}
}

// enum returns the word for a value of an enumeration, and the value itself, which scripts need.
func (d *Detail) enum(value string, word func(string) string) []widget.Span {
	spans := d.plain(word(value))
	if len(spans) > 0 && spans[0].Text != value {
		spans = append(spans, d.aside(value))
	}
	return spans
}

// either is the word for true or for false, and nothing for an unknown value.
func (d *Detail) either(b *bool, yes, no string) []widget.Span {
	switch {
	case b == nil:
		return nil
	case *b:
		return d.plain(yes)
	default:
		return d.plain(no)
	}
}

func (d *Detail) local(at time.Time) time.Time { return at.In(d.now.Location()) }

// moment returns a date and its distance from now.
func (d *Detail) moment(at time.Time) []widget.Span {
	if at.IsZero() {
		return nil
	}
	distance := fmt.Sprintf(d.text.Details.Ago, d.text.Short(text.Brief(d.now.Sub(at))))
	if at.After(d.now) {
		distance = fmt.Sprintf(d.text.Details.In, d.text.Short(text.Brief(at.Sub(d.now))))
	}
	return append(d.plain(d.local(at).Format(text.FullTime)), d.aside(distance))
}
