package simulator

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

const (
	maxRequests = 1000 // are remembered, so that a server can run for days
	contentType = "application/json;charset=utf-8"
)

// Request is one HTTP request as it arrived, whether or not it was accepted.
type Request struct {
	Action string     // the operation asked for, "" if none was named
	Method string     // the HTTP method
	Params url.Values // of query and form together, with those of the signature
}

// reply is the envelope of a request that was carried out, as the samples of
// both API documents nest it.
type reply struct {
	RequestID string `json:"requestId"`
	Data      any    `json:"data"`
	Code      int    `json:"code"`
	Success   bool   `json:"success"`
}

// errorReply is the envelope of a request that was not: the gateway's, with
// capital letters.
type errorReply struct {
	RequestID string `json:"RequestId"`
	HostID    string `json:"HostId"`
	Code      string
	Message   string
}

// exchange is one request on its way to a reply.
type exchange struct {
	*Server
	w   http.ResponseWriter
	r   *http.Request // Form holds the parameters of query and form, as far as they could be read
	bad *refusal      // the request cannot be read
}

func (x *exchange) action() string { return x.r.Form.Get("Action") }

// handle serves every request. The body is read first, so that an
// interceptor can look at it and leave it as good as new.
func (s *Server) handle(w http.ResponseWriter, r *http.Request) {
	x := &exchange{Server: s, w: w, r: r}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // the client left in the middle
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	if r.ParseForm() != nil {
		x.bad = malformed
	}
	if intercept := s.arrived(Request{x.action(), r.Method, r.Form}); intercept != nil {
		r.Body = io.NopCloser(bytes.NewReader(body))
		if intercept(w, r, x.action()) {
			return
		}
	}
	if struck := s.faults.draw(requestRead, x.action()); struck != nil {
		struck[0].kind.serve(x)
		return
	}
	status, reply := x.perform()
	x.send(status, contentType, reply)
}

// perform carries the request out and returns the reply, a good one with the
// changes that faults make.
func (x *exchange) perform() (status int, body []byte) {
	data, bad := x.answer()
	if bad != nil {
		return bad.status, x.refused(bad)
	}
	body = encode(reply{RequestID: x.requestID(), Data: data, Code: http.StatusOK, Success: true})
	if struck := x.faults.draw(carriedOut, x.action()); struck != nil {
		changed := decode(body)
		for _, fault := range struck {
			fault.kind.alter(changed, fault.hits)
		}
		body = encode(changed)
	}
	return http.StatusOK, body
}

// answer checks the request and carries it out. The data is what the envelope
// of its operation holds.
func (x *exchange) answer() (data any, bad *refusal) {
	f := &form{Values: x.r.Form, bad: x.bad}
	perform := x.operation(x.r, f)
	if f.bad == nil {
		f.bad = x.authenticate(x.r.Method, x.r.Form)
	}
	if f.bad != nil {
		return nil, f.bad
	}
	data = perform(f)
	return data, f.bad
}

func (x *exchange) refused(bad *refusal) []byte {
	return encode(errorReply{RequestID: x.requestID(), HostID: x.r.Host, Code: bad.code, Message: bad.message})
}

func (x *exchange) requestID() string {
	return strings.ToUpper(uuid(random("request", x.seed, x.answers.Add(1))))
}

// send writes a reply.
func (x *exchange) send(status int, media string, body []byte) {
	x.w.Header().Set("Content-Type", media)
	x.w.WriteHeader(status)
	_, _ = x.w.Write(body) // fails only if the client has left
}

// encode writes JSON as the service does.
func encode(envelope any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // report links keep their ampersands, as in the samples
	_ = encoder.Encode(envelope) // a reply has nothing in it that JSON has not
	return b.Bytes()
}

// arrived notes a request and returns the interceptor to show it to, if any.
func (s *Server) arrived(r Request) func(http.ResponseWriter, *http.Request, string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, r)
	if len(s.requests) > maxRequests {
		s.requests = slices.Delete(s.requests, 0, 1)
	}
	return s.intercept
}

// Requests returns what has arrived so far, oldest first; of a long history
// the last 1000. The result belongs to the caller, except for the Params,
// which are shared and must not be changed.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Intercept makes f see each request before it is checked; nil removes it. If
// f returns true it has answered, and the server adds nothing. If it returns
// false the request is served as if f had not been there, even when f has
// read the body. f may hang: the request's context ends when the client
// leaves or the server is closed. Many goroutines may be in f at once.
func (s *Server) Intercept(f func(w http.ResponseWriter, r *http.Request, action string) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.intercept = f
}
