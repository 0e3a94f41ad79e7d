package detail

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/safe"
	"scantop/tui/widget"
)

// titleLines is how many lines of a name are in the title. The row Name shows the whole name.
const titleLines = 3

// head returns the lines above the fields: the status and the name of the scan, its progress, and a
// warning if the scan is not on the page.
func (d *Detail) head() []string {
	s, g := &d.scan, d.grid(d.width)
	room := d.width - 2*detailMargin - g.label
	margin := strings.Repeat(" ", detailMargin+g.label)
	beside := func(text string, style lipgloss.Style, line string) string {
		text = ansi.Truncate(safe.Clean(text), g.label-detailGap, theme.Ellipsis)
		return " " + d.paint(style).Render(text) + strings.Repeat(" ", max(0, g.label-lipgloss.Width(text))) + line
	}
	sign := d.th.Glyphs.Dash
	if s.Status != "" {
		word := d.text.Status(widget.Limit(string(s.Status), widget.MaxSpan))
		sign = d.th.Glyphs.Status(string(s.Status)) + " " + word
	}
	lines := d.title(room)
	lines[0] = beside(sign, *d.th.Status(string(s.Status)), lines[0])
	for i := 1; i < len(lines); i++ {
		lines[i] = margin + lines[i]
	}
	watched := ""
	if d.info.Watched {
		watched = d.th.Glyphs.Live + " " + d.text.Details.Watched
	}
	lines = append(lines, beside(watched, d.th.Accent, d.progressLine(room)))
	warning := ""
	if said := d.offPage(); said != "" {
		warning = margin + d.paint(d.th.Caution).Render(widget.Fit(said, room, false))
	}
	return append(lines, warning)
}

// offPage returns a warning if the newest page does not have the scan, or "".
func (d *Detail) offPage() string {
	switch {
	case !d.info.Gone:
		return ""
	case d.info.Unknown:
		return d.text.Details.Unknown
	case !d.info.Loaded:
		return d.text.Details.NotLoaded
	default:
		return d.text.Details.Gone
	}
}

func (d *Detail) title(width int) []string {
	name, style := d.scan.Name, d.paint(d.th.Strong)
	if strings.TrimSpace(name) == "" {
		name = d.scan.ID
	}
	lines := widget.Wrap([]widget.Span{{Text: name, Style: style}}, width)
	if len(lines) > titleLines {
		lines = lines[:titleLines]
		lines[titleLines-1] = ansi.Truncate(lines[titleLines-1], width-1, "") + style.Render(theme.Ellipsis)
	}
	return lines
}

func (d *Detail) progressLine(room int) string {
	const noteWidth = 11 // "took 1d 12h"
	note := Note(d.th, d.text, &d.scan, d.now, d.info)
	said := d.paint(*note.Style).Render(note.Text)
	if !HasProgress(&d.scan) {
		return said
	}
	width := max(0, min(widget.FullBar, room-widget.BarGap-widget.PercentWidth-widget.ColumnGap-noteWidth))
	bar := widget.Bar(d.th.Glyphs, width, d.scan.Progress)
	line := d.barStyle().Render(bar) + strings.Repeat(" ", widget.BarGap) +
		d.paint(d.th.Text).Render(widget.Fit(widget.PercentText(d.scan.Progress), widget.PercentWidth, true))
	if note.Text != "" {
		line += strings.Repeat(" ", widget.ColumnGap) + said
	}
	return line
}

func (d *Detail) barStyle() lipgloss.Style { return d.paint(*BarStyle(d.th, &d.scan, d.info.Stalled)) }
