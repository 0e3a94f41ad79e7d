package simulator

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	create, describe = "CreateScan", "DescribeScans" // the operations

	apiVersion      = "2017-11-29"
	timestampLayout = "2006-01-02T15:04:05Z" // always UTC
	// clockSkew is how far a request's Timestamp may be from the server's
	// clock, either way.
	clockSkew = 15 * time.Minute
)

// refusal is the reason a request is refused, in the gateway's terms.
type refusal struct {
	status  int // HTTP status
	code    string
	message string
}

// The refusals of the gateway. Some are given by faults only.
var (
	malformed           = &refusal{400, "InvalidParameter", "The query or the form is not well formed."}
	unsupportedMethod   = &refusal{400, "UnsupportedHTTPMethod", "This http method is not supported."}
	unknownAction       = &refusal{404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method."}
	wrongVersion        = &refusal{400, "InvalidVersion", "Specified parameter Version is not valid."}
	unknownAccessKey    = &refusal{404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."}
	timestampFormat     = &refusal{400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted."}
	timestampExpired    = &refusal{400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."}
	nonceUsed           = &refusal{400, "SignatureNonceUsed", "Specified signature nonce was used already."}
	incompleteSignature = &refusal{400, "IncompleteSignature", "The request signature does not conform to Aliyun standards."}
	tokenExpired        = &refusal{400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."}
	forbidden           = &refusal{403, "Forbidden.RAM", "User not authorized to operate on the specified resource, or this API doesn't support RAM."}
	quotaExceeded       = &refusal{403, "QuotaExceeded", "The quota of scans is used up."}
	throttled           = &refusal{429, "Throttling", "Request was denied due to request throttling."}
	throttledUser       = &refusal{400, "Throttling.User", "Request was denied due to user flow control."}
	internalError       = &refusal{500, "InternalError", "The request processing has failed due to some unknown error."}
)

func missing(name string) *refusal {
	return &refusal{400, "Missing" + name, name + " is mandatory for this action."}
}

func invalid(name string) *refusal {
	return &refusal{400, "InvalidParameter", "The specified parameter " + name + " is not valid."}
}

// wrongSignature quotes what was signed on this side, as the gateway does: the
// SDK compares it with its own to tell a wrong secret from a broken signer.
func wrongSignature(signed string) *refusal {
	return &refusal{400, "SignatureDoesNotMatch",
		"Specified signature is not matched with our calculation. server string to sign is:" + signed}
}

// operation finds what a request asks for. This comes before its signature is
// looked at, as with the real gateway: an unknown operation cannot be signed
// for.
func (s *Server) operation(method string, params url.Values) (func(*form) any, *refusal) {
	if method != http.MethodGet && method != http.MethodPost {
		return nil, unsupportedMethod
	}
	for _, name := range []string{"Action", "Version"} {
		if params.Get(name) == "" {
			return nil, missing(name)
		}
	}
	if params.Get("Version") != apiVersion {
		return nil, wrongVersion
	}
	switch params.Get("Action") {
	case create:
		return s.createScan, nil
	case describe:
		return s.describeScans, nil
	}
	return nil, unknownAction
}

// authenticate checks who signed a request, and that it is fresh. The nonce
// comes last: only a request that is genuine uses one up.
func (s *Server) authenticate(method string, params url.Values) *refusal {
	if bad := checkCommon(params); bad != nil {
		return bad
	}
	if params.Get("AccessKeyId") != s.AccessKeyID {
		return unknownAccessKey
	}
	signed, err := time.Parse(timestampLayout, params.Get("Timestamp"))
	if err != nil {
		return timestampFormat
	}
	now := s.wall()
	if now.Sub(signed).Abs() > clockSkew {
		return timestampExpired
	}
	text := stringToSign(method, params)
	if !signatureMatches(params.Get("Signature"), text, s.AccessKeySecret) {
		return wrongSignature(text)
	}
	if !s.nonces.use(params.Get("SignatureNonce"), signed, now) {
		return nonceUsed
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

// stringToSign builds the text that an RPC request signs: the method, the
// path and all parameters but the signature, sorted by name. The joined
// parameters are percent-encoded a second time.
func stringToSign(method string, params url.Values) string {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(params)) {
		if name != "Signature" {
			pairs = append(pairs, percentEncode(name)+"="+percentEncode(params.Get(name)))
		}
	}
	return method + "&%2F&" + percentEncode(strings.Join(pairs, "&"))
}

// percentEncode encodes s as RFC 3986 has it. url.QueryEscape does just that,
// except that it writes a space in the manner of forms.
func percentEncode(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// signatureMatches tells whether signature, in base64, is the HMAC-SHA1 of
// text.
func signatureMatches(signature, text, secret string) bool {
	mac := hmac.New(sha1.New, []byte(secret+"&"))
	mac.Write([]byte(text))
	return hmac.Equal([]byte(signature), []byte(base64.StdEncoding.EncodeToString(mac.Sum(nil))))
}

// nonces remembers the SignatureNonce of each accepted request for as long as
// the request could be sent again. Once its timestamp has expired that check
// refuses it, and the nonce may be forgotten.
type nonces struct {
	mu     sync.Mutex
	signed map[string]time.Time // by nonce: the request's Timestamp
}

// use takes a nonce and reports whether it was still unused.
func (n *nonces) use(nonce string, signed, now time.Time) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	maps.DeleteFunc(n.signed, func(_ string, at time.Time) bool { return now.Sub(at) > clockSkew })
	if _, used := n.signed[nonce]; used {
		return false
	}
	n.signed[nonce] = signed
	return true
}
