package monitor

import (
	"cmp"
	"slices"
	"time"

	"scantop/client"
)

// wordLimit is how many characters are kept of a name or a status.
const wordLimit = client.MaxNameLength

// Kind is what a transition means to somebody who watches.
type Kind int

// The kinds of transition, in the order in which they matter.
const (
	Aborted Kind = iota
	Invalid
	Stalled
	Disabled
	Other
	Finished
	Recovered
	Resumed
	Started
)

// String is the kind's name in exports.
func (k Kind) String() string {
	return [...]string{
		Aborted: "aborted", Invalid: "invalid", Stalled: "stalled", Disabled: "disabled",
		Other: "other", Finished: "finished", Recovered: "recovered", Resumed: "resumed",
		Started: "started",
	}[k]
}

// stalledStatus stands where a status would, for a scan that does not move.
const stalledStatus = "stalled"

// Event is one change of one scan. From and to are statuses as they came,
// or stalledStatus.
type Event struct {
	At       time.Time
	ID, Name string
	From, To string
	Kind     Kind
	Took     time.Duration // of a run until it finished or was aborted; 0 when unknown
}

// effectiveStatus is the status that a row has come to. A periodic scan waits again
// after a run, and what became of the run is in JobStatistics. A status that
// nobody knows may be that of a run, as while it is being paused.
func effectiveStatus(from client.Status, s *client.Scan) client.Status {
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
func kindOf(from, to client.Status) Kind {
	switch to {
	case client.StatusFinished:
		return Finished
	case client.StatusAborted:
		return Aborted
	case client.StatusInvalid:
		return Invalid
	case client.StatusDisabled:
		return Disabled
	case client.StatusRunning:
		if from == client.StatusAborted {
			return Resumed
		}
		if slices.Contains(client.Statuses(), from) {
			return Started
		}
	}
	return Other
}

// tell puts a transition into words. They are kept for long, so they are cut.
func tell(kind Kind, old lastSeen, s *client.Scan, to client.Status, now time.Time) Event {
	t := Event{
		At: now, ID: s.ID, Name: shorten(cmp.Or(s.Name, s.ID)), Kind: kind,
		From: shorten(string(old.status)), To: shorten(string(to)),
	}
	if old.stalled {
		t.From = stalledStatus
	}
	if kind == Stalled {
		t.To = stalledStatus
	}
	if kind == Finished || kind == Aborted {
		t.Took, _ = s.Took(now)
	}
	return t
}

// shorten cuts a text of others that is too long to be kept.
func shorten(s string) string {
	if len(s) <= wordLimit {
		return s
	}
	if runes := []rune(s); len(runes) > wordLimit {
		return string(runes[:wordLimit-1]) + "…"
	}
	return s
}
