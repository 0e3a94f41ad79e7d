package credentials

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"scantop/client/reason"
)

// Error says why there is no key pair. It holds nothing secret.
type Error struct {
	Kind    Kind   // the place that fails; KindNone when no place is set up
	Profile string // of KindProfile, its name; empty when that cannot be shown
	Mode    string // of KindProfile, as the CLI spells it; empty when it is none that is known
	File    string // the configuration of the CLI, when it is to blame; empty otherwise
	Line    int    // of a mistake in its JSON, from 1; 0 otherwise

	// Expired tells that the place has given a key pair before, and gives none at
	// the moment to replace it. That is likely to pass.
	Expired bool
	Reason  reason.Reason
}

// Error names the place and the reason in one line.
func (e *Error) Error() string {
	text := "no credentials"
	switch {
	case e.Expired:
		text = "credentials expired"
	case e.Reason == reason.NotSetUp:
		return text + ": set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, " +
			"run 'aliyun configure', or attach a RAM role"
	}
	for _, part := range []string{e.Kind.String(), e.Profile, e.Mode, e.File} {
		if part != "" {
			text += ", " + part
		}
	}
	if e.Line > 0 {
		text += fmt.Sprintf(", line %d", e.Line)
	}
	return text + ": " + string(e.Reason)
}

// because is the error of a place: err itself where that names the place already.
// The text of any other error may hold secrets.
func (s Source) because(err error) *Error {
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	why := reason.NoKeys
	errors.As(err, &why)
	return &Error{Kind: s.Kind, Profile: s.Profile, Mode: s.Mode, Reason: why}
}

// unfinished reports whether the file may be about to be written.
func (e *Error) unfinished() bool {
	return e.File != "" && e.Reason != reason.NoFile && e.Reason != reason.NoHome
}

// telling reports whether an error of the chain says more than that nobody has
// set up the place.
func (e *Error) telling() bool {
	switch e.Reason {
	case reason.NotSetUp, reason.NoHome, reason.NoMode, reason.Disabled:
		return false
	case reason.NoFile:
		return setting(configVariable) != ""
	}
	return e.Kind != KindECS // which nobody sets up here
}

// shownUpTo is a name or a path as it may be shown: as it is, or not at all.
func shownUpTo(limit int, s string) string {
	notShown := func(r rune) bool { return !unicode.IsPrint(r) }
	if utf8.RuneCountInString(s) > limit || strings.ContainsFunc(s, notShown) {
		return ""
	}
	return s
}

// showable is a name as it may be shown.
func showable(name string) string { return shownUpTo(40, name) }
