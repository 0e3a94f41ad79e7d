package tui

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/monitor"
	"scantop/tui/state"
	"scantop/tui/widget"
)

// show puts a reply on the screen. The cursor stays on its scan; where that has
// left the page, it stays on its row.
func (l *scanList) show(p *client.Page) tea.Cmd {
	now := l.fx.Now()
	if l.page == nil || l.page.Total != p.Total || !slices.EqualFunc(l.page.Scans, p.Scans, sameNews) {
		l.changed = now
	}
	goOn := l.going
	fresh := l.asked || l.page == nil || l.page.Number != p.Number
	for _, id := range l.runners.Arrived(p) {
		l.follow.Lost(id)
	}
	l.page, l.wanted, l.asked, l.stale = p, p.Number, false, false
	if l.notice == l.text.List.NoScan {
		l.notice = "" // there may be one now
	}
	happened := l.observed(p.Scans)
	l.rebuild()
	switch {
	case l.seek != "" && l.moveToScan(l.seek):
		l.seek = ""
	case fresh:
		l.moveTo(l.landing(len(p.Scans)))
		l.going = false
		if goOn || l.beside() {
			l.goAlong()
		}
	case !l.moveToScan(l.selected):
		l.moveTo(l.table.Cursor)
	}
	return happened
}

// complete fills in the arithmetic that a reply left out. It returns the total,
// or unknown where the page has more scans than the reply counts, and may not be
// the only one.
func (l *scanList) complete(p *client.Page) (total int) {
	if p.Number < 1 {
		p.Number = l.wanted
	}
	if p.Size < 1 {
		p.Size = l.pageSize
	}
	counted := p.Total
	p.Total = max(p.Total, len(p.Scans))
	if before := (p.Number - 1) * p.Size; counted < before+len(p.Scans) && (before > 0 || len(p.Scans) >= p.Size) {
		return monitor.UnknownTotal
	}
	return p.Total
}

// sameNews reports whether two states of a scan are the same to a reader; a
// link, for one, is signed anew in every reply.
func sameNews(a, b client.Scan) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Status == b.Status && a.Progress == b.Progress &&
		a.Start.Equal(b.Start) && a.End.Equal(b.End) && a.NextRun.Equal(b.NextRun)
}

