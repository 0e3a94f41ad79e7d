package list

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/monitor"
	"scantop/tui/widget"
)

// cursor holds what decides where the cursor goes when a page comes.
type cursor struct {
	selected string  // ScanId of the row with the cursor
	seek     *sought // scan that gets the cursor as soon as a page has it; nil: none
	upwards  bool    // the user moved up to the former page, so its last row gets the cursor
	going    bool    // the details wait for a page, to show the scan that gets the cursor there
}

// forget drops where the cursor was to go.
func (c *cursor) forget() { *c = cursor{selected: c.selected} }

func (l *List) current() *client.Scan {
	if p := l.mon.Page(); p != nil && l.table.Cursor < len(p.Scans) {
		return &p.Scans[l.table.Cursor]
	}
	return nil
}

// moveTo moves the cursor to a row and remembers the scan there.
func (l *List) moveTo(row int) {
	l.table.MoveTo(row)
	l.cursor.selected = ""
	if s := l.current(); s != nil {
		l.cursor.selected = s.ID
	}
}

func (l *List) moveToScan(id string) bool {
	p := l.mon.Page()
	if id == "" || p == nil {
		return false
	}
	at := slices.IndexFunc(p.Scans, func(s client.Scan) bool { return s.ID == id })
	if s := l.current(); s != nil && s.ID == id {
		at = l.table.Cursor // several rows may have the same ScanId
	}
	if at >= 0 {
		l.moveTo(at)
	}
	return at >= 0
}

// walk moves the cursor by some rows, because the user wants it.
func (l *List) walk(rows int) {
	l.cursor.seek = nil
	l.moveTo(l.table.Cursor + rows)
}

// step moves the cursor by one row, or turns the page beyond the first and the last row.
func (l *List) step(rows int) tea.Cmd {
	if target := l.table.Cursor + rows; target >= 0 && target < l.table.Length {
		l.walk(rows)
		return nil
	}
	if p := l.mon.Page(); p != nil && l.mon.Wanted() != p.Number {
		return nil // a held key turns one page at a time
	}
	before := l.mon.Wanted()
	cmd := l.turn(rows)
	l.cursor.upwards = rows < 0 && l.mon.Wanted() != before
	return cmd
}

func (l *List) turn(step int) tea.Cmd {
	before := l.mon.Wanted()
	cmd := l.CarryOut(monitor.Turn{By: step})
	if l.mon.Wanted() != before {
		l.startOver()
		l.notifyIfWaiting()
	}
	return cmd
}

// choose shows the first page of a filter.
func (l *List) choose(f monitor.Filter) tea.Cmd {
	l.startOver()
	l.kept.saveFilter(f)
	return l.Do(monitor.Choose{Filter: f})
}

// startOver forgets what belongs to the current page, because another one is asked for.
func (l *List) startOver() {
	l.cursor.forget()
	l.toast.notice.Text = ""
}

// Created shows the first page of all scans, with the cursor on a new scan and a notice about it. It closes all
// details, also those beneath others.
func (l *List) Created(said, name, id string) tea.Cmd {
	touched := l.Touched() // the user waits for the new scan
	for l.Detailed() {
		l.closeDetail()
	}
	cmd := tea.Batch(touched, l.choose(monitor.Filter{}))
	l.Respond(said, name, id)
	l.toast.answer = false // events do not make it untrue: it stays until the next key on the list
	l.cursor.seek = &sought{id: id}
	return cmd
}

// follow updates the screen after a step of the monitor. The cursor stays on its scan, or on its row
// if the scan has left the page.
func (l *List) follow(o monitor.Outcome) {
	if o.Tallied {
		l.saveTallies()
	}
	if o.Refused > 0 {
		l.Notify(widget.Infof(l.text.List.SizeRefused, o.Refused, l.mon.PageSize()))
	}
	if !o.Changed {
		l.measure()
		return
	}
	if l.toast.unread != nil {
		l.toast.unread.complete(l.mon.Found)
	}
	l.rebuild()
	p := l.mon.Page()
	if p == nil {
		return
	}
	over := !l.toast.until.IsZero() && !l.toast.until.Equal(l.mon.Health().AsAsked)
	if over || l.toast.notice.Text == l.text.List.NoScan { // the wait is over, or the page may have a scan now
		l.toast.notice.Text = ""
	}
	waiting, c := l.cursor.going, &l.cursor
	switch {
	case c.seek != nil && l.moveToScan(c.seek.id):
		c.seek = nil
	case o.Turned:
		row := 0
		if c.upwards {
			row = len(p.Scans) - 1
		}
		l.moveTo(row)
		c.upwards, c.going = false, false
		if (waiting || l.beside()) && c.seek == nil {
			l.showSelected()
		}
	case !l.moveToScan(c.selected):
		l.moveTo(l.table.Cursor)
	}
}
