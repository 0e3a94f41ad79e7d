package list

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/monitor"
	"scantop/tui/widget"
)

// cursor is where the cursor is going to be.
type cursor struct {
	selected string // ScanId of the row that was chosen last
	seek     string // ScanId to put the cursor on as soon as a page has it
	upwards  bool   // the page was turned back by going up: land on its last row
	going    bool   // the details go on to the first row of the page that was asked for
}

// follow brings the screen up to date with the monitor. The cursor stays on its scan;
// where that has left the page, it stays on its row.
func (l *List) follow(o monitor.Outcome) {
	if !o.Changed {
		l.measure()
		return
	}
	l.rebuild()
	p := l.mon.Page()
	if p == nil {
		return
	}
	if l.toast.notice == l.text.List.NoScan {
		l.toast.notice = "" // there may be one now
	}
	goOn, c := l.cursor.going, &l.cursor
	switch {
	case c.seek != "" && l.moveToScan(c.seek):
		c.seek = ""
	case o.Turned:
		l.moveTo(l.landing(len(p.Scans)))
		c.going = false
		if goOn || l.beside() {
			l.goAlong()
		}
	case !l.moveToScan(c.selected):
		l.moveTo(l.table.Cursor)
	}
}

// rebuild makes anew what is made of the data, after they, the size or the theme
// changed.
func (l *List) rebuild() {
	l.measure()
	l.showDetail()
	p := l.mon.Page()
	if p == nil {
		l.table.SetRows(l.th, nil, nil, nil)
		return
	}
	stale := l.mon.Health().Stale
	l.table.Dim = stale
	maker := rowMaker{theme: l.th, text: l.text, mon: l.mon, now: l.now(), stale: stale}
	n := len(p.Scans)
	rows, marked, keys := make([][]widget.Cell, n), make([]bool, n), make([]string, n)
	for i := range p.Scans {
		s := &p.Scans[i]
		rows[i], marked[i] = maker.row(s, l.table.Columns), l.mon.Watches(s.ID)
		keys[i] = rowKey(rows[i], string(s.Status), marked[i], stale, l.mon.Stalled(s))
	}
	l.table.SetRows(l.th, rows, marked, keys)
}

// rowKey is all that decides how a row looks, at one width and in one theme: its
// texts, and what chooses their styles.
func rowKey(cells []widget.Cell, status string, flags ...bool) string {
	var b strings.Builder
	b.WriteString(status)
	for _, flag := range flags {
		b.WriteString(strconv.FormatBool(flag))
	}
	for _, c := range cells {
		b.WriteString("\x00" + c.Text)
	}
	return b.String()
}

// moveTo puts the cursor on a row and remembers the scan there.
func (l *List) moveTo(row int) {
	l.table.MoveTo(row)
	l.cursor.selected = ""
	if s := l.current(); s != nil {
		l.cursor.selected = s.ID
	}
}

// moveToScan puts the cursor on a scan, if the page has it.
func (l *List) moveToScan(id string) bool {
	p := l.mon.Page()
	if id == "" || p == nil {
		return false
	}
	at := slices.IndexFunc(p.Scans, func(s client.Scan) bool { return s.ID == id })
	if s := l.current(); s != nil && s.ID == id {
		at = l.table.Cursor // of rows with the same ScanId, the one that was chosen
	}
	if at >= 0 {
		l.moveTo(at)
	}
	return at >= 0
}

// turn goes to another page of the server.
func (l *List) turn(step int) tea.Cmd {
	before := l.mon.Wanted()
	cmd := l.Do(monitor.Turn{By: step})
	if l.mon.Wanted() != before {
		l.cursor.seek, l.cursor.upwards, l.toast.notice = "", false, ""
	}
	return cmd
}

// choose shows another selection of scans, from its first page.
func (l *List) choose(f monitor.Filter) tea.Cmd {
	l.cursor.seek, l.cursor.upwards, l.toast.notice = "", false, ""
	l.keys.Clear.SetEnabled(f.Active())
	l.keep.Filter(f)
	return l.Do(monitor.Choose{Filter: f})
}

// Created shows the first page of all scans with the cursor on a new one.
func (l *List) Created(said, name, id string) tea.Cmd {
	touched := l.Touched() // the user waits for it
	if l.detailed {
		l.CloseDetail()
	}
	cmd := tea.Batch(touched, l.choose(monitor.Filter{}))
	l.Say(said, name, id)
	l.cursor.seek = id
	return cmd
}

// SetSize lays the list out, and the details where they are open.
func (l *List) SetSize(width, height int) {
	l.outer, l.height = width, height
	l.layOut()
}

func (l *List) layOut() {
	l.width = l.outer
	if l.beside() {
		l.width -= paneWidth + 1
		l.detail.SetSize(paneWidth, l.height)
	} else {
		l.detail.SetSize(l.outer, l.height-1) // the last line is for news
	}
	l.table.Columns = tableColumns(l.width, l.text)
	l.table.SetHeight(l.height - l.chrome())
	l.search.setWidth(l.width - 8)
	l.table.Redraw()
	l.rebuild()
}

// SetTheme restyles the rows.
func (l *List) SetTheme(th *theme.Theme) {
	l.th = th
	l.search.input.SetStyles(th.TextInput())
	l.detail.SetTheme(th)
	l.table.Redraw()
	l.rebuild()
}
