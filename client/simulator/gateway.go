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
	// The operations.
	create      = "CreateScan"
	describe    = "DescribeScans"
	sessions    = "DescribeScanSessions"
	makeReport  = "GenerateVulReport"
	findingList = "DescribeAllVulnerabilities"
	oneFinding  = "DescribeVulnerability"
	userTags    = "DescribeUserTags"
	assetList   = "DescribeAssets"

	apiVersion      = "2017-11-29"
	timestampLayout = "2006-01-02T15:04:05Z" // always UTC
	clockSkew       = 15 * time.Minute       // the largest difference between a Timestamp and the server's clock
)

// rejection is why the gateway rejects a request.
type rejection struct {
	status  int // HTTP status
	code    string
	message string
}

// The rejections of the gateway. Only faults use some of them.
var (
	malformed         = &rejection{400, "InvalidParameter", "The query or the form is not well formed."}
	unsupportedMethod = &rejection{400, "UnsupportedHTTPMethod", "This http method is not supported."}
	unknownAction     = &rejection{404, "InvalidAction.NotFound",
		"Specified api is not found, please check your url and method."}
	wrongVersion        = &rejection{400, "InvalidVersion", "Specified parameter Version is not valid."}
	unknownAccessKey    = &rejection{404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."}
	incompleteSignature = &rejection{400, "IncompleteSignature",
		"The request signature does not conform to Aliyun standards."}
	timestampFormat = &rejection{400, "InvalidTimeStamp.Format",
		"Specified time stamp or date value is not well formatted."}
	timestampExpired = &rejection{400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."}
	nonceUsed        = &rejection{400, "SignatureNonceUsed", "Specified signature nonce was used already."}
	tokenExpired     = &rejection{400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."}
	forbidden        = &rejection{403, "Forbidden.RAM",
		"User not authorized to operate on the specified resource, or this API doesn't support RAM."}
	quotaExceeded = &rejection{403, "QuotaExceeded", "The quota of scans is used up."}
	throttled     = &rejection{429, "Throttling", "Request was denied due to request throttling."}
	throttledUser = &rejection{400, "Throttling.User", "Request was denied due to user flow control."}
	internalError = &rejection{500, "InternalError", "The request processing has failed due to some unknown error."}
)

func missing(name string) *rejection {
	return &rejection{400, "Missing" + name, name + " is mandatory for this action."}
}

func invalid(name string) *rejection {
	return &rejection{400, "InvalidParameter", "The specified parameter " + name + " is not valid."}
}

// wrongSignature quotes the string to sign, as the gateway does: the SDK compares it with its own
// to distinguish a wrong secret from a faulty signature.
func wrongSignature(signed string) *rejection {
	return &rejection{400, "SignatureDoesNotMatch",
		"Specified signature is not matched with our calculation. server string to sign is:" + signed}
}

// operation returns the operation of a request. Like the real gateway, it does so before the
// signature is checked: a request for an unknown operation cannot be signed correctly. It requires
// Format, because without it the real service replies in XML, which a client should discover in
// tests.
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
	perform := s.operations()[f.Get("Action")]
	if perform == nil {
		f.fail(unknownAction)
	}
	return perform
}

// actions are the names of the operations.
var actions = []string{create, describe, sessions, makeReport, findingList, oneFinding, userTags, assetList}

// operations returns what carries out each operation, by its name.
func (s *Server) operations() map[string]func(*form) any {
	return map[string]func(*form) any{
		create:      s.createScan,
		describe:    s.describeScans,
		sessions:    s.describeScanSessions,
		makeReport:  s.generateVulReport,
		findingList: s.describeAllVulnerabilities,
		oneFinding:  s.describeVulnerability,
		userTags:    s.describeUserTags,
		assetList:   s.describeAssets,
	}
}

// authenticate checks the key pair and the age of a request. It checks the nonce last, so that only
// a genuine request uses one up.
func (s *Server) authenticate(method string, params url.Values) *rejection {
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

// stringToSign returns the text that an RPC request signs: the method, the path and all parameters
// except the signature, sorted by name. The joined parameters are percent-encoded a second time.
func stringToSign(method string, params url.Values) string {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(params)) {
		if name != "Signature" {
			pairs = append(pairs, percentEncode(name)+"="+percentEncode(params.Get(name)))
		}
	}
	return method + "&%2F&" + percentEncode(strings.Join(pairs, "&"))
}

// percentEncode encodes s by RFC 3986. url.QueryEscape does the same, except for a space.
func percentEncode(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// signatureMatches compares a signature with the base64 HMAC-SHA1 of text.
func signatureMatches(signature, text, secret string) bool {
	mac := hmac.New(sha1.New, []byte(secret+"&"))
	mac.Write([]byte(text))
	return hmac.Equal([]byte(signature), []byte(base64.StdEncoding.EncodeToString(mac.Sum(nil))))
}

// nonces remembers the SignatureNonce of each accepted request until its timestamp expires. After
// that, the request is rejected for its timestamp.
type nonces struct {
	mu     sync.Mutex
	signed map[string]time.Time // the request's Timestamp by nonce
}

// use records a nonce and reports whether it is new.
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
