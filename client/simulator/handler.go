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
	maxRequests = 1000 // kept in memory, so that a server can run for days
	contentType = "application/json;charset=utf-8"
)

// Request is one HTTP request as it arrived, accepted or not.
type Request struct {
	Action string     // the requested operation, "" if there is none
	Method string     // the HTTP method
	Params url.Values // query and form parameters, including those of the signature
}

// reply is the envelope of a request that was carried out, as in the samples of both API documents.
type reply struct {
	RequestID string `json:"requestId"`
	Data      any    `json:"data"`
	Code      int    `json:"code"`
	Success   bool   `json:"success"`
}

// envelope puts the data of an operation into what surrounds it in the sample of its
// document: they differ in the letter case of RequestId, in whether code is a number,
// and in the name of the data.
func envelope(action, requestID string, data any) any {
	switch action {
	case sessions, userTags:
		return stringCodeReply{RequestID: requestID, Data: data, Code: "200", Success: true}
	case makeReport:
		return stringCodeReply{RequestID: requestID, Code: "200", Success: true}
	case oneFinding:
		return detailEnvelope{Vulnerability: data, RequestID: requestID, Code: http.StatusOK, Success: true}
	default:
		return reply{RequestID: requestID, Data: data, Code: http.StatusOK, Success: true}
	}
}

// stringCodeReply is a reply whose code is a string.
type stringCodeReply struct {
	RequestID string `json:"requestId"`
	Data      any    `json:"data,omitempty"`
	Code      string `json:"code"`
	Success   bool   `json:"success"`
}

// detailEnvelope is the envelope of DescribeVulnerability.
type detailEnvelope struct {
	Vulnerability any
	RequestID     string `json:"RequestId"`
	Code          int    `json:"code"`
	Success       bool
}

// errorReply is the envelope of a rejected request. The gateway writes these names with capital
// letters.
type errorReply struct {
	RequestID string `json:"RequestId"`
	HostID    string `json:"HostId"`
	Code      string
	Message   string
}

// exchange is one request and its reply.
type exchange struct {
	*Server
	w   http.ResponseWriter
	r   *http.Request // Form contains the parameters of query and form, as far as they can be read
	bad *rejection    // set if the request cannot be read
}

func (x *exchange) action() string { return x.r.Form.Get("Action") }

// handle serves every request. It reads the body first, so that an interceptor can read it too.
func (s *Server) handle(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, reportPath) {
		s.serveReport(w, r)
		return
	}
	x := &exchange{Server: s, w: w, r: r}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // the client disconnected
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

// perform carries out the request and returns the reply, with the changes of faults if it is a good
// one.
func (x *exchange) perform() (status int, body []byte) {
	data, bad := x.process()
	if bad != nil {
		return bad.status, x.rejected(bad)
	}
	body = encode(envelope(x.action(), x.requestID(), data))
	if struck := x.faults.draw(carriedOut, x.action()); struck != nil {
		changed := decode(body)
		for _, fault := range struck {
			fault.kind.alter(changed, fault.hits)
		}
		body = encode(changed)
	}
	return http.StatusOK, body
}

// process checks the request and carries it out. It returns the data for the envelope.
func (x *exchange) process() (data any, bad *rejection) {
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

func (x *exchange) rejected(bad *rejection) []byte {
	return encode(errorReply{RequestID: x.requestID(), HostID: x.r.Host, Code: bad.code, Message: bad.message})
}

func (x *exchange) requestID() string {
	return strings.ToUpper(uuid(random("request", x.seed, x.replies.Add(1))))
}

// send writes a reply.
func (x *exchange) send(status int, media string, body []byte) {
	x.w.Header().Set("Content-Type", media)
	x.w.WriteHeader(status)
	_, _ = x.w.Write(body) // fails only if the client has disconnected
}

// encode writes JSON like the service.
func encode(envelope any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // report links keep their ampersands, as in the samples
	_ = encoder.Encode(envelope) // every reply can be written as JSON
	return b.Bytes()
}

// arrived records a request and returns the interceptor, or nil.
func (s *Server) arrived(r Request) func(http.ResponseWriter, *http.Request, string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, r)
	if len(s.requests) > maxRequests {
		s.requests = slices.Delete(s.requests, 0, 1)
	}
	return s.intercept
}

// Requests returns the last 1000 requests, oldest first. The caller may change the slice, but not
// the Params.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Intercept calls f with each request before it is checked; nil removes f. If f returns true, it
// has sent the reply. If it returns false, the server handles the request as usual, even if f has
// read the body. f may hang: the request's context ends when the client disconnects or the server
// closes. f may be called concurrently.
func (s *Server) Intercept(f func(w http.ResponseWriter, r *http.Request, action string) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.intercept = f
}
