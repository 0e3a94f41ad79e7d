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
	clockSkew       = 15 * time.Minute       // how far a Timestamp may be from the server's clock, either way
)

// refusal is the reason a request is refused, in the gateway's terms.
type refusal struct {
	status  int // HTTP status
	code    string
	message string
}

// The refusals of the gateway. Some are given by faults only.
var (
	malformed         = &refusal{400, "InvalidParameter", "The query or the form is not well formed."}
	unsupportedMethod = &refusal{400, "UnsupportedHTTPMethod", "This http method is not supported."}
	unknownAction     = &refusal{404, "InvalidAction.NotFound",
		"Specified api is not found, please check your url and method."}
	wrongVersion        = &refusal{400, "InvalidVersion", "Specified parameter Version is not valid."}
	unknownAccessKey    = &refusal{404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."}
	incompleteSignature = &refusal{400, "IncompleteSignature",
		"The request signature does not conform to Aliyun standards."}
	timestampFormat = &refusal{400, "InvalidTimeStamp.Format",
		"Specified time stamp or date value is not well formatted."}
	timestampExpired = &refusal{400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."}
	nonceUsed        = &refusal{400, "SignatureNonceUsed", "Specified signature nonce was used already."}
	tokenExpired     = &refusal{400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."}
	forbidden        = &refusal{403, "Forbidden.RAM",
		"User not authorized to operate on the specified resource, or this API doesn't support RAM."}
	quotaExceeded = &refusal{403, "QuotaExceeded", "The quota of scans is used up."}
	throttled     = &refusal{429, "Throttling", "Request was denied due to request throttling."}
	throttledUser = &refusal{400, "Throttling.User", "Request was denied due to user flow control."}
	internalError = &refusal{500, "InternalError", "The request processing has failed due to some unknown error."}
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
// looked at, as with the real gateway: an unknown operation cannot be signed for.
// Format is among the parameters it insists on: without it the real service
// answers in XML, which a caller should not find out in production.
func (s *Server) operation(r *http.Request, f *form) func(*form) any {
	if r.URL.Path != "/" {
		f.fail(unknownAction)
	}
	if r.Method != http.MethodGet && r.Method != http.MethodPost {
		f.fail(unsupportedMethod)
	}
	f.require("Action", "Version", "AccessKeyId", "Format", "Signature", "SignatureMethod", "SignatureNonce",
		"SignatureVersion", "Timestamp")
	if f.Get("Version") != apiVersion {
		f.fail(wrongVersion)
	}
	f.oneOf("Format", "JSON", "json")
	f.oneOf("SignatureMethod", "HMAC-SHA1")
	f.oneOf("SignatureVersion", "1.0")
	perform := map[string]func(*form) any{create: s.createScan, describe: s.describeScans}[f.Get("Action")]
	if perform == nil {
		f.fail(unknownAction)
	}
	return perform
}

// authenticate checks who signed a request, and that it is fresh. The nonce
// comes last: only a request that is genuine uses one up.
func (s *Server) authenticate(method string, params url.Values) *refusal {
	if params.Get("AccessKeyId") != s.AccessKeyID {
		return unknownAccessKey
	}
	signed, err := time.Parse(timestampLayout, params.Get("Timestamp"))
	if err != nil {
		return timestampFormat
	}
	now, text := s.wall(), stringToSign(method, params)
	switch {
	case now.Sub(signed).Abs() > clockSkew:
		return timestampExpired
	case !signatureMatches(params.Get("Signature"), text, s.AccessKeySecret):
		return wrongSignature(text)
	case !s.nonces.use(params.Get("SignatureNonce"), signed, now):
		return nonceUsed
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

// signatureMatches compares a signature with the HMAC-SHA1 of text, in base64.
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
