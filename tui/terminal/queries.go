package terminal

import (
	"sync"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// endOfQuery follows each query. It requests the device attributes, which every terminal
// reports. Their report arrives after the report of the query itself, which some terminals do
// not know.
const endOfQuery = ansi.RequestPrimaryDeviceAttributes

// reportLimit is how long to wait for the report of a terminal: the round trip on a slow
// line.
const reportLimit = time.Second

// queries counts the queries that the terminal has not reported on yet. A report that arrives
// after the program ended would appear at the prompt of the shell.
type queries struct {
	mu      sync.Mutex
	pending int
	until   time.Time // when to stop waiting for reports
}

// add counts a query and returns the bytes to write.
func (q *queries) add(query string, now time.Time) string {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.pending++
	q.until = now.Add(reportLimit)
	return query + endOfQuery
}

// handle counts the end of a query if event is one.
func (q *queries) handle(event uv.Event) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if _, ok := event.(uv.PrimaryDeviceAttributesEvent); ok && q.pending > 0 {
		q.pending--
	}
}

// forget stops waiting for reports. It is called when nothing reads them.
func (q *queries) forget() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.pending = 0
}

// left returns for how long reports may still arrive.
func (q *queries) left(now time.Time) time.Duration {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.pending == 0 {
		return 0
	}
	return max(0, q.until.Sub(now))
}

// wait returns when no report can arrive any more. Polling is enough, because the program
// waits only for a moment when it gives the terminal back.
func (q *queries) wait() {
	for q.left(time.Now()) > 0 {
		time.Sleep(5 * time.Millisecond)
	}
}
