package simulator

import (
	"net/http"
	"net/url"
	"sync"
)

// maxRequests bounds the memory of a server that runs for days.
const maxRequests = 1000

// Request is one HTTP request as it arrived, whether or not it was accepted.
type Request struct {
	// Action is the operation asked for, "" if none was named.
	Action string
	// Method is the HTTP method.
	Method string
	// Params holds the parameters of query and form together, those of the
	// signature included. Where both have a name, the query's value is first.
	Params url.Values
}

// interceptor is what Intercept is given.
type interceptor = func(w http.ResponseWriter, r *http.Request, action string) bool

// traffic is what a Server remembers of requests and does to them before it
// serves them.
type traffic struct {
	mu        sync.Mutex
	requests  []Request
	intercept interceptor
	answers   uint64 // request IDs given out
}

// Requests returns what has arrived so far, oldest first; of a long history
// the last 1000. The result belongs to the caller, except for the Params,
// which are shared and must not be changed.
func (t *traffic) Requests() []Request {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]Request(nil), t.requests...)
}

// Intercept makes f see each request before it is checked; nil removes it. If
// f returns true it has answered, and the server adds nothing. If it returns
// false the request is served as if f had not been there, even when f has
// read the body. f may hang: the request's context ends when the client
// leaves or the server is closed. Many goroutines may be in f at once.
func (t *traffic) Intercept(f func(w http.ResponseWriter, r *http.Request, action string) bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.intercept = f
}

// arrived notes a request and returns the interceptor to show it to, if any.
func (t *traffic) arrived(r Request) interceptor {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.requests) == maxRequests {
		copy(t.requests, t.requests[1:])
		t.requests = t.requests[:maxRequests-1]
	}
	t.requests = append(t.requests, r)
	return t.intercept
}

// nextAnswer numbers the replies, from 1.
func (t *traffic) nextAnswer() uint64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.answers++
	return t.answers
}
