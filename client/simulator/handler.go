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

// handle serves every request. The body is read first, so that an
// interceptor can look at it and leave it as good as new.
func (s *Server) handle(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			s.refuse(w, r, requestTooLarge())
		}
		return // else the client left in the middle; nobody reads an answer
	}
	params, err := parameters(r, body)
	action := params.Get("Action")
	intercept := s.arrived(Request{Action: action, Method: r.Method, Params: params})
	if intercept != nil {
		r.Body = io.NopCloser(bytes.NewReader(body))
		if intercept(w, r, action) {
			return
		}
	}
	if err != nil {
		s.refuse(w, r, malformed())
		return
	}
	data, bad := s.answer(r, params)
	if bad != nil {
		s.refuse(w, r, bad)
		return
	}
	write(w, http.StatusOK, reply{RequestID: s.requestID(), Data: data, Code: http.StatusOK, Success: true})
}

// answer checks a request and carries it out. The data is what the envelope
// of its operation holds.
func (s *Server) answer(r *http.Request, params url.Values) (data any, bad *refusal) {
	if r.URL.Path != "/" {
		return nil, unknownAction()
	}
	perform, bad := s.operation(r.Method, params)
	if bad != nil {
		return nil, bad
	}
	if bad := s.authenticate(r.Method, params); bad != nil {
		return nil, bad
	}
	f := &form{values: params}
	data = perform(f)
	if f.bad != nil {
		return nil, f.bad
	}
	return data, nil
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

func (s *Server) refuse(w http.ResponseWriter, r *http.Request, bad *refusal) {
	write(w, bad.status, errorReply{
		RequestID: s.requestID(),
		HostID:    r.Host,
		Code:      bad.code,
		Message:   bad.message,
	})
}

func (s *Server) requestID() string {
	return upperUUID(random("request", s.seed, s.nextAnswer()))
}

func write(w http.ResponseWriter, status int, envelope any) {
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false) // report links keep their ampersands, as in the samples
	_ = encoder.Encode(envelope) // fails only if the client has left
}
