package state

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"scantop/client"
)

// The kinds of values that belong to a program, see [NewName], and what there is of
// them under their names alone. DraftName and SentName hold a [Drafts] of one: a
// form, and a launch of a program without a screen. LaunchName holds a [Launches] of
// one.
const (
	DraftName  = "draft" // alone: of programs that could lock nothing
	SentName   = "sent"
	LaunchName = "launch"
)

// LaunchesName is where programs of older versions keep a [Launches].
const LaunchesName = "launches"

// MaxLaunches is how many launches are kept as templates.
const MaxLaunches = 10

// maxValue is bytes of what stands in a field: more than [client.MaxTargets] of
// the longest.
const maxValue = 4 << 20

// Values are what stands in the fields of the launch form, as it was typed, by the
// API's name of the parameter; a list has a line for each of its entries.
type Values map[string]string

// Drafts is what a file holds: one draft, and with programs of older versions all
// drafts of a window, the one in front first.
type Drafts struct {
	List []Draft `json:"list,omitempty"`
}

// Draft is a form as it was left, or, where Sent is set, a launch that nobody knows
// the outcome of.
type Draft struct {
	Values  Values       `json:"entries"`
	Dropped bool         `json:"dropped,omitempty"` // the user started over from it
	Sent    *client.Spec `json:"sent,omitempty"`    // what was sent of it
	Edited  bool         `json:"edited,omitempty"`  // since then; programs of older versions set it

	File string    `json:"-"` // the name that it is saved under
	At   time.Time `json:"-"` // when it was saved
}

// MaxSent is how many launches without a known outcome are kept of programs
// without a screen.
const MaxSent = 50

// Normalise drops what no form could have held.
func (d *Drafts) Normalise() {
	for i := range d.List {
		d.List[i].Values.normalise()
	}
	d.List = slices.DeleteFunc(d.List, func(d Draft) bool { return len(d.Values) == 0 && d.Sent == nil })
}

// parts are a draft as programs of this version have it. A launch and what was
// typed after it are two. From a launch that the user started over from, nobody
// wants to hear again.
func (d Draft) parts() []Draft {
	draft := Draft{Values: d.Values, Dropped: d.Dropped}
	switch {
	case d.Sent == nil || d.Dropped:
		return []Draft{draft}
	case d.Edited:
		return []Draft{draft, {Sent: d.Sent}}
	default:
		return []Draft{d}
	}
}

func (v Values) normalise() {
	for name, value := range v {
		if len(value) > maxValue || !utf8.ValidString(value) {
			delete(v, name)
		}
	}
}

// Launches are the newest launches, newest first, at most MaxLaunches.
type Launches struct {
	List []Launch `json:"list,omitempty"`
}

// Launch is a form that was sent.
type Launch struct {
	At     time.Time `json:"at"`
	ScanID string    `json:"scanId,omitempty"`
	Values Values    `json:"entries"`
}

// Normalise drops what cannot be sent again, and all beyond MaxLaunches.
func (l *Launches) Normalise() {
	var kept []Launch
	for _, launch := range l.List {
		launch.Values.normalise()
		if !validScanID(launch.ScanID) {
			launch.ScanID = ""
		}
		if len(launch.Values) > 0 && len(kept) < MaxLaunches {
			kept = append(kept, launch)
		}
	}
	l.List = kept
}

// With is l with a launch in front. An older one of the same values, but for what
// differs from launch to launch, gives way to it.
func (l Launches) With(launch Launch) Launches {
	list := []Launch{launch}
	for _, old := range l.List {
		if !old.Values.Like(launch.Values) && len(list) < MaxLaunches {
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

// has reports whether one of some launches is among l.
func (l Launches) has(some Launches) bool {
	return slices.ContainsFunc(some.List, func(a Launch) bool {
		return slices.ContainsFunc(l.List, func(b Launch) bool { return a.ScanID == b.ScanID && a.At.Equal(b.At) })
	})
}

// Like reports whether two forms differ in name and start only.
func (v Values) Like(other Values) bool {
	if len(v) != len(other) {
		return false
	}
	for name, value := range v {
		if name != "Name" && name != "StartDate" && strings.TrimSpace(other[name]) != strings.TrimSpace(value) {
			return false
		}
	}
	return true
}
