package credentials

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"scantop/client/reason"
)

// Error says why there is no key pair. It contains no secrets.
type Error struct {
	Kind    Kind   // the source that failed; KindNone if no source is set up
	Profile string // for KindProfile: its name, empty if it cannot be shown
	Mode    string // for KindProfile: its mode as the CLI spells it, empty if unknown
	File    string // the CLI's configuration if it is the cause, else empty
	Line    int    // the line of a JSON error in File, from 1; 0 for other errors

	// Expired is true if the source has given a key pair before but cannot replace it at the
	// moment. A later try may succeed.
	Expired bool
	Reason  reason.Reason
}

// Error names the source and the reason in one line.
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

// because returns err if it is an *Error, which names its source already. Otherwise it returns an
// *Error of this source, without the text of err, which may contain secrets.
func (s Source) because(err error) *Error {
	if known, ok := errors.AsType[*Error](err); ok {
		return known
	}
	why := reason.NoKeys
	errors.As(err, &why)
	return &Error{Kind: s.Kind, Profile: s.Profile, Mode: s.Mode, Reason: why}
}

// unfinished reports whether the file may be incomplete because a program is writing it.
func (e *Error) unfinished() bool {
	return e.File != "" && e.Reason != reason.NoFile && e.Reason != reason.NoHome
}

// informative reports whether an error says more than that the source is not set up.
func (e *Error) informative() bool {
	switch e.Reason {
	case reason.NotSetUp, reason.NoHome, reason.NoMode, reason.Disabled:
		return false
	case reason.NoFile:
		return setting(configVariable) != ""
	}
	return e.Kind != KindECS // the user cannot set it up on this machine
}

// shownUpTo returns a name or path if it is printable and has at most limit characters, and ""
// otherwise.
func shownUpTo(limit int, s string) string {
	notShown := func(r rune) bool { return !unicode.IsPrint(r) }
	if utf8.RuneCountInString(s) > limit || strings.ContainsFunc(s, notShown) {
		return ""
	}
	return s
}

// showable returns a name if it can be shown, and "" otherwise.
func showable(name string) string { return shownUpTo(40, name) }
