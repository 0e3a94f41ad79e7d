package state

import (
	"cmp"
	"slices"
	"time"

	"scantop/client"
)

// SeenName is the name of the file for [Seen].
const SeenName = "seen"

// MaxSeen is the number of scans of which is remembered how they were last seen.
const MaxSeen = 1000

const maxMark = 100 // characters of a mark

const maxSeenSize = 1 << 20 // bytes of the file; several times what Normalise keeps

// Scans is what earlier runs knew of scans.
type Scans struct {
	Watched Watched
	Tallies Tallies
	Seen    Seen
}

// The values of [SeenScan.News].
const (
	NewsEnded   = "ended"   // a run finished
	NewsTrouble = "trouble" // a run was aborted or stalled, or the scan became invalid or was disabled
)

// Seen says how scans were last seen, at most [MaxSeen], oldest change first. Several programs may
// write it at the same time: of each scan, the newest state and the newest news stay.
type Seen struct {
	Since time.Time  `json:"since,omitzero"` // when the newest reply came
	Scans []SeenScan `json:"scans,omitempty"`
}

// SeenScan is a scan that was running or waiting, or had news, when it was last seen.
type SeenScan struct {
	ScanID string    `json:"scanId"`           // digits
	At     time.Time `json:"at"`               // when the entry last changed
	News   string    `json:"news,omitempty"`   // what the user has not seen yet; "": nothing
	Mark   string    `json:"mark,omitempty"`   // tells the newest news from other news of the scan; "": there was none
	NewsAt time.Time `json:"newsAt,omitzero"`  // when that came; it may be read since
	Status string    `json:"status,omitempty"` // client.Status; "": not known

	Start   time.Time `json:"start,omitzero"`   // client.Scan.Start
	LastRun time.Time `json:"lastRun,omitzero"` // client.Scan.LastRun
	NextRun time.Time `json:"nextRun,omitzero"` // client.Scan.NextRun
}

// Normalise drops entries that no scan can have, and all but the newest entry of a scan. Beyond
// [MaxSeen], it first drops scans that are over and have no news, then others without news, then the
// oldest.
func (s *Seen) Normalise() {
	newest := map[string]SeenScan{}
	for _, e := range s.Scans {
		if e.valid() && !e.At.Before(newest[e.ScanID].At) {
			newest[e.ScanID] = e
		}
	}
	var scans []SeenScan
	for _, e := range newest {
		scans = append(scans, e)
	}
	byAge := func(a, b SeenScan) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ScanID, b.ScanID))
	}
	slices.SortFunc(scans, func(a, b SeenScan) int { return cmp.Or(cmp.Compare(a.worth(), b.worth()), byAge(a, b)) })
	scans = scans[max(0, len(scans)-MaxSeen):]
	slices.SortFunc(scans, byAge)
	s.Scans = scans
}

// worth is higher for an entry that is dropped later.
func (e SeenScan) worth() int {
	switch {
	case e.News != "":
		return 2
	case e.Status == string(client.StatusRunning), e.Status == string(client.StatusWaiting):
		return 1
	}
	return 0
}

func (e SeenScan) valid() bool {
	status := e.Status == "" || slices.Contains(client.Statuses(), client.Status(e.Status))
	news := e.News == "" || e.News == NewsEnded || e.News == NewsTrouble
	return validScanID(e.ScanID) && status && news && !e.At.IsZero() && line(e.Mark, maxMark) == e.Mark
}

// merged returns the value with what another program has saved meanwhile.
func (s Seen) merged(other *Seen) Seen {
	all := Seen{Since: s.Since, Scans: slices.Clone(other.Scans)}
	if other.Since.After(all.Since) {
		all.Since = other.Since
	}
	at := map[string]int{}
	for i, e := range all.Scans {
		at[e.ScanID] = i
	}
	for _, e := range s.Scans {
		if i, both := at[e.ScanID]; both {
			all.Scans[i] = e.with(all.Scans[i])
		} else {
			all.Scans = append(all.Scans, e)
		}
	}
	all.Normalise()
	return all
}

// with returns an entry with what another program knows of the scan: the newer state, and the newer news. The
// same news is read if the user has read it in either program, whichever of them saw it later.
func (e SeenScan) with(other SeenScan) SeenScan {
	if other.At.After(e.At) {
		e, other = other, e
	}
	same := e.Mark != "" && e.Mark == other.Mark
	if same && other.News == "" || !same && other.NewsAt.After(e.NewsAt) {
		e.News, e.Mark, e.NewsAt = other.News, other.Mark, other.NewsAt
	}
	return e
}
