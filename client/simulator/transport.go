package simulator

import "net/http"

// Transport returns a round tripper for a client of the server. It lets faults
// happen that a server cannot cause, since they keep requests from arriving:
// those that FaultInfo calls AtClient. All other requests go to next as they
// are. Nothing leaves loopback that next would not have sent elsewhere.
func (s *Server) Transport(next http.RoundTripper) http.RoundTripper {
	return &transport{s, next}
}

type transport struct {
	server *Server
	next   http.RoundTripper
}

// RoundTrip sends a request, unless a fault happens to it. Its action is taken
// from the query.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	hits := t.server.faults.draw(onTheWay, r.URL.Query().Get("Action"))
	if hits == nil {
		return t.next.RoundTrip(r)
	}
	return hits[0].travel(t, r)
}

// divert sends the request to another address.
func (t *transport) divert(r *http.Request, scheme, host string) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host = scheme, host
	return t.next.RoundTrip(r)
}
