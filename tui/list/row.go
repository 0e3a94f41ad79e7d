package list

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/detail"
	"scantop/tui/effect"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// rowMaker turns scans into table rows, as they are at the time of the reply.
type rowMaker struct {
	theme *theme.Theme
	text  *text.Catalogue
	mon   *effect.Monitor
	now   time.Time
	stale bool // the data are older than a few periods: what was estimated may be wrong by now
}

// row is one scan's cells, in the order of the columns.
func (m rowMaker) row(s *client.Scan, columns []widget.Column) []widget.Cell {
	cells := make([]widget.Cell, len(columns))
	for i, c := range columns {
		cells[i] = m.cell(s, c)
	}
	return cells
}

func (m rowMaker) cell(s *client.Scan, c widget.Column) widget.Cell {
	th := m.theme
	switch c.ID {
	case colStatus:
		sign := th.Glyphs.Status(string(s.Status))
		if c.Width == 1 {
			return widget.Cell{Text: sign, Style: th.Status(string(s.Status))}
		}
		return widget.Cell{Text: sign + " " + m.text.Status(string(s.Status)), Style: th.Status(string(s.Status))}
	case colName:
		return widget.Cell{Text: cmp.Or(strings.TrimSpace(s.Name), s.ID), Style: th.Text}
	case colType:
		return widget.Cell{Text: m.text.Type(string(s.Type)), Style: th.Muted}
	case colMode:
		switch {
		case s.Type != client.TypeVuln:
			return widget.Cell{Text: th.Glyphs.Dash, Style: th.Muted}
		case s.Flow.Full() && s.Status == client.StatusRunning:
			return widget.Cell{Text: m.text.Flow(string(s.Flow)), Style: th.Caution} // it may disturb its targets right now
		}
		return widget.Cell{Text: m.text.Flow(string(s.Flow)), Style: th.Muted}
	case colBar:
		return widget.Cell{Text: m.bar(s, c.Width), Style: m.barStyle(s)}
	case colPercent:
		return widget.Cell{Text: m.percent(s), Style: m.percentStyle(s)}
	case colNote:
		return m.note(s)
	case colStarted:
		if s.Status == client.StatusWaiting {
			return widget.Cell{} // the note says when it will
		}
		return widget.Cell{Text: m.moment(s.RunStart(), c.Width), Style: th.Muted}
	default:
		return widget.Cell{Text: m.targets(s, c.Width), Style: th.Muted}
	}
}

// bar is empty where a full one would only shout that all is over.
func (m rowMaker) bar(s *client.Scan, width int) string {
	if !detail.HasProgress(s) || s.Status == client.StatusFinished {
		return ""
	}
	return widget.Bar(m.theme.Glyphs, width, s.Progress)
}

func (m rowMaker) percent(s *client.Scan) string {
	if !detail.HasProgress(s) {
		return ""
	}
	return widget.PercentText(s.Progress)
}

// barStyle lets only running scans draw the eye.
func (m rowMaker) barStyle(s *client.Scan) lipgloss.Style {
	switch s.Status {
	case client.StatusRunning:
		if m.mon.Stalled(s) {
			return m.theme.Caution
		}
		return m.theme.Accent
	default:
		return m.theme.Faint
	}
}

func (m rowMaker) percentStyle(s *client.Scan) lipgloss.Style {
	if s.Status == client.StatusRunning {
		return m.theme.Text
	}
	return m.theme.Muted
}

// note is the column that says when.
func (m rowMaker) note(s *client.Scan) widget.Cell {
	p := detail.Info{Stale: m.stale, Stalled: m.mon.Stalled(s)}
	p.ETA, p.HasETA = m.mon.ETA(m.now, s)
	return detail.Note(m.theme, m.text, s, m.now, p)
}

// moment is a time of today as a clock time, else as a date, with the clock
// time where there is room.
func (m rowMaker) moment(at time.Time, width int) string {
	now := m.now
	at = at.In(now.Location())
	switch {
	case at.IsZero():
		return ""
	case at.Format(time.DateOnly) == now.Format(time.DateOnly):
		return at.Format("15:04")
	case at.Year() == now.Year() && width >= WideStarted:
		return at.Format("01-02 15:04")
	case at.Year() == now.Year():
		return at.Format("01-02")
	default:
		return at.Format("2006-01")
	}
}

// targets is the first target and how many more there are; the number is never
// cut off.
func (m rowMaker) targets(s *client.Scan, width int) string {
	list := s.Targets
	if len(list) == 0 {
		list = s.TargetsOriginal
	}
	switch {
	case len(list) > 1:
		more := fmt.Sprintf(" +%d", len(list)-1)
		room := max(0, width-len(more))
		return ansi.Truncate(widget.Beginning(list[0], room+1), room, theme.Ellipsis) + more
	case len(list) == 1:
		return list[0]
	case s.ScanAll:
		return m.text.Notes.AllAssets
	default:
		return ""
	}
}
