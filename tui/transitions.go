package tui

import (
	"cmp"
	"slices"
	"time"

	"scantop/client"
	"scantop/theme"
)

// wordLimit is how many characters are kept of a name or a status.
const wordLimit = client.MaxNameLength

// transitionKind is what a transition means to somebody who watches.
type transitionKind int

// The kinds of transition, in the order in which they matter.
const (
	kindAborted transitionKind = iota
	kindInvalid
	kindStalled
	kindDisabled
	kindOther
	kindFinished
	kindRecovered
	kindResumed
	kindStarted
)

// String is the kind's name in exports.
func (k transitionKind) String() string {
	return [...]string{
		kindAborted: "aborted", kindInvalid: "invalid", kindStalled: "stalled", kindDisabled: "disabled",
		kindOther: "other", kindFinished: "finished", kindRecovered: "recovered", kindResumed: "resumed",
		kindStarted: "started",
	}[k]
}

// transition is one change of one scan. From and to are statuses as they came,
// or theme.Stalled.
type transition struct {
	at       time.Time
	id, name string
	from, to string
	kind     transitionKind
	took     time.Duration // of a run until it finished or was aborted; 0 when unknown
}

// outcome is the status that a row has come to. A periodic scan waits again
// after a run, and what became of the run is in JobStatistics. A status that
// nobody knows may be that of a run, as while it is being paused.
func outcome(from client.Status, s *client.Scan) client.Status {
	over := s.Status == client.StatusWaiting && s.Trigger == client.TriggerPeriodic
	switch from {
	case "", client.StatusFinished, client.StatusAborted, client.StatusInvalid, client.StatusDisabled:
		over = false // nothing was under way
	}
	if job := client.Status(s.JobStatistics); over && (job == client.StatusFinished || job == client.StatusAborted) {
		return job
	}
	return s.Status
}

// kindOf is the kind of a change of status. A scan that was aborted goes on, or
// runs anew, which nobody can tell. Whether a run has started cannot be told from
// a status that nobody knows.
func kindOf(from, to client.Status) transitionKind {
	switch to {
	case client.StatusFinished:
		return kindFinished
	case client.StatusAborted:
		return kindAborted
	case client.StatusInvalid:
		return kindInvalid
	case client.StatusDisabled:
		return kindDisabled
	case client.StatusRunning:
		if from == client.StatusAborted {
			return kindResumed
		}
		if slices.Contains(client.Statuses(), from) {
			return kindStarted
		}
	}
	return kindOther
}

// tell puts a transition into words. They are kept for long, so they are cut.
func tell(kind transitionKind, old sighting, s *client.Scan, now time.Time) transition {
	t := transition{
		at: now, id: s.ID, name: shorten(cmp.Or(s.Name, s.ID)), kind: kind,
		from: shorten(string(old.status)), to: shorten(string(outcome(old.status, s))),
	}
	if old.stalled {
		t.from = theme.Stalled
	}
	if kind == kindStalled {
		t.to = theme.Stalled
	}
	if kind == kindFinished || kind == kindAborted {
		t.took, _ = took(s, now)
	}
	return t
}

// shorten cuts a text of others that is too long to be kept.
func shorten(s string) string {
	if len(s) <= wordLimit {
		return s
	}
	if runes := []rune(s); len(runes) > wordLimit {
		return string(runes[:wordLimit-1]) + theme.Ellipsis
	}
	return s
}
