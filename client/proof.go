package client

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
)

// refusesForGood reports whether a reply proves that the service did nothing. It
// is AVDS's own word only if it carries a RequestId, which AVDS gives to every
// request that it reads, and a code that is a word. Proxies, firewalls and API
// gateways answer with pages, with bare messages, with numbers that repeat the
// HTTP status, or with codes of their own: whether the request went past them
// first, they do not say.
func refusesForGood(status int, reply envelope, body []byte) bool {
	code := string(reply.Code)
	switch {
	case status >= http.StatusInternalServerError, status == http.StatusRequestTimeout, reply.claimsSuccess():
		return false
	case reply.RequestID == "", !codeWord.MatchString(code), kindOf(code, status) == KindServer, openCodes.MatchString(code):
		return false
	case status < http.StatusMultipleChoices:
		return true // the service itself: the documents spell these names in both ways
	default:
		return hasMembers(body, "RequestId", "Code")
	}
}

// codeWord is what the codes of AVDS look like: QuotaExceeded, Forbidden.RAM.
var codeWord = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9._-]*$`)

// openCodes leave open what was done. A nonce that was used before means that
// somebody between here and the service sent the request twice.
var openCodes = regexp.MustCompile(`(?i)^(true|false|null|ok|success)$|^SignatureNonceUsed$` +
	`|internal|unavailable|time.?out|timed.?out|(system|server|service|unknown).?error`)

// hasMembers reports whether body is a JSON object with members of these names,
// spelled exactly so: AVDS's gateway spells them as its error codes are
// documented, and hardly anybody else does.
func hasMembers(body []byte, names ...string) bool {
	var members map[string]json.RawMessage
	if json.Unmarshal(body, &members) != nil {
		return false
	}
	for _, name := range names {
		if strings.TrimSpace(scalar(members[name])) == "" {
			return false
		}
	}
	return true
}
