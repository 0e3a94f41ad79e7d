package monitor

import (
	"time"

	"scantop/client"
)

// RequestKind is what a Monitor wants done.
type RequestKind int

// The kinds of request. Each of them but Cancel is answered.
const (
	Cancel            RequestKind = iota // end the request to AVDS that is under way
	AskPage                              // ask AVDS for the page of Query
	AskCount                             // ask AVDS for the page of Query, of which only the total counts
	AskScan                              // ask AVDS for the scan of Query
	LookAtCredentials                    // look on the disk for another key pair than the one that was refused
	Wake                                 // answer after Wait
)

// Request is something that a Monitor wants done.
type Request struct {
	Kind  RequestKind
	Query client.Query  // of AskPage, AskCount and AskScan
	Wait  time.Duration // of Wake, never negative

	gen   int
	tab   int   // of AskCount
	timer timer // of Wake
}

// Answer is what came of a request.
type Answer struct {
	To      Request
	Page    *client.Page // of AskPage, AskCount and AskScan; the Monitor keeps it
	Err     error        // in place of the page
	Changed bool         // of LookAtCredentials: there is another key pair
}

// Outcome is what a Monitor wants done now, in this order, and what happened.
type Outcome struct {
	Ask     []Request
	Events  []Event // for the user to learn of
	Changed bool    // the rows are to be drawn anew
	Turned  bool    // the page is another one than before: its rows are not those that were there
}

// timer is what a Wake is for.
type timer int

const (
	timeToAsk         timer = iota // the next request is due
	timeToShowSlow                 // somebody has waited long enough for an answer to be told so
	timeToLookAtAge                // the data may be old
	timeToLookForKeys              // another key pair may be there
)

// request adds to what is wanted.
func (m *Monitor) request(r Request) { m.out.Ask = append(m.out.Ask, r) }

// wakeAfter asks for a wake of the newest generation of the poll.
func (m *Monitor) wakeAfter(wait time.Duration, t timer) {
	m.request(Request{Kind: Wake, Wait: max(0, wait), gen: m.poll.gen, timer: t})
}
