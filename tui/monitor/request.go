package monitor

import (
	"time"

	"scantop/client"
)

// requestKind says what a Monitor wants done.
type requestKind int

// The kinds of request. Each of them except Cancel is followed by an Answer.
const (
	Cancel            requestKind = iota // cancel the request to AVDS that is under way
	askPage                              // ask AVDS for the page of Query
	askCount                             // ask AVDS for the page of Query, to learn its total
	askScan                              // ask AVDS for the scan of Query
	AskRuns                              // ask AVDS for the runs of Runs, to learn the TaskId of the newest one
	AskFindings                          // ask AVDS for the findings of Findings, to learn their total
	LookAtCredentials                    // check whether the key pair on the disk differs from the rejected one
	Wake                                 // answer after Wait
)

// Request is something that a Monitor wants done.
type Request struct {
	Kind  requestKind
	Query client.Query  // query of askPage, askCount and askScan
	Wait  time.Duration // duration of Wake, never negative

	Runs     client.RunQuery     // query of AskRuns
	Findings client.FindingQuery // query of AskFindings

	gen   int   // generation: only the answer to the newest one counts
	tab   int   // tab of askCount
	timer timer // purpose of Wake
}

// Answer is what came of a Request.
type Answer struct {
	To      Request
	Page    *client.Page // reply to askPage, askCount or askScan; the Monitor keeps it
	Err     error        // why a request to AVDS failed; nil: it succeeded
	Changed bool         // LookAtCredentials found another key pair

	Runs     *client.Listing[client.Run]     // reply to AskRuns; no text of it is shown
	Findings *client.Listing[client.Finding] // reply to AskFindings; no text of it is shown
}

// Outcome is the result of one step of a Monitor.
type Outcome struct {
	Ask     []Request // what the Monitor wants done, in this order
	Events  []Event   // what happened to scans
	Missed  []Event   // what happened to scans since an earlier start, found in their first rows; not in the log
	Changed bool      // the rows must be drawn again
	Turned  bool      // the page is not the one that was shown before
	Tallied bool      // the tallies have changed and should be saved
	Refused int       // page size that AVDS refused, so that the list goes on with another one; 0: none; said once
}

// happened adds events, after which the rows must be drawn again.
func (o *Outcome) happened(events ...Event) { o.Events, o.Changed = append(o.Events, events...), true }

// timer says what a Wake is for.
type timer int

const (
	timeToAsk         timer = iota // the next request for the page is due
	timeToShowSlow                 // the user has waited so long that the screen says so
	timeToLookAtAge                // the data may have become stale
	timeToLookForKeys              // another key pair may be on the disk
	timeToFit                      // the room for the page is settled
	timeToCount                    // the next count of a tab may be asked for
)

// request adds a request to the outcome.
func (m *Monitor) request(r Request) { m.out.Ask = append(m.out.Ask, r) }

// wakeAfter starts a timer that belongs to the newest generation of poll.
func (m *Monitor) wakeAfter(wait time.Duration, t timer) {
	m.request(Request{Kind: Wake, Wait: max(0, wait), gen: m.poll.gen, timer: t})
}
