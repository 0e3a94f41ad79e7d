package state

import (
	"slices"
	"strings"
	"time"

	"scantop/client"
)

// These are the kinds of values that belong to one program; [NewName] names them. A file
// draft-ID or sent-ID contains a [Drafts] with one draft: of a form, or the record of a
// launch of a program without a screen. A file launch-ID contains a [Launches] with one
// launch. A file called draft, without an ID, is from a version that could not lock.
const (
	DraftName  = "draft"
	SentName   = "sent"
	LaunchName = "launch"
)

// LaunchesName is the name under which older versions save a [Launches].
const LaunchesName = "launches"

// MaxLaunches is the number of recent launches that are saved.
const MaxLaunches = 10

// maxValue is the maximum size of a field in bytes. It is enough for [client.MaxTargets] of
// the longest targets.
const maxValue = 4 << 20

// Values are the values of the fields of the launch form as the user typed them, by the API
// name of the parameter. A list has one line per item.
type Values map[string]string

// Drafts is the content of a file. This version saves one draft in it; older versions saved
// all drafts of a window, the current one first.
type Drafts struct {
	List []Draft `json:"list,omitempty"`
}

// Draft is a form that the user left, or an unresolved launch if Sent is set.
type Draft struct {
	Values  Values       `json:"entries"`
	Dropped bool         `json:"dropped,omitempty"` // the user started over
	Sent    *client.Spec `json:"sent,omitempty"`    // the launched scan
	Edited  bool         `json:"edited,omitempty"`  // changed after the launch; only set by older versions

	File string    `json:"-"` // the name under which it is saved
	At   time.Time `json:"-"` // when it was saved
}

// MaxSent is the number of unresolved launches of programs without a screen that are kept.
const MaxSent = 50

// Normalise drops values that no form can hold, and empty drafts.
func (d *Drafts) Normalise() {
	for i := range d.List {
		d.List[i].Values.normalise()
	}
	d.List = slices.DeleteFunc(d.List, func(d Draft) bool { return len(d.Values) == 0 && d.Sent == nil })
}

// parts returns a draft of an older version as this version saves it. A launch and what the
// user typed after it become two drafts. If the user started over after a launch, only the
// draft remains.
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
		if len(value) > maxValue {
			delete(v, name)
		}
	}
}

// Launches are the newest launches, newest first, at most MaxLaunches.
type Launches struct {
	List []Launch `json:"list,omitempty"`
}

// Launch is a form that was launched.
type Launch struct {
	At     time.Time `json:"at"`
	ScanID string    `json:"scanId,omitempty"`
	Values Values    `json:"entries"`
}

// Normalise drops values that no form can hold, launches without values, and those beyond
// [MaxLaunches].
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

// With returns the launches with another one in front. It replaces an older one that differs
// only in its name and start.
func (l Launches) With(launch Launch) Launches {
	list := []Launch{launch}
	for _, old := range l.List {
		if !old.Values.Like(launch.Values) && len(list) < MaxLaunches {
			list = append(list, old)
		}
	}
	return Launches{list}
}

// And returns the newest of the launches of both lists, newest first.
func (l Launches) And(others Launches) Launches {
	all := slices.Concat(l.List, others.List)
	slices.SortStableFunc(all, func(a, b Launch) int { return a.At.Compare(b.At) })
	var both Launches
	for _, launch := range all {
		both = both.With(launch)
	}
	return both
}

// has reports whether l contains at least one of some launches.
func (l Launches) has(some Launches) bool {
	return slices.ContainsFunc(some.List, func(a Launch) bool {
		return slices.ContainsFunc(l.List, func(b Launch) bool { return a.ScanID == b.ScanID && a.At.Equal(b.At) })
	})
}

// meant returns what a date meant: the second of two lines, or all of one.
func meant(date string) string { return date[strings.LastIndexByte(date, '\n')+1:] }

// Like reports whether two forms differ at most in name and start.
func (v Values) Like(other Values) bool {
	if len(v) != len(other) {
		return false
	}
	for name, value := range v {
		also := other[name]
		switch name {
		case "Name", "StartDate":
			continue
		case "EndDate":
			value, also = meant(value), meant(also)
		}
		if strings.TrimSpace(also) != strings.TrimSpace(value) {
			return false
		}
	}
	return true
}
