package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
)

const (
	maxBody     = 8 << 20 // bytes
	contentType = "application/json;charset=utf-8"
)

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
	w      http.ResponseWriter
	r      *http.Request
	params url.Values // at first those of the query, then those of the form too
	bad    *refusal   // the request cannot be read
}

func (x *exchange) action() string { return x.params.Get("Action") }

// handle serves every request. The body is read first, so that an
// interceptor can look at it and leave it as good as new; only faults come
// before it.
func (s *Server) handle(w http.ResponseWriter, r *http.Request) {
	x := &exchange{Server: s, w: w, r: r, params: r.URL.Query()}
	if hits := s.faults.draw(headersRead, x.action()); hits != nil {
		x.arrive()
		hits[0].serve(x)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			refuses(requestTooLarge())(x)
		}
		return // else the client left in the middle; nobody reads an answer
	}
	if x.params, err = parameters(r, body); err != nil {
		x.bad = malformed()
	}
	if intercept := x.arrive(); intercept != nil {
		r.Body = io.NopCloser(bytes.NewReader(body))
		if intercept(w, r, x.action()) {
			return
		}
	}
	if hits := s.faults.draw(requestRead, x.action()); hits != nil {
		hits[0].serve(x)
		return
	}
	status, envelope := x.perform()
	x.send(status, contentType, encode(envelope))
}

// arrive notes the request as far as it was read.
func (x *exchange) arrive() interceptor {
	return x.arrived(Request{Action: x.action(), Method: x.r.Method, Params: x.params})
}

// perform carries the request out and returns the reply, a good one with the
// changes that faults make.
func (x *exchange) perform() (status int, envelope any) {
	data, bad := x.answer()
	if bad != nil {
		return bad.status, x.refused(bad)
	}
	good := reply{RequestID: x.requestID(), Data: data, Code: http.StatusOK, Success: true}
	hits := x.faults.draw(carriedOut, x.action())
	if hits == nil {
		return http.StatusOK, good
	}
	changed := toObject(good)
	for _, hit := range hits {
		hit.alter(changed, hit.nth)
	}
	return http.StatusOK, changed
}

// answer checks the request and carries it out. The data is what the envelope
// of its operation holds.
func (x *exchange) answer() (data any, bad *refusal) {
	if x.bad != nil {
		return nil, x.bad
	}
	if x.r.URL.Path != "/" {
		return nil, unknownAction()
	}
	perform, bad := x.operation(x.r.Method, x.params)
	if bad != nil {
		return nil, bad
	}
	if bad := x.authenticate(x.r.Method, x.params); bad != nil {
		return nil, bad
	}
	f := &form{values: x.params}
	data = perform(f)
	if f.bad != nil {
		return nil, f.bad
	}
	return data, nil
}

// refused is the envelope of a refusal.
func (x *exchange) refused(bad *refusal) errorReply {
	return errorReply{RequestID: x.requestID(), HostID: x.r.Host, Code: bad.code, Message: bad.message}
}

// send writes a reply.
func (x *exchange) send(status int, media string, body []byte) {
	x.w.Header().Set("Content-Type", media)
	x.w.WriteHeader(status)
	_, _ = x.w.Write(body) // fails only if the client has left
}

// parameters merges the query and the form of a request. What could be read
// of broken ones is returned beside the error.
func parameters(r *http.Request, body []byte) (url.Values, error) {
	params, err := url.ParseQuery(r.URL.RawQuery)
	media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")) // unreadable: not a form
	if r.Method != http.MethodPost || media != "application/x-www-form-urlencoded" {
		return params, err
	}
	posted, formErr := url.ParseQuery(string(body))
	for name, values := range posted {
		params[name] = append(params[name], values...)
	}
	return params, errors.Join(err, formErr)
}

func (s *Server) requestID() string {
	return upperUUID(random("request", s.seed, s.nextAnswer()))
}

// encode writes JSON as the service does.
func encode(envelope any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // report links keep their ampersands, as in the samples
	_ = encoder.Encode(envelope) // a reply has nothing in it that JSON has not
	return b.Bytes()
}
