package simulator

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"maps"
	"net/url"
	"slices"
	"strings"
)

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
func percentEncode(s string) string {
	return strings.ReplaceAll(url.QueryEscape(s), "+", "%20")
}

// signatureMatches tells whether signature, in base64, is the HMAC-SHA1 of
// text.
func signatureMatches(signature, text, secret string) bool {
	got, err := base64.StdEncoding.DecodeString(signature)
	if err != nil {
		return false
	}
	mac := hmac.New(sha1.New, []byte(secret+"&"))
	mac.Write([]byte(text))
	return hmac.Equal(got, mac.Sum(nil))
}
