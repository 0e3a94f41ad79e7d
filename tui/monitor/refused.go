package monitor

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"scantop/client"
)

// refused are the operations that AVDS does not offer, or not to this account.
type refused struct {
	now  []string        // in the order in which AVDS rejected them; Retry empties it
	told map[string]bool // operations with an event in the log
}

// Refused notes that AVDS does not offer an operation, or not to this account. The first time, an event
// says so.
func (m *Monitor) Refused(now time.Time, operation string, failure *client.Error) {
	r := &m.refused
	if !slices.Contains(r.now, operation) {
		r.now = append(r.now, operation)
	}
	if r.told[operation] {
		return
	}
	if r.told == nil {
		r.told = map[string]bool{}
	}
	r.told[operation] = true
	code := cmp.Or(failure.Code, "HTTP "+strconv.Itoa(failure.Status))
	m.log.add([]Event{{At: now, Name: operation, To: shorten(code), Kind: Unavailable}})
}

// Unavailable returns the operations that AVDS does not offer, or not to this account, as far as is known
// since the last Retry.
func (m *Monitor) Unavailable() []string { return m.refused.now }

// Retry forgets which operations AVDS does not offer, and which runs could not be counted.
func (m *Monitor) Retry() {
	m.refused.now = nil
	m.tallies.retry()
}
