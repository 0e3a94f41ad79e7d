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

// field returns a row for a field of the reply. A value without spans is shown as a dash.
func (d *Detail) field(name string, value []widget.Span) row {
	r := d.derived(name, value)
	r.field = name
	return r
}

// derived returns a row for a value that is not a field of the reply.
func (d *Detail) derived(name string, value []widget.Span) row {
	if len(value) == 0 {
		value = []widget.Span{{Text: d.th.Glyphs.Dash, Style: d.th.Muted}}
	}
	return row{label: d.text.Details.Label(name), value: func(width int) []string { return widget.Wrap(value, width) }}
}

func (d *Detail) list(name string, items []string) row {
	r := d.field(name, nil)
	if len(items) > 0 {
		r.value = func(width int) []string { return d.inColumns(items, width) }
	}
	return r
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

// timeOfDay returns the start or the end of the daily window. AVDS sends HH:MM:SS, or milliseconds since
// 1970, which are shown after the time of day that they mean.
func (d *Detail) timeOfDay(s string) []widget.Span {
	const leastDigits = 11 // shorter numbers would be milliseconds before 1973
	ms, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err == nil && ms == 0:
		return nil
	case err != nil || len(s) < leastDigits:
		return d.plain(s)
	}
	return append(d.plain(d.local(time.UnixMilli(ms)).Format(time.TimeOnly)), d.aside(s))
}
