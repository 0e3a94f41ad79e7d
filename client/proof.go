package client

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
)

// isOwn reports whether AVDS itself rejected the request: the reply has a RequestId, which AVDS
// gives to every request that it reads, and a code that is a word. Proxies, firewalls and API
// gateways send web pages, bare messages, numbers that repeat the HTTP status, or codes of their
// own. Their replies do not tell whether the request reached AVDS before.
func isOwn(status int, reply envelope, body string) bool {
	switch {
	case reply.RequestID.text() == "", !codeWord.MatchString(reply.Code.text()):
		return false
	case status < http.StatusMultipleChoices:
		return true // here AVDS itself replies, and the documents use both spellings of these names
	default:
		return hasMembers(body, "RequestId", "Code")
	}
}

// codeWord matches the codes of AVDS, such as QuotaExceeded and Forbidden.RAM.
var codeWord = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9._-]*$`)

// hasMembers reports whether body is a JSON object with members of exactly these names. The gateway
// of AVDS uses the documented spelling of its error codes; other senders hardly do.
func hasMembers(body string, names ...string) bool {
	var members map[string]json.RawMessage
	if json.Unmarshal([]byte(body), &members) != nil {
		return false
	}
	for _, name := range names {
		if strings.TrimSpace(value(members[name]).part()) == "" {
			return false
		}
	}
	return true
}

// inconclusive reports whether a rejection by AVDS leaves open if the request had an effect.
func inconclusive(status int, reply envelope) bool {
	code, success := reply.Code.text(), reply.Success.boolean()
	return status >= http.StatusInternalServerError || status == http.StatusRequestTimeout ||
		success != nil && *success || kindOf(code, status) == KindServer || inconclusiveCodes.MatchString(code)
}

// inconclusiveCodes matches the codes of internal errors, of success, and of a nonce or request
// that AVDS has received before. In the last case something on the way sent the request twice.
var inconclusiveCodes = regexp.MustCompile(`(?i)^(true|false|null|ok|success)$|^SignatureNonceUsed$` +
	`|internal|unavailable|time.?out|timed.?out|exception|bad.?gateway|(system|server|service).?busy` +
	`|idempotent.?processing|(duplicated?|repeated).?request|(system|server|service|unknown).?error`)
