// Package reason names the reasons why a call failed or why there is no key pair. The names are
// short and stable: programs compare them, logs show them, and the text catalogue finds its texts
// by them. The package must know no language, no network and no files.
package reason

import "strings"

// Reason is the name of a reason. A detail, such as a host, follows after a colon: "unknown host:
// avds.example.com". It contains no secrets.
type Reason string

const separator = ": "

// About returns the reason with a detail.
func (r Reason) About(what string) Reason { return r + separator + Reason(what) }

// Cut splits a reason into its name and its detail, which may be empty.
func (r Reason) Cut() (name, about string) {
	name, about, _ = strings.Cut(string(r), separator)
	return name, about
}

// Error returns the reason as text, so that a reason can be returned as an error.
func (r Reason) Error() string { return string(r) }

// Why a server could not be reached.
const (
	Refused          Reason = "connection refused"
	Reset            Reason = "connection reset"
	Broken           Reason = "connection broken"
	NoConnection     Reason = "no connection"
	Timeout          Reason = "no reply in time"
	UnknownHost      Reason = "unknown host" // detail: the name
	SpeaksHTTP       Reason = "http on an https port"
	SpeaksHTTPS      Reason = "https on an http port"
	NotTLS           Reason = "port without TLS"
	Insecure         Reason = "no secure connection"
	NotHTTP          Reason = "reply is not HTTP"
	ProxyLogin       Reason = "proxy wants a login"
	ProxyRefused     Reason = "proxy refused"
	ProxyUnreachable Reason = "proxy unreachable"
	NoInterface      Reason = "no such interface" // detail: the name
	NeedsInterface   Reason = "link-local address without interface"
	Below            Reason = "transport failed" // the wrapper of client.WithTransport
)

// What is wrong with a reply of AVDS, or with a call.
const (
	Empty        Reason = "empty reply"
	WebPage      Reason = "web page"
	NotObject    Reason = "not a JSON object"
	Malformed    Reason = "broken reply"
	TooLarge     Reason = "reply too large"
	Undocumented Reason = "undocumented reply"
	SDKFailed    Reason = "SDK failed"
	SDKSettings  Reason = "SDK settings"
	WrongSecret  Reason = "wrong AccessKeySecret"
	BadSignature Reason = "signature rejected"
	Hidden       Reason = "message hidden" // because it quotes the signed request
	Unexplained  Reason = "failure without explanation"
	BareStatus   Reason = "HTTP status without explanation" // detail: the status
	Redirect     Reason = "redirect"                        // detail: the status
	Cancelled    Reason = "cancelled"
	NoKeysInTime Reason = "no credentials in time"

	NotReportLink  Reason = "not a report link"
	LinkExpired    Reason = "report link expired"
	ReportTooLarge Reason = "report too large"
)

// Why a source gives no key pair.
const (
	NotSetUp    Reason = "nothing set up"
	NoHome      Reason = "no HOME"
	NoFile      Reason = "no file"
	Forbidden   Reason = "no permission to read"
	Unreadable  Reason = "unreadable file"
	EmptyFile   Reason = "empty file"
	JSON        Reason = "invalid JSON"
	CutOff      Reason = "file cut off"
	Mistyped    Reason = "wrong type"
	NoProfile   Reason = "no such profile"
	NoMode      Reason = "no mode"
	UnknownMode Reason = "unknown mode"
	Unsupported Reason = "unsupported mode"
	Deprecated  Reason = "deprecated mode"
	Incomplete  Reason = "incomplete profile"
	Loop        Reason = "source profile loop"
	Disabled    Reason = "disabled"
	Login       Reason = "login expired"
	NoKeys      Reason = "no credentials given"
	NotURL      Reason = "not a URL"
	NotJSON     Reason = "reply is not JSON"
	NotSuccess  Reason = "reply of a failure"
	NoKeyPair   Reason = "incomplete credentials"
	Status      Reason = "HTTP status" // detail: the status
)
