package monitor

import (
	"slices"
	"time"

	"scantop/client"
)

// Bounds of what is asked for besides the page.
const (
	maxWatched        = 10               // scans
	WatchPeriod       = 30 * time.Second // a watched scan off the page is asked for that often
	maxLookups        = 50               // scans that left the page and wait for their look-up
	lookupTries       = 3
	missesTillUnknown = 3 // look-ups that do not find a scan until it counts as unknown
	unknownPeriod     = 10 * time.Minute
	pinnedPeriod      = 5 * time.Second // the scan whose details are open, off the page
)

// Follower decides which scans are asked for by ScanId, one at a time: those
// that are watched, the one whose details are open, and, once each, running
// ones that left the page, watched or not. It is pure and told the time.
type Follower struct {
	Watched []client.Scan // as last seen, in the order in which they were chosen
	Pinned  string        // the scan whose details are open, "" without
	lookups []lookup
	askedAt map[string]time.Time // by ScanId, of the newest question
	missing map[string]int       // by ScanId, how often the service did not find it, in a row
	Asking  string               // the ScanId under way, "" without
	Gen     int                  // of the question; answers to an older one are dropped
}

// lookup is a scan that has to be seen once more.
type lookup struct {
	id    string
	tries int
}

// IsWatched reports whether a scan is watched.
func (f *Follower) IsWatched(id string) bool { return f.At(id) >= 0 }

func (f *Follower) At(id string) int {
	return slices.IndexFunc(f.Watched, func(s client.Scan) bool { return s.ID == id })
}

// Toggle watches a scan, or no longer. It reports false when there are too many
// already.
func (f *Follower) Toggle(s client.Scan) bool {
	if at := f.At(s.ID); at >= 0 {
		f.Watched = slices.Delete(f.Watched, at, at+1)
		return true
	}
	if s.ID == "" || len(f.Watched) >= maxWatched {
		return false
	}
	f.Watched = append(f.Watched, s)
	return true
}

// Lost notes a running scan that left the page.
func (f *Follower) Lost(id string) {
	known := slices.ContainsFunc(f.lookups, func(l lookup) bool { return l.id == id })
	if id != "" && !known && len(f.lookups) < maxLookups {
		f.lookups = append(f.lookups, lookup{id: id})
	}
}

// Seen takes the newest state of scans, of the page or of an answer.
func (f *Follower) Seen(now time.Time, scans []client.Scan) {
	for i := range scans {
		if at := f.At(scans[i].ID); at >= 0 {
			f.Watched[at] = scans[i]
		}
		f.lookups = slices.DeleteFunc(f.lookups, func(l lookup) bool { return l.id == scans[i].ID })
		f.note(scans[i].ID, now)
		delete(f.missing, scans[i].ID)
	}
}

// note remembers when a followed scan was asked for, or came with the page.
func (f *Follower) note(id string, now time.Time) {
	if id != f.Pinned && !f.IsWatched(id) {
		delete(f.askedAt, id)
		delete(f.missing, id)
		return
	}
	if f.askedAt == nil {
		f.askedAt = map[string]time.Time{}
	}
	f.askedAt[id] = now
}

// Next is the scan to ask for now, if any: what left the page first, then the
// open details, then what is watched, the longest unseen first.
func (f *Follower) Next(now time.Time, period time.Duration) (id string, ok bool) {
	switch {
	case f.Asking != "":
		return "", false
	case len(f.lookups) > 0:
		id = f.lookups[0].id
	case f.Pinned != "" && f.due(f.Pinned, now, max(pinnedPeriod, period)):
		id = f.Pinned
	default:
		id = f.oldest(now, max(WatchPeriod, 3*period))
	}
	if id == "" {
		return "", false
	}
	f.Asks(id, now)
	return id, true
}

// Asks notes that a scan is asked for.
func (f *Follower) Asks(id string, now time.Time) {
	f.Asking = id
	f.Gen++
	f.note(id, now)
}

// NotFound notes that the service does not find a scan that is followed.
func (f *Follower) NotFound(id string) {
	if f.missing == nil {
		f.missing = map[string]int{}
	}
	if id == f.Pinned || f.IsWatched(id) {
		f.missing[id]++
	}
}

// Unknown reports that the service repeatedly did not find a scan.
func (f *Follower) Unknown(id string) bool { return f.missing[id] >= missesTillUnknown }

func (f *Follower) due(id string, now time.Time, period time.Duration) bool {
	if f.Unknown(id) {
		period = unknownPeriod
	}
	age := now.Sub(f.askedAt[id])
	return age < 0 || age >= period // the clock may have been set back
}

// oldest is the watched scan that is due and was not seen for longest.
func (f *Follower) oldest(now time.Time, period time.Duration) string {
	id := ""
	for _, s := range f.Watched {
		if f.due(s.ID, now, period) && (id == "" || f.askedAt[s.ID].Before(f.askedAt[id])) {
			id = s.ID
		}
	}
	return id
}

// GiveWay takes the question under way back for later.
func (f *Follower) GiveWay() {
	if f.Asking == "" {
		return
	}
	delete(f.askedAt, f.Asking)
	f.Asking = ""
	f.Gen++
}

// Answered ends a question. A look-up without an answer is tried again, but not
// for ever.
func (f *Follower) Answered(failed bool) {
	id := f.Asking
	f.Asking = ""
	at := slices.IndexFunc(f.lookups, func(l lookup) bool { return l.id == id })
	if at < 0 {
		return
	}
	l := f.lookups[at]
	f.lookups = slices.Delete(f.lookups, at, at+1)
	if l.tries++; failed && l.tries < lookupTries {
		f.lookups = append(f.lookups, l)
	}
}
