// Package reason names why a call failed or why there is no key pair. The names are
// short and stable: programs compare them, logs show them, and a catalogue of any
// language finds its words by them. It knows no language and no error of Go.
package reason

import "strings"

// Reason is the name of a reason. One that is about something, such as a host, has
// that after a colon: "unknown host: avds.example.com". Nothing in it is secret.
type Reason string

const separator = ": "

// About is the reason with what it is about.
func (r Reason) About(what string) Reason { return r + separator + Reason(what) }

// Cut divides a reason into its name and what it is about, which may be empty.
func (r Reason) Cut() (name, about string) {
	name, about, _ = strings.Cut(string(r), separator)
	return name, about
}

// Error lets a function return a reason as its error.
func (r Reason) Error() string { return string(r) }

// What broke on the way to a server.
const (
	Refused          Reason = "connection refused"
	Reset            Reason = "connection reset"
	Broken           Reason = "connection broken"
	NoConnection     Reason = "no connection"
	Timeout          Reason = "no answer in time"
	UnknownHost      Reason = "unknown host" // about its name
	SpeaksHTTP       Reason = "http on an https port"
	SpeaksHTTPS      Reason = "https on an http port"
	NotTLS           Reason = "port without TLS"
	Insecure         Reason = "no secure connection"
	NotHTTP          Reason = "answer is not HTTP"
	ProxyLogin       Reason = "proxy wants a login"
	ProxyRefused     Reason = "proxy refused"
	ProxyUnreachable Reason = "proxy unreachable"
	NoInterface      Reason = "no such interface" // about its name
	NeedsInterface   Reason = "link-local address without interface"
	Below            Reason = "transport failed" // what a caller has put around the network
)

// What is wrong with a reply of AVDS, or with a call.
const (
	Empty        Reason = "empty reply"
	WebPage      Reason = "web page"
	NotObject    Reason = "no JSON object"
	Malformed    Reason = "broken reply"
	TooLarge     Reason = "reply too large"
	Undocumented Reason = "undocumented reply"
	SDKFailed    Reason = "SDK failed"
	SDKSettings  Reason = "SDK settings"
	WrongSecret  Reason = "wrong AccessKeySecret"
	BadSignature Reason = "signature not accepted"
	Hidden       Reason = "message hidden" // it quotes the signed request
	Unexplained  Reason = "failure without explanation"
	BareStatus   Reason = "HTTP status without explanation" // about the status
	Redirect     Reason = "redirect"                        // about the HTTP status
	Cancelled    Reason = "cancelled"
	NoKeysInTime Reason = "no credentials in time"
)

// Why a place gives no key pair.
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
	Loop        Reason = "source profiles in a circle"
	Disabled    Reason = "disabled"
	Login       Reason = "login expired"
	NoKeys      Reason = "no keys given"
	NotURL      Reason = "no URL"
	NotJSON     Reason = "reply is not JSON"
	NotSuccess  Reason = "reply of a failure"
	NoKeyPair   Reason = "key pair incomplete"
	Status      Reason = "HTTP status" // about the status
)
