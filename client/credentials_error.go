package client

import (
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// The ways to fail to find a key pair; an [*Error] wraps them. The first two are
// of KindCredentials; the last is of KindNetwork, as it is likely to pass.
var (
	// ErrNoCredentials means that no place has a key pair.
	ErrNoCredentials = errors.New("no credentials found: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, " +
		"run 'aliyun configure', or attach a RAM role")
	// ErrProfile means that the chosen profile of the aliyun CLI has none. A
	// [*ProfileError] says why.
	ErrProfile = errors.New("the aliyun CLI profile gives no credentials: check its name and 'aliyun configure list'")
	// ErrRenewal means that a place which had a key pair gives none at the moment.
	ErrRenewal = errors.New("the credentials could not be renewed")
)

// errNothing means that a place is not meant to give keys here.
var errNothing = errors.New("nothing there")

// errUnfinished means that the credentials file gives no keys, but was written
// only just now.
var errUnfinished = errors.New("unfinished file")

// ProfileReason says in plain English what is wrong with a profile. The
// constants are all there are, so that they can be translated.
type ProfileReason string

// What can be wrong with a profile.
const (
	ReasonNoFile      ProfileReason = "there is no ~/.aliyun/config.json: run 'aliyun configure'"
	ReasonUnreadable  ProfileReason = "~/.aliyun/config.json is broken or cannot be read"
	ReasonNoProfile   ProfileReason = "it is not in ~/.aliyun/config.json: see 'aliyun configure list'"
	ReasonNoMode      ProfileReason = "it has no mode: run 'aliyun configure' for it"
	ReasonMode        ProfileReason = "its mode is unknown"
	ReasonUnsupported ProfileReason = "its mode cannot sign requests of this service"
	ReasonIncomplete  ProfileReason = "a setting that its mode needs is missing or wrong"
	ReasonLoop        ProfileReason = "its source profiles lead back to it"
	ReasonDisabled    ProfileReason = "the environment switches it off"
	ReasonLogin       ProfileReason = "its login has expired: run 'aliyun configure' for it again"
	ReasonFailed      ProfileReason = "what it points to gives no keys at the moment"
)

// ProfileError says why a profile of the aliyun CLI gives no credentials.
// errors.Is matches it with [ErrProfile]. It holds nothing secret.
type ProfileError struct {
	Profile string // its name; empty when that cannot be shown
	Mode    string // as the CLI spells it; empty when it is none that is known
	Reason  ProfileReason
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
	return fmt.Sprintf("%s gives no credentials: %s", text, e.Reason)
}

// Is makes every ProfileError an [ErrProfile].
func (e *ProfileError) Is(target error) bool { return target == ErrProfile }

// unfinished reports whether a file may be about to be written.
func unfinished(err error) bool {
	var e *ProfileError
	return err == errUnfinished || errors.As(err, &e) && e.Reason == ReasonUnreadable
}

// telling reports whether an error says more than that nobody has set up the
// place.
func telling(err error) bool {
	var e *ProfileError
	if !errors.As(err, &e) {
		return false
	}
	return e.Reason != ReasonNoFile && e.Reason != ReasonNoMode && e.Reason != ReasonDisabled
}

// showable is a name as it may be shown: as it is, or not at all.
func showable(name string) string {
	if utf8.RuneCountInString(name) > 40 {
		return ""
	}
	for _, r := range name {
		if !unicode.IsPrint(r) {
			return ""
		}
	}
	return name
}
