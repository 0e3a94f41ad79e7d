package monitor

import (
	"fmt"
	"slices"
	"time"

	"scantop/client"
)

// wordLimit is the number of characters that an event keeps of a name or a status.
const wordLimit = client.MaxNameLength

// Kind says what happened to a scan.
type Kind int

// The kinds of event, the most important one first.
const (
	Aborted     Kind = iota // a run was aborted
	Invalid                 // the scan became invalid
	Stalled                 // a running scan stalled
	Disabled                // the scan was disabled
	Other                   // the status changed in another way
	Finished                // a run finished
	Recovered               // a stalled scan makes progress again
	Resumed                 // an aborted scan runs again
	Started                 // a run started
	Unavailable             // AVDS does not offer the operation Name to this account; To is the reason's code
)

// String returns the name of the kind in exports.
func (k Kind) String() string {
	return [...]string{
		Aborted: "aborted", Invalid: "invalid", Stalled: "stalled", Disabled: "disabled",
		Other: "other", Finished: "finished", Recovered: "recovered", Resumed: "resumed",
		Started: "started", Unavailable: "unavailable",
	}[k]
}

// stalledStatus takes the place of a status in events of stalled scans.
const stalledStatus = "stalled"

// Event is something that happened to one scan, or Unavailable.
type Event struct {
	At   time.Time // when the reply came that shows it
	ID   string    // ScanId
	Name string    // name of the scan, or its ScanId if it has none
	From string    // former status as AVDS sent it, or "stalled"
	To   string    // new status as AVDS sent it, or "stalled"
	Kind Kind
	Took time.Duration // how long a run took until it finished or was aborted; 0: unknown

	Mark string // tells this event from the others of its kind and scan; the same in every program that sees it

	Found *Tally // what a run found that finished or was aborted; nil: not known, or not yet
}

// effectiveStatus returns the status that a scan has reached after the status from. A periodic
// scan waits again after a run, so the result of the run is in JobStatistics. An unknown former
// status may belong to a run, such as one that was being paused.
func effectiveStatus(from client.Status, s *client.Scan) client.Status {
	over := s.Status == client.StatusWaiting && s.Trigger == client.TriggerPeriodic
	switch from {
	case "", client.StatusFinished, client.StatusAborted, client.StatusInvalid, client.StatusDisabled:
		over = false // no run was under way
	}
	if job := client.Status(s.JobStatistics); over && (job == client.StatusFinished || job == client.StatusAborted) {
		return job
	}
	return s.Status
}

// kindOf returns the kind of a change of status. An aborted scan that runs again counts as resumed:
// whether the run is a new one is unknown. After an unknown status, whether a run has started is
// unknown as well.
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

// newEvent returns an event. Its texts are cut, because the log keeps them for long.
func newEvent(kind Kind, old lastSeen, s *client.Scan, to client.Status, now time.Time) Event {
	t := Event{
		At: now, ID: s.ID, Name: shorten(s.Title()), Kind: kind,
		From: shorten(string(old.status)), To: shorten(string(to)), Mark: seconds(s.LastRun) + " " + seconds(s.End),
	}
	if old.stalled {
		t.From = stalledStatus
	}
	if kind == Stalled {
		t.To, t.Mark = stalledStatus, fmt.Sprint(t.Mark, " ", s.Progress.Value)
	}
	if kind == Finished || kind == Aborted {
		t.Took, _ = s.Took(now)
	}
	return t
}

// shorten cuts a text to wordLimit characters.
func shorten(s string) string {
	if len(s) <= wordLimit {
		return s
	}
	if runes := []rune(s); len(runes) > wordLimit {
		return string(runes[:wordLimit-1]) + "…"
	}
	return s
}
