package list

import (
	"slices"
	"time"

	"scantop/client"
	"scantop/tui/monitor"
	"scantop/tui/state"
	"scantop/tui/widget"
)

// sinceSaved is how often it is saved when the newest reply came, if nothing else is.
const sinceSaved = time.Minute

// news holds which scans ended or got into trouble since the user last opened them, and how scans were
// last seen that were running or waiting or have news, so that the next run finds out what it has missed.
type news struct {
	scans   map[string]entry // by ScanId; more than are saved, so that none is new again at each reply
	since   time.Time        // when the newest reply came
	savedAt time.Time        // when since was last saved; zero: in an earlier run
	changed bool             // scans is to be saved
}

// entry is how a scan was last seen.
type entry struct {
	state.SeenScan
	here bool // this run has noted news of the scan
}

func restoredNews(saved state.Seen) news {
	n := news{scans: map[string]entry{}}
	for _, e := range saved.Scans {
		n.scans[e.ScanID] = entry{SeenScan: e}
	}
	return n
}

// LastSeen returns the scans as they were last seen, as a monitor takes them.
func LastSeen(saved state.Seen) (scans []client.Scan) {
	for _, e := range saved.Scans {
		if e.Status != "" {
			scans = append(scans, client.Scan{
				ID: e.ScanID, Status: client.Status(e.Status), Start: e.Start, LastRun: e.LastRun, NextRun: e.NextRun,
			})
		}
	}
	return scans
}

// put replaces the entry of a scan.
func (n *news) put(e entry, now time.Time) {
	e.At = after(n.scans[e.ScanID].At, now)
	n.scans[e.ScanID], n.changed = e, true
}

// after returns now, or the least time after another one if the clock was set back.
func after(other, now time.Time) time.Time {
	if now.After(other) {
		return now
	}
	return other.Add(1)
}

// note takes what happened to a scan.
func (n *news) note(e monitor.Event, now time.Time) {
	s := n.scans[e.ID]
	s.ScanID = e.ID
	before := s
	s.here = true
	switch s.Mark = e.Kind.String() + " " + e.Mark; e.Kind {
	case monitor.Finished:
		s.News = state.NewsEnded
	case monitor.Aborted, monitor.Invalid, monitor.Disabled, monitor.Stalled:
		s.News = state.NewsTrouble
	case monitor.Recovered, monitor.Resumed:
		s.News = "" // the trouble is over; the mark tells the same trouble from it, if that comes back
	default:
		return
	}
	if s.Mark != before.Mark {
		s.NewsAt = after(s.NewsAt, now)
	}
	if s.SeenScan != before.SeenScan {
		n.put(s, now)
	}
}

// see takes how a scan is now. A scan that is over matters only if it is known.
func (n *news) see(s *client.Scan, now time.Time) {
	e, known := n.scans[s.ID]
	unfinished := s.Status == client.StatusRunning || s.Status == client.StatusWaiting
	status := string(s.Status)
	if !slices.Contains(client.Statuses(), s.Status) {
		status = ""
	}
	switch {
	case !known && !unfinished:
		return
	case e.Status == status && e.Start.Equal(s.Start) && e.LastRun.Equal(s.LastRun) && e.NextRun.Equal(s.NextRun):
		return
	}
	e.ScanID, e.Status, e.Start, e.LastRun, e.NextRun = s.ID, status, s.Start, s.LastRun, s.NextRun
	n.put(e, now)
}

// noteNews takes what a reply showed, and saves it.
func (l *List) noteNews(o monitor.Outcome) {
	n, now := &l.news, l.now()
	for _, e := range o.Missed {
		if !n.scans[e.ID].here { // otherwise this run has shown it before
			n.note(e, now)
		}
	}
	for _, e := range o.Events {
		n.note(e, now)
	}
	done := map[string]bool{"": true}
	for s := range l.mon.InSight() {
		if !done[s.ID] && s.Status != "" { // several rows may have the same ScanId: the first one counts
			n.see(s, now)
		}
		done[s.ID] = true
	}
	if good := l.mon.Health().Good; !good.IsZero() {
		n.since = good
	}
	if n.changed || n.since.Sub(n.savedAt).Abs() >= sinceSaved {
		l.saveNews()
	}
}

// saveNews saves the news for the next run, and for other windows of the account.
func (l *List) saveNews() {
	n := &l.news
	saved := state.Seen{Since: n.since}
	for _, e := range n.scans {
		saved.Scans = append(saved.Scans, e.SeenScan)
	}
	saved.Normalise()
	if len(n.scans) > 2*state.MaxSeen {
		kept := map[string]entry{}
		for _, e := range saved.Scans {
			kept[e.ScanID] = n.scans[e.ScanID]
		}
		n.scans = kept
	}
	n.savedAt, n.changed = n.since, false
	l.kept.Save(state.SeenName, saved)
}

// readShown takes the sign of the scan away whose details are open: at a key or a click, the user has seen
// them, whatever opened them and whenever the news came.
func (l *List) readShown() {
	if l.Detailed() {
		shown, _ := l.mon.Pinned()
		l.Read(shown.ID)
	}
}

// Read takes the sign of a scan away, because the user has opened the scan.
func (l *List) Read(id string) {
	e := l.news.scans[id]
	if e.News == "" {
		return
	}
	e.News = ""
	l.news.put(e, l.now())
	l.saveNews()
	l.rebuild()
}

// ReadElsewhere takes the signs away of scans that the user has opened in another window of the account, or whose
// trouble was over there, as far as the file says: this window reads it when it saves, at the latest after sinceSaved.
func (l *List) ReadElsewhere(saved state.Seen) {
	read := false
	for _, e := range saved.Scans {
		own := l.news.scans[e.ScanID]
		if own.News != "" && e.News == "" && (e.Mark == own.Mark || e.NewsAt.After(own.NewsAt)) {
			own.News, read = "", true
			l.news.scans[e.ScanID] = own
		}
	}
	if read {
		l.rebuild()
	}
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
// so if none has one.
func (l *List) nextNews() {
	if p := l.mon.Page(); p != nil {
		for i := range p.Scans {
			row := (l.table.Cursor + 1 + i) % len(p.Scans)
			if l.news.scans[p.Scans[row].ID].News == "" {
				continue
			}
			l.walk(row - l.table.Cursor)
			return
		}
	}
	l.SayNoNews()
}

// SayNoNews says that no row in sight has a sign, and how many scans elsewhere have one.
func (l *List) SayNoNews() {
	elsewhere := 0
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

// NewsCell draws the sign of a scan.
func (l *List) NewsCell(id string) widget.Cell {
	switch l.news.scans[id].News {
	case state.NewsEnded:
		return widget.Cell{Text: l.th.Glyphs.Ended, Style: &l.th.Good}
	case state.NewsTrouble:
		return widget.Cell{Text: l.th.Glyphs.Trouble, Style: &l.th.Error}
	}
	return widget.Cell{Text: " ", Style: &l.th.Text}
}
