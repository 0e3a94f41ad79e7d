package list

import (
	"time"

	"scantop/client"
	"scantop/tui/monitor"
	"scantop/tui/state"
	"scantop/tui/widget"
)

// sinceSaved is how often it is saved when the newest reply came, if nothing else is.
const sinceSaved = time.Minute

// news holds which scans ended or got into trouble since the user last opened them, and how running and
// waiting scans were last seen, so that the next run finds out what it has missed.
type news struct {
	scans   map[string]state.SeenScan // by ScanId
	since   time.Time                 // when the newest reply came
	savedAt time.Time                 // when since was last saved; zero: in an earlier run
	begunAt time.Time                 // when this run began
	changed bool                      // scans is to be saved
}

func restoredNews(saved state.Seen, now time.Time) news {
	n := news{scans: map[string]state.SeenScan{}, begunAt: now}
	for _, e := range saved.Scans {
		n.scans[e.ScanID] = e
	}
	return n
}

// Unfinished returns the running and waiting scans as they were last seen, as a monitor takes them.
func Unfinished(saved state.Seen) (scans []client.Scan) {
	for _, e := range saved.Scans {
		if e.Status != "" {
			scans = append(scans, client.Scan{
				ID: e.ScanID, Status: client.Status(e.Status), Start: e.Start, LastRun: e.LastRun, NextRun: e.NextRun,
			})
		}
	}
	return scans
}

// put replaces the entry of a scan if the new one says something else.
func (n *news) put(e state.SeenScan, now time.Time) {
	old := n.scans[e.ScanID]
	e.At = old.At
	if e != old {
		e.At = now
		n.scans[e.ScanID], n.changed = e, true
	}
}

// note takes what happened to a scan.
func (n *news) note(e monitor.Event, now time.Time) {
	s := n.scans[e.ID]
	s.ScanID = e.ID
	switch e.Kind {
	case monitor.Finished:
		s.News = state.NewsEnded
	case monitor.Aborted, monitor.Invalid, monitor.Disabled, monitor.Stalled:
		s.News = state.NewsTrouble
	case monitor.Recovered, monitor.Resumed:
		s.News = "" // the trouble is over
	default:
		return
	}
	if s.News != "" || n.scans[e.ID].News != "" {
		n.put(s, now)
	}
}

// see takes how a scan is now.
func (n *news) see(s *client.Scan, now time.Time) {
	e, known := n.scans[s.ID]
	last := state.SeenScan{ScanID: s.ID, At: e.At, News: e.News}
	switch s.Status {
	case client.StatusRunning, client.StatusWaiting:
		last.Status, last.Start, last.LastRun, last.NextRun = string(s.Status), s.Start, s.LastRun, s.NextRun
		if e.Status == last.Status && e.Start.Equal(s.Start) && e.LastRun.Equal(s.LastRun) &&
			e.NextRun.Equal(s.NextRun) {
			return // times of different zones differ as values
		}
	default:
		if !known {
			return
		}
	}
	n.put(last, now)
}

// noteNews takes what a reply showed, and saves it.
func (l *List) noteNews(o monitor.Outcome) {
	n, now := &l.news, l.now()
	for _, e := range o.Missed {
		if !n.scans[e.ID].At.After(n.begunAt) { // otherwise this run has shown it before
			n.note(e, now)
		}
	}
	for _, e := range o.Events {
		n.note(e, now)
	}
	h := l.mon.Health()
	if h.Err != nil || l.mon.Page() == nil || h.Good.IsZero() {
		return
	}
	for _, s := range l.mon.InSight() {
		if s.ID != "" && s.Status != "" {
			n.see(s, now)
		}
	}
	n.since = h.Good
	if n.changed || n.since.Sub(n.savedAt) >= sinceSaved {
		l.saveNews()
	}
}

// saveNews saves the news for the next run, and for other windows of the account.
func (l *List) saveNews() {
	n := &l.news
	saved := state.Seen{Since: n.since}
	for _, e := range n.scans {
		saved.Scans = append(saved.Scans, e)
	}
	saved.Normalise()
	if len(saved.Scans) < len(n.scans) {
		n.scans = restoredNews(saved, n.begunAt).scans
	}
	n.savedAt, n.changed = n.since, false
	l.kept.Save(state.SeenName, saved)
}

// read takes the sign of a scan away, because the user has opened the scan.
func (l *List) read(id string) {
	e := l.news.scans[id]
	if e.News == "" {
		return
	}
	e.News = ""
	l.news.put(e, l.now())
	l.saveNews()
	l.rebuild()
}

// readAll takes all signs away. The user has seen all events as well.
func (l *List) readAll() {
	n := 0
	for _, e := range l.news.scans {
		if e.News != "" {
			e.News = ""
			l.news.put(e, l.now())
			n++
		}
	}
	l.toast.unread = nil
	l.mon.MarkRead()
	if n == 0 {
		l.Respond("%s", l.text.List.NoNews)
		return
	}
	l.saveNews()
	l.rebuild()
	l.Respond("%s", l.text.List.AllRead)
}

// nextNews moves the cursor to the next row with a sign, from the top again after the last row. It says
// so if only other pages have some.
func (l *List) nextNews() {
	p, elsewhere := l.mon.Page(), 0
	if p != nil {
		for i := range p.Scans {
			row := (l.table.Cursor + 1 + i) % len(p.Scans)
			if l.news.scans[p.Scans[row].ID].News == "" {
				continue
			}
			l.walk(row - l.table.Cursor)
			return
		}
	}
	for _, e := range l.news.scans {
		if e.News != "" {
			elsewhere++
		}
	}
	switch elsewhere {
	case 0:
		l.Respond("%s", l.text.List.NoNews)
	case 1:
		l.Respond("%s", l.text.List.NewsElsewhereOne)
	default:
		l.Respond(l.text.List.NewsElsewhere, elsewhere)
	}
}

// newsCell draws the sign of a scan.
func (l *List) newsCell(id string) widget.Cell {
	switch l.news.scans[id].News {
	case state.NewsEnded:
		return widget.Cell{Text: l.th.Glyphs.Ended, Style: l.th.Good}
	case state.NewsTrouble:
		return widget.Cell{Text: l.th.Glyphs.Trouble, Style: l.th.Error}
	}
	return widget.Cell{Text: " ", Style: l.th.Text}
}