// rebuild makes anew what is made of the data, after they, the size or the theme
// changed.
func (l *scanList) rebuild() {
	l.measure()
	l.showDetail()
	if l.page == nil {
		return
	}
	l.table.Dim = l.stale
	maker := rowMaker{theme: l.th, text: l.text, paces: l.paces, now: l.fx.Now(), stale: l.stale}
	n := len(l.page.Scans)
	rows, marked, keys := make([][]widget.Cell, n), make([]bool, n), make([]string, n)
	for i := range l.page.Scans {
		s := &l.page.Scans[i]
		rows[i], marked[i] = maker.row(s, l.table.Columns), l.follow.IsWatched(s.ID)
		keys[i] = rowKey(rows[i], string(s.Status), marked[i], l.stale, l.paces.Stalled(s))
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
func (l *scanList) moveTo(row int) {
	l.table.MoveTo(row)
	l.selected = ""
	if l.page != nil && l.table.Cursor < len(l.page.Scans) {
		l.selected = l.page.Scans[l.table.Cursor].ID
	}
}

// moveToScan puts the cursor on a scan, if the page has it.
func (l *scanList) moveToScan(id string) bool {
	if id == "" || l.page == nil {
		return false
	}
	scans := l.page.Scans
	at := slices.IndexFunc(scans, func(s client.Scan) bool { return s.ID == id })
	if row := l.table.Cursor; row < len(scans) && scans[row].ID == id {
		at = row // of rows with the same ScanId, the one that was chosen
	}
	if at >= 0 {
		l.moveTo(at)
	}
	return at >= 0
}

// leavesEmptyPage has another page asked for where this one is empty and the
// list is not: the last one, as the list shrank below the page, else the first.
func (l *scanList) leavesEmptyPage(p *client.Page) bool {
	last := monitor.LastPage(p)
	switch {
	case len(p.Scans) > 0 || last == 0 || l.wanted == 1:
		return false
	case l.wanted != last:
		l.wanted = last
	default:
		l.wanted = 1
	}
	return true
}

// turn goes to another page of the server.
func (l *scanList) turn(step int) tea.Cmd {
	if l.page == nil || l.asked {
		return nil
	}
	target := max(1, min(l.wanted+step, monitor.LastPage(l.page)))
	if target == l.wanted {
		return nil
	}
	l.wanted, l.seek, l.notice, l.upwards = target, "", "", false
	return l.ask()
}

// choose shows another selection of scans, from its first page.
func (l *scanList) choose(f monitor.Filter) tea.Cmd {
	if from, to := l.filter.Narrowing(), f.Narrowing(); from != to {
		l.counts.Turn(from, to, l.fx.Now())
	}
	if !reflect.DeepEqual(l.filter, f) {
		clear(l.runners) // what this one hides is not gone
	}
	l.filter, l.wanted, l.seek = f, 1, ""
	l.keys.Clear.SetEnabled(f.Active())
	l.notice, l.asked, l.upwards = "", true, false
	last := l.chosenAt
	l.chosenAt = l.fx.Now()
	if since := l.chosenAt.Sub(last); since >= 0 && since < choosing && l.poll.Held(l.chosenAt) == 0 {
		return tea.Batch(l.postpone(choosing), l.remember())
	}
	return tea.Batch(l.ask(), l.remember())
}

// choosing is how long after another one a filter may be one that is only
// passed through: it is asked for if nothing else is chosen for as long.
const choosing = 150 * time.Millisecond

// remember keeps how the list is left, where that has changed.
func (l *scanList) remember() tea.Cmd {
	p := l.preferences
	p.Statuses = nil
	for _, s := range l.filter.Statuses {
		p.Statuses = append(p.Statuses, string(s))
	}
	p.Type, p.Trigger, p.Search = string(l.filter.ScanType), string(l.filter.Trigger), l.filter.Search
	if reflect.DeepEqual(p, l.remembered) {
		return nil
	}
	l.remembered = p
	return l.memory.save(state.PreferencesName, p)
}

// ask is refresh for somebody who waits for the answer.
func (l *scanList) ask() tea.Cmd {
	cmd := l.refresh()
	if l.poll.Obeying() {
		l.say(l.text.Header.AsAsked, l.clock(l.poll.HeldTill))
	}
	return tea.Batch(cmd, l.tellIfSlow())
}

// tellIfSlow has the header tell, after a while, that somebody waits for the
// answer under way.
func (l *scanList) tellIfSlow() tea.Cmd { return l.fx.After(slowAnswer, slowMsg{l.poll.Gen}) }

// slowAnswer is how long the rows of another filter may stay, and how long an
// answer may take unannounced: short enough not to be read, long enough not to
// flicker on a fast line.
const slowAnswer = 200 * time.Millisecond

// slowMsg says that an answer to a new question takes its time.
type slowMsg struct{ gen int }

func (l *scanList) handleSlow(msg slowMsg) {
	if !l.poll.Current(msg.gen) {
		return
	}
	l.slow = l.poll.InFlight
	if l.asked {
		l.forget()
	}
}

// forget takes rows off the screen that answer another question than the one
// asked.
func (l *scanList) forget() {
	l.page = nil
	l.table.SetRows(l.th, nil, nil, nil)
	l.measure()
}

// created shows the first page of all scans with the cursor on a new one.
func (l *scanList) created(said, name, id string) tea.Cmd {
	l.poll.KeyAt = l.fx.Now() // the user waits for it
	if l.detailed {
		l.closeDetail()
	}
	cmd := l.choose(monitor.Filter{})
	l.say(said, name, id)
	l.seek = id
	return cmd
}

// SetSize lays the list out, and the details where they are open.
func (l *scanList) SetSize(width, height int) {
	l.outer, l.height = width, height
	l.layOut()
}

func (l *scanList) layOut() {
	l.width = l.outer
	if l.beside() {
		l.width -= paneWidth + 1
		l.detail.SetSize(paneWidth, l.height)
	} else {
		l.detail.SetSize(l.outer, l.height-1) // the last line is for news
	}
	l.table.Columns = tableColumns(l.width, l.text)
	l.table.SetHeight(l.height - l.chrome())
	l.search.SetWidth(max(1, l.width-8))
	l.search.SetCursor(l.search.Position()) // scrolls it into sight
	l.table.Redraw()
	l.rebuild()
}

// SetTheme restyles the rows.
func (l *scanList) SetTheme(th *theme.Theme) {
	l.th = th
	l.search.SetStyles(th.TextInput())
	l.detail.SetTheme(th)
	l.table.Redraw()
	l.rebuild()
}
