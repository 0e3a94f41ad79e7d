package credentials

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The ways to fail to find a key pair; an [*Error] wraps them. The first two are
// of KindCredentials; the last is of KindNetwork, as it is likely to pass.
var (
	// ErrNone means that no place has a key pair.
	ErrNone = errors.New("no credentials found: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, " +
		"run 'aliyun configure', or attach a RAM role")
	// ErrNoHome is an ErrNone of a machine where HOME is not set, so that
	// files with keys cannot be found.
	ErrNoHome = fmt.Errorf("%w; HOME is not set, so no file of the aliyun CLI or the SDKs can be found", ErrNone)
	// ErrProfile means that the chosen profile of the aliyun CLI has none. A
	// [*ProfileError] says why.
	ErrProfile = errors.New("the aliyun CLI profile gives no credentials: check its name and 'aliyun configure list'")
	// ErrRenewal means that a place which had a key pair gives none at the moment.
	ErrRenewal = errors.New("the credentials could not be renewed")
)

// errNothing means that a place is not meant to give keys here.
var errNothing = errors.New("nothing there")

// Reason says in plain English why a profile, or another place, gives no
// credentials. Beside the constants there are the reasons of the network, as an
// [*Error] has them, and the HTTP status of a credentials URI.
type Reason string

// What can be wrong with a profile.
const (
	ReasonNoHome      Reason = "HOME is not set, so the file cannot be found"
	ReasonNoFile      Reason = "the file does not exist: run 'aliyun configure'"
	ReasonDirectory   Reason = "this is a directory, not a file"
	ReasonForbidden   Reason = "you have no permission to read the file"
	ReasonUnreadable  Reason = "the file cannot be read"
	ReasonEmpty       Reason = "the file is empty: run 'aliyun configure'"
	ReasonUTF16       Reason = "the file is UTF-16: save it as UTF-8"
	ReasonNoProfile   Reason = "there is no such profile: see 'aliyun configure list'"
	ReasonNoMode      Reason = "it has no mode: run 'aliyun configure' for it"
	ReasonMode        Reason = "its mode is unknown"
	ReasonUnsupported Reason = "its mode cannot sign requests of this service"
	ReasonIncomplete  Reason = "a setting that its mode needs is missing or wrong"
	ReasonLoop        Reason = "its source profiles lead back to it"
	ReasonDisabled    Reason = "the environment switches it off"
	ReasonLogin       Reason = "its login has expired: run 'aliyun configure' for it again"
	ReasonFailed      Reason = "what it points to gives no keys at the moment"
	ReasonNotURL      Reason = "its address is not an http or https URL"
	ReasonNotJSON     Reason = "the reply is not JSON"
	ReasonNotSuccess  Reason = "the reply reports a failure"
	ReasonNoKeyPair   Reason = "the AccessKey ID or secret is missing"
)

// ProfileError says why a profile of the aliyun CLI gives no credentials.
// errors.Is matches it with [ErrProfile]. It holds nothing secret.
type ProfileError struct {
	Profile string // its name; empty when that cannot be shown
	Mode    string // as the CLI spells it; empty when it is none that is known
	File    string // the configuration, when it is to blame; empty otherwise
	Line    int    // of a slip in its JSON, from 1; 0 otherwise
	Reason  Reason
}

// Error names the profile and the reason in one line.
func (e *ProfileError) Error() string {
	text := "the aliyun CLI profile"
	if e.Profile != "" {
		text += " " + e.Profile
	}
	if e.Mode != "" {
		text += " (" + e.Mode + ")"
	}
	text += " gives no credentials: "
	switch {
	case e.Line > 0:
		text += fmt.Sprintf("%s, line %d: ", e.File, e.Line)
	case e.File != "":
		text += e.File + ": "
	}
	return text + string(e.Reason)
}

// Is makes every ProfileError an [ErrProfile].
func (e *ProfileError) Is(target error) bool { return target == ErrProfile }

// SourceError says why a place that was set up gives no credentials: the OIDC
// role, the credentials file or the credentials URI. errors.Is matches it with
// [ErrNone]. It holds nothing secret.
type SourceError struct {
	Kind   Kind   // the place
	Reason Reason // of a credentials URI also the network's, or its HTTP status

	fresh bool // the file was written only just now
}

// Error names the place and the reason in one line.
func (e *SourceError) Error() string {
	return fmt.Sprintf("the %s gives no credentials: %s", e.Kind, e.Reason)
}

// Is makes every SourceError an [ErrNone].
func (e *SourceError) Is(target error) bool { return target == ErrNone }

// because is the error of a place with the reason that err is, or that no keys
// came.
func (k Kind) because(err error) *SourceError {
	return &SourceError{Kind: k, Reason: reasonIn(err)}
}

// reasonIn is the reason within an error.
func reasonIn(err error) Reason {
	reason := ReasonFailed
	switch e := shownError(err).(type) {
	case *ProfileError:
		return e.Reason
	case *SourceError:
		return e.Reason
	}
	errors.As(err, &reason)
	return reason
}

// shownError is what of an error may be shown: a [*ProfileError], a
// [*SourceError], or nil.
func shownError(err error) error {
	var profile *ProfileError
	var source *SourceError
	switch {
	case errors.As(err, &profile):
		return profile
	case errors.As(err, &source):
		return source
	default:
		return nil
	}
}

// unfinished reports whether a file may be about to be written.
func unfinished(err error) bool {
	switch e := shownError(err).(type) {
	case *ProfileError:
		return e.File != "" && e.Reason != ReasonNoFile && e.Reason != ReasonNoHome
	case *SourceError:
		return e.fresh
	default:
		return false
	}
}

// telling reports whether an error says more than that nobody has set up the
// place.
func telling(err error) bool {
	switch reasonIn(err) {
	case ReasonNoFile:
		return setting(configVariable) != ""
	case ReasonNoHome, ReasonNoMode, ReasonDisabled:
		return false
	default:
		return shownError(err) != nil
	}
}

// showable is a name as it may be shown: as it is, or not at all.
func showable(name string) string { return shownUpTo(name, 40) }

// showablePath is the same for a path.
func showablePath(path string) string { return shownUpTo(path, 200) }

func shownUpTo(s string, limit int) string {
	notShown := func(r rune) bool { return !unicode.IsPrint(r) }
	if utf8.RuneCountInString(s) > limit || strings.ContainsFunc(s, notShown) {
		return ""
	}
	return s
}
