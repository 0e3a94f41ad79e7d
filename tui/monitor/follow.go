package monitor

import (
	"slices"
	"time"

	"scantop/client"
)

// Bounds of what is asked for besides the page.
const (
	watchInterval     = 30 * time.Second // a watched scan off the page is asked for that often
	maxLookups        = 50               // scans that left the page and wait for their look-up
	lookupTries       = 3
	missesTillUnknown = 3 // look-ups that do not find a scan until it counts as unknown
	unknownInterval   = 10 * time.Minute
	pinnedInterval    = 5 * time.Second // the scan whose details are open, off the page
)

// follower decides which scans are asked for by ScanId, one at a time: those
// that are watched, the one whose details are open, and, once each, running
// ones that left the page, watched or not. It is pure and told the time.
type follower struct {
	max     int           // how many scans can be watched; 0: any number
	watched []client.Scan // as last seen, in the order in which they were chosen
	pinned  string        // the scan whose details are open, "" without
	lookups []lookup
	askedAt map[string]time.Time // by ScanId, of the newest question
	missing map[string]int       // by ScanId, how often the service did not find it, in a row
}

// pinnedEvery is how often the pinned scan is asked for, watchedEvery how often a watched
// one is, where the page is asked for once in a interval.
func pinnedEvery(interval time.Duration) time.Duration  { return max(pinnedInterval, interval) }
func watchedEvery(interval time.Duration) time.Duration { return max(watchInterval, 3*interval) }

// lookup is a scan that has to be seen once more.
type lookup struct {
	id    string
	tries int
}

// isWatched reports whether a scan is watched.
func (f *follower) isWatched(id string) bool { return f.at(id) >= 0 }

func (f *follower) at(id string) int {
	return slices.IndexFunc(f.watched, func(s client.Scan) bool { return s.ID == id })
}

// toggle watches a scan, or no longer. It reports false when there are too many
// already.
func (f *follower) toggle(s client.Scan) bool {
	if at := f.at(s.ID); at >= 0 {
		f.watched = slices.Delete(f.watched, at, at+1)
		f.forget(s.ID)
		return true
	}
	if s.ID == "" || f.max > 0 && len(f.watched) >= f.max {
		return false
	}
	f.watched = append(f.watched, s)
	return true
}

// pin follows the scan whose details are open, in place of the one before.
func (f *follower) pin(id string) {
	before := f.pinned
	f.pinned = id
	f.forget(before)
}

// forget drops what is known of a scan, unless it is followed. It reports whether it did.
func (f *follower) forget(id string) bool {
	if id == f.pinned || f.isWatched(id) {
		return false
	}
	delete(f.askedAt, id)
	delete(f.missing, id)
	return true
}

// lost notes a running scan that left the page.
func (f *follower) lost(id string) {
	known := slices.ContainsFunc(f.lookups, func(l lookup) bool { return l.id == id })
	if id != "" && !known && len(f.lookups) < maxLookups {
		f.lookups = append(f.lookups, lookup{id: id})
	}
}

// seen takes the newest state of scans, of the page or of an answer.
func (f *follower) seen(now time.Time, scans []client.Scan) {
	for i := range scans {
		if at := f.at(scans[i].ID); at >= 0 {
			f.watched[at] = scans[i]
		}
		f.lookups = slices.DeleteFunc(f.lookups, func(l lookup) bool { return l.id == scans[i].ID })
		f.note(scans[i].ID, now)
		delete(f.missing, scans[i].ID)
	}
}

// note remembers when a followed scan was asked for, or came with the page.
func (f *follower) note(id string, now time.Time) {
	if f.forget(id) {
		return
	}
	if f.askedAt == nil {
		f.askedAt = map[string]time.Time{}
	}
	f.askedAt[id] = now
}

// next is the scan to ask for now, if any: what left the page first, then the
// open details, then what is watched, the longest unseen first.
func (f *follower) next(now time.Time, interval time.Duration) (id string) {
	switch {
	case len(f.lookups) > 0:
		return f.lookups[0].id
	case f.pinned != "" && f.due(f.pinned, now, pinnedEvery(interval)):
		return f.pinned
	default:
		return f.oldest(now, watchedEvery(interval))
	}
}

// notFound notes that the service does not find a scan that is followed.
func (f *follower) notFound(id string) {
	if f.missing == nil {
		f.missing = map[string]int{}
	}
	if id == f.pinned || f.isWatched(id) {
		f.missing[id]++
	}
}

// unknown reports that the service repeatedly did not find a scan.
func (f *follower) unknown(id string) bool { return f.missing[id] >= missesTillUnknown }

func (f *follower) due(id string, now time.Time, interval time.Duration) bool {
	if f.unknown(id) {
		interval = unknownInterval
	}
	age := now.Sub(f.askedAt[id])
	return age < 0 || age >= interval // the clock may have been set back
}

// oldest is the watched scan that is due and was not seen for longest.
func (f *follower) oldest(now time.Time, interval time.Duration) string {
	id := ""
	for _, s := range f.watched {
		if f.due(s.ID, now, interval) && (id == "" || f.askedAt[s.ID].Before(f.askedAt[id])) {
			id = s.ID
		}
	}
	return id
}

// answered ends a question. A look-up without an answer is tried again, but not
// for ever.
func (f *follower) answered(id string, failed bool) {
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
