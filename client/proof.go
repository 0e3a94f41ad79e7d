package client

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
)

// isOwn reports whether a refusal is AVDS's own word: it carries a RequestId,
// which AVDS gives to every request that it reads, and a code that is a word.
// Proxies, firewalls and API gateways answer with pages, with bare messages, with
// numbers that repeat the HTTP status, or with codes of their own. Whether the
// request went past them first, they do not say.
func isOwn(status int, reply envelope, body []byte) bool {
	switch {
	case reply.RequestID.text() == "", !codeWord.MatchString(reply.Code.text()):
		return false
	case status < http.StatusMultipleChoices:
		return true // the service itself: the documents spell these names in both ways
	default:
		return hasMembers(body, "RequestId", "Code")
	}
}

// codeWord is what the codes of AVDS look like: QuotaExceeded, Forbidden.RAM.
var codeWord = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9._-]*$`)

// hasMembers reports whether body is a JSON object with members of these names,
// spelled exactly so: AVDS's gateway spells them as its error codes are
// documented, and hardly anybody else does.
func hasMembers(body []byte, names ...string) bool {
	var members map[string]json.RawMessage
	if json.Unmarshal(body, &members) != nil {
		return false
	}
	for _, name := range names {
		if strings.TrimSpace(value(members[name]).text()) == "" {
			return false
		}
	}
	return true
}

// inconclusive reports whether a refusal, though AVDS's own, does not say what was
// done.
func inconclusive(status int, reply envelope) bool {
	code, success := reply.Code.text(), reply.Success.answer()
	return status >= http.StatusInternalServerError || status == http.StatusRequestTimeout || success != nil && *success ||
		kindOf(code, status) == KindServer || inconclusiveCodes.MatchString(code)
}

// inconclusiveCodes are the codes of faults inside, of success, and of a nonce or a
// request that the service has had before: somebody between here and the service
// sent it twice.
var inconclusiveCodes = regexp.MustCompile(`(?i)^(true|false|null|ok|success)$|^SignatureNonceUsed$` +
	`|internal|unavailable|time.?out|timed.?out|exception|bad.?gateway|(system|server|service).?busy` +
	`|idempotent.?processing|(duplicated?|repeated).?request|(system|server|service|unknown).?error`)
