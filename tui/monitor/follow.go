package monitor

import (
	"slices"
	"time"

	"scantop/client"
)

// Limits on requests for single scans.
const (
	watchInterval     = 30 * time.Second // shortest time between requests for a watched scan that is not on the page
	pinnedInterval    = 5 * time.Second  // shortest time between requests for the pinned scan, if it is not on the page
	unknownInterval   = 10 * time.Minute // time between requests for a scan that AVDS does not find
	missesTillUnknown = 3                // how many replies in a row must lack a scan before it counts as unknown
	maxLookups        = 50               // how many scans that left the page may wait for a lookup
	lookupTries       = 3                // how often a lookup that fails is tried
)

// follower decides which scans are asked for by ScanId: watched scans, the pinned scan, and running
// scans that left the page, once each. The pinned scan is the one whose details are open.
type follower struct {
	max     int                  // how many scans can be watched; 0: any number
	watched []client.Scan        // watched scans as last seen, in the order in which they were chosen
	pinned  string               // ScanId of the pinned scan; "": none
	lookups []lookup             // running scans that left the page, in the order in which they did
	askedAt map[string]time.Time // when a followed scan was last asked for or seen, by ScanId
	missing map[string]int       // how many replies in a row lacked a followed scan, by ScanId
}

// pinnedEvery and watchedEvery return how often the pinned scan and a watched scan are asked for, if
// the page is asked for once in an interval.
func pinnedEvery(interval time.Duration) time.Duration  { return max(pinnedInterval, interval) }
func watchedEvery(interval time.Duration) time.Duration { return max(watchInterval, 3*interval) }

// lookup is a scan that has to be asked for once more.
type lookup struct {
	id    string
	tries int
}

// isWatched reports whether a scan is watched.
func (f *follower) isWatched(id string) bool { return has(f.watched, id) }

// toggle watches a scan, or stops watching it. It does nothing if the scan cannot be watched: it has no
// ScanId, or too many scans are watched already.
func (f *follower) toggle(s client.Scan) {
	if at := indexOf(f.watched, s.ID); at >= 0 {
		f.watched = slices.Delete(f.watched, at, at+1)
		f.forget(s.ID)
	} else if s.ID != "" && (f.max == 0 || len(f.watched) < f.max) {
		f.watched = append(f.watched, s)
	}
}

// pin makes a scan the pinned one.
func (f *follower) pin(id string) {
	before := f.pinned
	f.pinned = id
	f.forget(before)
}

// forget drops what is known of a scan, unless the scan is followed. It reports whether it did.
func (f *follower) forget(id string) bool {
	if id == f.pinned || f.isWatched(id) {
		return false
	}
	delete(f.askedAt, id)
	delete(f.missing, id)
	return true
}

// lost notes that a running scan left the page.
func (f *follower) lost(id string) {
	known := slices.ContainsFunc(f.lookups, func(l lookup) bool { return l.id == id })
	if id != "" && !known && len(f.lookups) < maxLookups {
		f.lookups = append(f.lookups, lookup{id: id})
	}
}

// seen takes the newest state of scans from any reply.
func (f *follower) seen(now time.Time, scans []client.Scan) {
	for i := range scans {
		if at := indexOf(f.watched, scans[i].ID); at >= 0 {
			f.watched[at] = scans[i]
		}
		f.lookups = slices.DeleteFunc(f.lookups, func(l lookup) bool { return l.id == scans[i].ID })
		f.note(scans[i].ID, now)
		delete(f.missing, scans[i].ID)
	}
}

// note remembers when a followed scan was asked for, or was seen on the page.
func (f *follower) note(id string, now time.Time) {
	if f.forget(id) {
		return
	}
	if f.askedAt == nil {
		f.askedAt = map[string]time.Time{}
	}
	f.askedAt[id] = now
}

// next returns the ScanId of the scan to ask for now, or "". Scans that left the page come first,
// then the pinned scan, then the watched scan that was not seen for longest.
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

// notFound notes that a reply lacks the scan that was asked for.
func (f *follower) notFound(id string) {
	if f.missing == nil {
		f.missing = map[string]int{}
	}
	if id == f.pinned || f.isWatched(id) {
		f.missing[id]++
	}
}

// unknown reports whether AVDS did not find a scan several times in a row.
func (f *follower) unknown(id string) bool { return f.missing[id] >= missesTillUnknown }

func (f *follower) due(id string, now time.Time, interval time.Duration) bool {
	if f.unknown(id) {
		interval = unknownInterval
	}
	age := now.Sub(f.askedAt[id])
	return age < 0 || age >= interval // a negative age means that the clock was set back
}

// oldest returns the ScanId of the watched scan that is due and was not seen for longest, or "".
func (f *follower) oldest(now time.Time, interval time.Duration) string {
	id := ""
	for _, s := range f.watched {
		if f.due(s.ID, now, interval) && (id == "" || f.askedAt[s.ID].Before(f.askedAt[id])) {
			id = s.ID
		}
	}
	return id
}

// answered ends the request for a scan. A lookup that failed is tried again, up to lookupTries times.
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
