package simulator

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

const (
	apiVersion      = "2017-11-29"
	timestampLayout = "2006-01-02T15:04:05Z" // always UTC
	// clockSkew is how far a request's Timestamp may be from the server's
	// clock, either way.
	clockSkew = 15 * time.Minute
)

// operation finds what a request asks for. This comes before its signature is
// looked at, as with the real gateway: an unknown operation cannot be signed
// for.
func (s *Server) operation(method string, params url.Values) (func(*form) any, *refusal) {
	if method != http.MethodGet && method != http.MethodPost {
		return nil, unsupportedMethod()
	}
	for _, name := range []string{"Action", "Version"} {
		if params.Get(name) == "" {
			return nil, missing(name)
		}
	}
	if params.Get("Version") != apiVersion {
		return nil, wrongVersion()
	}
	switch params.Get("Action") {
	case "CreateScan":
		return s.createScan, nil
	case "DescribeScans":
		return s.describeScans, nil
	}
	return nil, unknownAction()
}

// authenticate checks who signed a request, and that it is fresh. The nonce
// comes last: only a request that is genuine uses one up.
func (s *Server) authenticate(method string, params url.Values) *refusal {
	if bad := checkCommon(params); bad != nil {
		return bad
	}
	if params.Get("AccessKeyId") != s.AccessKeyID {
		return unknownAccessKey()
	}
	signed, err := time.Parse(timestampLayout, params.Get("Timestamp"))
	if err != nil {
		return timestampFormat()
	}
	now := s.wall()
	if now.Sub(signed).Abs() > clockSkew {
		return timestampExpired()
	}
	text := stringToSign(method, params)
	if !signatureMatches(params.Get("Signature"), text, s.AccessKeySecret) {
		return wrongSignature(text)
	}
	if !s.nonces.use(params.Get("SignatureNonce"), signed, now) {
		return nonceUsed()
	}
	return nil
}

// checkCommon checks the parameters that every request carries. Format is
// among the ones it insists on: without it the real service answers in XML,
// which a caller should not find out in production.
func checkCommon(params url.Values) *refusal {
	for _, name := range []string{
		"AccessKeyId", "Format", "Signature", "SignatureMethod", "SignatureNonce", "SignatureVersion", "Timestamp",
	} {
		if params.Get(name) == "" {
			return missing(name)
		}
	}
	switch {
	case !strings.EqualFold(params.Get("Format"), "JSON"):
		return invalid("Format")
	case params.Get("SignatureMethod") != "HMAC-SHA1":
		return invalid("SignatureMethod")
	case params.Get("SignatureVersion") != "1.0":
		return invalid("SignatureVersion")
	}
	return nil
}

// nonces remembers the SignatureNonce of each accepted request for as long as
// the request could be sent again. Once its timestamp has expired that check
// refuses it, and the nonce may be forgotten.
type nonces struct {
	mu     sync.Mutex
	signed map[string]time.Time // by nonce: the request's Timestamp
	swept  time.Time
}

// use takes a nonce and reports whether it was still unused.
func (n *nonces) use(nonce string, signed, now time.Time) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.signed == nil {
		n.signed = make(map[string]time.Time)
	}
	if now.Sub(n.swept).Abs() > time.Minute { // seldom enough to cost nothing
		n.swept = now
		for old, at := range n.signed {
			if now.Sub(at) > clockSkew {
				delete(n.signed, old)
			}
		}
	}
	if _, used := n.signed[nonce]; used {
		return false
	}
	n.signed[nonce] = signed
	return true
}
