package state

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"scantop/client"
)

// The names under which the launch form's memory is kept.
const (
	DraftName    = "draft"
	LaunchesName = "launches"
)

// MaxLaunches is how many launches are kept as templates.
const MaxLaunches = 10

// maxEntry is bytes of what stands in a field: more than [client.MaxTargets] of
// the longest.
const maxEntry = 4 << 20

// Entries are what stands in the fields of the launch form, as it was typed, by
// the API's name of the parameter; the entries of a list a line each.
type Entries map[string]string

// Drafts are the forms of a window that were not sent, or of which nobody knows
// whether they were; the one in front first.
type Drafts struct {
	List []Draft `json:"list,omitempty"`
}

// Draft is a form as it was left.
type Draft struct {
	Entries Entries      `json:"entries"`
	Dropped bool         `json:"dropped,omitempty"` // the user started over from it
	Sent    *client.Spec `json:"sent,omitempty"`    // what was sent of it, when nobody knew the outcome
	Edited  bool         `json:"edited,omitempty"`  // since then
}

// MaxDrafts is how many notes of launches in doubt are kept, beside the drafts of
// windows.
const MaxDrafts = 50

// Normalise drops what no form could have held.
func (d *Drafts) Normalise() {
	for i := range d.List {
		d.List[i].Entries.normalise()
	}
	d.List = slices.DeleteFunc(d.List, func(d Draft) bool { return len(d.Entries) == 0 && d.Sent == nil })
}

func (e Entries) normalise() {
	for name, value := range e {
		if len(value) > maxEntry || !utf8.ValidString(value) {
			delete(e, name)
		}
	}
}

// Launches are the newest launches, newest first, at most MaxLaunches.
type Launches struct {
	List []Launch `json:"list,omitempty"`
}

// Launch is a form that was sent.
type Launch struct {
	At      time.Time `json:"at"`
	ScanID  string    `json:"scanId,omitempty"`
	Entries Entries   `json:"entries"`
}

// Normalise drops what cannot be sent again, and all beyond MaxLaunches.
func (l *Launches) Normalise() {
	var kept []Launch
	for _, launch := range l.List {
		launch.Entries.normalise()
		if !validScanID(launch.ScanID) {
			launch.ScanID = ""
		}
		if len(launch.Entries) > 0 && len(kept) < MaxLaunches {
			kept = append(kept, launch)
		}
	}
	l.List = kept
}

// With is l with a launch in front. An older one of the same entries, but for
// what differs from launch to launch, gives way to it.
func (l Launches) With(launch Launch) Launches {
	list := []Launch{launch}
	for _, old := range l.List {
		if !sameTemplate(old.Entries, launch.Entries) && len(list) < MaxLaunches {
			list = append(list, old)
		}
	}
	return Launches{list}
}

// And is l with others among them, newest first.
func (l Launches) And(others Launches) Launches {
	all := slices.Concat(l.List, others.List)
	slices.SortStableFunc(all, func(a, b Launch) int { return a.At.Compare(b.At) })
	var both Launches
	for _, launch := range all {
		both = both.With(launch)
	}
	return both
}

// sameTemplate reports whether two forms differ in name and start only.
func sameTemplate(a, b Entries) bool {
	if len(a) != len(b) {
		return false
	}
	for name, value := range a {
		if name != "Name" && name != "StartDate" && strings.TrimSpace(b[name]) != strings.TrimSpace(value) {
			return false
		}
	}
	return true
}
