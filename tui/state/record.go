package state

import (
	"time"

	"scantop/client"
)

// The names under which a [Record] is kept, in files of its own. What SentName
// holds is a [Drafts], what LaunchName holds a [Launches], of one entry each.
const (
	SentName   = "sent"
	LaunchName = "launch"
)

// MaxRecords is how many files of LaunchName are kept: more than MaxLaunches, as
// some are of the same template. Of SentName it is MaxDrafts.
const MaxRecords = 20

// Record is the launch of a program that has no screen. Programs that launch at
// the same time write different files, so that none loses the other's launch.
type Record struct {
	window  *Window
	entries Entries
}

// Record notes that a scan is about to be sent. If the program ends without a
// word about the outcome, the next one finds the note. It fails with an [*Error]
// as Write does. The oldest records beyond the maxima are removed.
func (s *Store) Record(entries Entries, spec client.Spec) (*Record, error) {
	window, err := s.Window()
	if err != nil {
		return nil, err
	}
	note := Drafts{List: []Draft{{Entries: entries, Sent: &spec}}}
	if err := s.Write(window.Name(SentName), note); err != nil {
		window.Close()
		return nil, err
	}
	window.prune(SentName, MaxDrafts)
	window.prune(LaunchName, MaxRecords)
	return &Record{window, entries}, nil
}

// Created keeps the launch as a template in the place of the note.
func (r *Record) Created(at time.Time, scanID string) error {
	launched := Launches{List: []Launch{{At: at, ScanID: scanID, Entries: r.entries}}}
	if err := r.window.store.Write(r.window.Name(LaunchName), launched); err != nil {
		return err // the note stays, so that the next program finds the scan
	}
	return r.NotCreated()
}

// NotCreated removes the note.
func (r *Record) NotCreated() error { return r.window.store.Remove(r.window.Name(SentName)) }

// Close ends the record. A note that is still there is the next program's.
func (r *Record) Close() error { return r.window.Close() }

// prune removes what ended windows have kept of a name, but for the newest. What
// cannot be removed stays.
func (w *Window) prune(name string, most int) {
	kept, _ := w.Abandoned(name)
	for _, old := range kept[min(most, len(kept)):] {
		_ = w.store.Remove(old)
	}
}
