// Package explain says in the user's language why something failed and what to do, in one
// line. It covers failed calls, values that cannot be sent, launches that failed or are
// unresolved, and state that could not be saved. It knows nothing of screens.
package explain

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"scantop/client"
	"scantop/client/credentials"
	"scantop/client/reason"
	"scantop/theme"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// createScan is the action that launches a scan. If the sender of an error reply to it is
// unknown, the explanation does not claim that AVDS rejected the launch.
const createScan = "CreateScan"

// Error returns what went wrong and what to do.
func Error(t *text.Catalogue, err error) string {
	var failure *client.Error
	var keys *credentials.Error
	switch {
	case errors.As(err, &keys):
		return noCredentials(t, keys)
	case !errors.As(err, &failure):
		return safe.Clean(err.Error())
	}
	advice := map[client.Kind]string{
		client.KindOther: t.Errors.Other, client.KindCredentials: t.Errors.Credentials,
		client.KindPermission: t.Errors.Permission, client.KindThrottled: t.Errors.Throttled,
		client.KindClock: t.Errors.Clock, client.KindQuota: t.Errors.Quota,
		client.KindInvalidRequest: t.Errors.InvalidRequest, client.KindNotFound: t.Errors.NotFound,
		client.KindNetwork: t.Errors.Network, client.KindTimeout: t.Errors.Timeout,
		client.KindCancelled: t.Errors.Cancelled, client.KindServer: t.Errors.Server,
		client.KindDecode: t.Errors.Decode,
	}[failure.Kind]
	if failure.Unattributed && failure.Action == createScan {
		advice = t.Errors.Unattributed
	}
	line := advice
	if failure.Kind == client.KindClock && failure.ClockSkew != 0 {
		line = t.Sentences(line, fmt.Sprintf(t.Errors.ClockBy, t.Spoken(text.Exactly(failure.ClockSkew.Abs()))))
	}
	return t.Aside(line, detailOf(t, failure))
}

// reasonWords returns a reason of the client in the user's language.
func reasonWords(t *text.Catalogue, r reason.Reason) string {
	name, about := r.Cut()
	return t.Reason(name, safe.Clean(about))
}

// Said returns what a failure itself says, without advice: why there are no credentials, the
// message of AVDS, or the client's reason.
func Said(t *text.Catalogue, failure *client.Error) string {
	var keys *credentials.Error
	switch {
	case errors.As(failure.Unwrap(), &keys):
		return noCredentials(t, keys)
	case failure.Message != "":
		return safe.Clean(failure.Message)
	default:
		return reasonWords(t, failure.Reason)
	}
}

// noCredentials says why there are no credentials.
func noCredentials(t *text.Catalogue, e *credentials.Error) string {
	switch {
	case e.Expired && (e.Reason == reason.NoKeys || e.Reason == reason.NotSetUp):
		return t.Errors.Renewal
	case e.Expired:
		return t.Aside(t.Errors.Renewal, reasonWords(t, e.Reason))
	case e.Kind == credentials.KindProfile && e.Reason == reason.NotSetUp:
		return t.Errors.Profile
	case e.Kind == credentials.KindProfile:
		return explainProfile(t, e)
	case e.Reason == reason.NotSetUp:
		return t.Errors.NoCredentials
	case e.Reason == reason.NoHome:
		return t.Errors.NoHome
	default:
		return fmt.Sprintf(t.Errors.Source, t.Account(e.Kind.String()), reasonWords(t, e.Reason))
	}
}

// FailureWord returns a failure in a word or two. Without credentials no request was sent, so
// AVDS cannot have rejected anything.
func FailureWord(t *text.Catalogue, err error) string {
	var failure *client.Error
	switch {
	case !errors.As(err, &failure):
		return t.Failure(client.KindOther.String())
	case failure.Unwrap() != nil:
		return t.Errors.NoCredentialsShort
	default:
		return t.Failure(failure.Kind.String())
	}
}

// explainProfile says why a profile of the aliyun CLI provides no credentials.
func explainProfile(t *text.Catalogue, e *credentials.Error) string {
	why, file := reasonWords(t, e.Reason), safe.Clean(e.File)
	if e.Line > 0 {
		file = fmt.Sprintf(t.Errors.Line, file, e.Line)
	}
	if file != "" {
		return fmt.Sprintf(t.Errors.ProfileFile, file, why)
	}
	named := slices.DeleteFunc([]string{safe.Clean(e.Profile), e.Mode}, func(s string) bool { return s == "" })
	if len(named) > 0 {
		why = fmt.Sprintf(t.Joiners.About, strings.Join(named, t.Joiners.Comma), why)
	}
	return t.Aside(t.Errors.Profile, why)
}

// detailOf returns what a failure itself says, or "" if that adds nothing to its
// Kind.
func detailOf(t *text.Catalogue, failure *client.Error) string {
	if failure.Code == "" && (failure.Kind == client.KindTimeout || failure.Kind == client.KindCancelled) {
		return ""
	}
	detail := Said(t, failure)
	if failure.Code != "" {
		detail = safe.Clean(failure.Code) + ": " + detail
	}
	if failure.RequestID != "" {
		detail += theme.Separator + "RequestId " + safe.Clean(failure.RequestID)
	}
	return detail
}
