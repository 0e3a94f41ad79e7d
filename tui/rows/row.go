// Package rows draws scans as rows of a table, alike on every screen that has such a table: which columns fit a
// width, and what stands in them. It decides nothing and asks for nothing.
package rows

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/detail"
	"scantop/tui/monitor"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// Maker makes rows of scans. All its fields are required.
type Maker struct {
	Theme   *theme.Theme
	Text    *text.Catalogue
	Monitor *monitor.Monitor
	Now     time.Time
}

// Info returns what the monitor knows of a scan, as far as a row shows it.
func (m Maker) Info(s *client.Scan) detail.Info {
	i := detail.Info{
		Watched: m.Monitor.Watches(s.ID), Stale: m.Monitor.Health().Stale, Stalled: m.Monitor.Stalled(s),
	}
	i.ETA, i.HasETA = m.Monitor.ETA(m.Now, s)
	return i
}

// Row returns the cells of a scan, after those of other columns that stand before. The key differs if the row
// looks different at the same widths and in the same theme.
func (m Maker) Row(
	s *client.Scan, columns []widget.Column, before ...widget.Cell,
) (cells []widget.Cell, watched bool, key string) {
	r := row{Maker: m, scan: s, info: m.Info(s)}
	r.tally, r.counted = m.Monitor.Tally(s)
	cells = make([]widget.Cell, len(before)+len(columns))
	own := cells[copy(cells, before):]
	for i, c := range columns {
		own[i] = r.cell(c)
		own[i].Text = widget.Beginning(own[i].Text, c.Width+2) // enough to see that a text does not fit
	}
	r.found(own, columns)
	return cells, r.info.Watched, keyOf(cells, string(s.Status), r.info.Watched, r.info.Stale, r.info.Stalled)
}

// row draws one scan.
type row struct {
	Maker
	scan    *client.Scan
	info    detail.Info
	tally   monitor.Tally
	counted bool // the tally is that of the newest run
}

func (r row) cell(c widget.Column) widget.Cell {
	th, s := r.Theme, r.scan
	muted := func(text string) widget.Cell { return widget.Cell{Text: text, Style: &th.Muted} }
	switch c.ID {
	case colStatus:
		sign := th.Glyphs.Status(string(s.Status))
		if c.Width > 1 {
			sign += " " + r.Text.Status(string(s.Status))
		}
		return widget.Cell{Text: sign, Style: th.Status(string(s.Status))}
	case colName:
		return widget.Cell{Text: s.Title(), Style: &th.Text}
	case colType:
		return muted(r.Text.Type(string(s.Type)))
	case colMode:
		switch {
		case s.Type != client.TypeVuln:
			return muted(th.Glyphs.Dash)
		case detail.Intrudes(s):
			return widget.Cell{Text: r.Text.Flow(string(s.Flow)), Style: &th.Caution}
		}
		return muted(r.Text.Flow(string(s.Flow)))
	case colBar:
		if !detail.HasProgress(s) || s.Status == client.StatusFinished { // many full bars would distract
			return widget.Cell{}
		}
		bar := widget.Bar(th.Glyphs, c.Width, s.Progress)
		return widget.Cell{Text: bar, Style: detail.BarStyle(th, s, r.info.Stalled)}
	case colPercent:
		switch {
		case !detail.HasProgress(s):
			return muted("")
		case s.Status == client.StatusRunning:
			return widget.Cell{Text: widget.PercentText(s.Progress), Style: &th.Text}
		}
		return muted(widget.PercentText(s.Progress))
	case colNote:
		return detail.Note(th, r.Text, s, r.Now, r.info)
	case colStarted:
		if s.Status == client.StatusWaiting {
			return widget.Cell{} // the note says when it starts
		}
		return muted(r.date(s.RunStart(), c.Width))
	default:
		return muted(r.targets(c.Width))
	}
}

// date returns the clock time if a time is of today, or else the date, with the clock time if there is
// room.
func (r row) date(at time.Time, width int) string {
	at = at.In(r.Now.Location())
	switch {
	case at.IsZero():
		return ""
	case at.Format(time.DateOnly) == r.Now.Format(time.DateOnly):
		return at.Format("15:04")
	case at.Year() == r.Now.Year() && width >= widget.DatedWidth:
		return at.Format("01-02 15:04")
	case at.Year() == r.Now.Year():
		return at.Format("01-02")
	default:
		return at.Format("2006-01")
	}
}

// targets returns the first target, and how many others there are.
func (r row) targets(width int) string {
	list := r.scan.Targets
	if len(list) == 0 {
		list = r.scan.TargetsOriginal
	}
	switch {
	case len(list) > 1:
		more := fmt.Sprintf(" +%d", len(list)-1)
		room := max(0, width-len(more))
		return ansi.Truncate(widget.Beginning(list[0], room+1), room, theme.Ellipsis) + more
	case len(list) == 1:
		return list[0]
	case r.scan.ScanAll:
		return r.Text.Notes.AllAssets
	default:
		return ""
	}
}

// keyOf returns a text that differs if a row looks different at the same width and in the same theme.
// It is made of the texts of the row and of what their styles depend on.
func keyOf(cells []widget.Cell, status string, flags ...bool) string {
	var b strings.Builder
	b.WriteString(status)
	for _, flag := range flags {
		b.WriteString(strconv.FormatBool(flag))
	}
	for _, c := range cells {
		b.WriteString("\x00" + c.Text)
		for _, part := range c.Rest {
			b.WriteString("\x01" + part.Text)
		}
	}
	return b.String()
}
