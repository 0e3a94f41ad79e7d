// Package explain says in the user's language why something failed and what to do,
// in one line: for failures of calls, for values that cannot be sent, for launches
// whose outcome is not plain, and for state that cannot be kept. It knows nothing of
// screens.
package explain

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"scantop/client"
	"scantop/client/credentials"
	"scantop/theme"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// createScan is the action whose failures are explained with most care: what is not
// AVDS's word about a launch is not told as if it were.
const createScan = "CreateScan"

// Error says in one line what went wrong and what to do.
func Error(t *text.Catalogue, err error) string {
	var failure *client.Error
	var profile *credentials.ProfileError
	var source *credentials.SourceError
	switch {
	case errors.Is(err, credentials.ErrNoHome):
		return t.Errors.NoHome
	case errors.As(err, &source):
		return fmt.Sprintf(t.Errors.Source, t.Account(source.Kind.String()), t.Detail(string(source.Reason)))
	case errors.Is(err, credentials.ErrNone):
		return t.Errors.NoCredentials
	case errors.As(err, &profile):
		return explainProfile(t, profile)
	case errors.Is(err, credentials.ErrProfile):
		return t.Errors.Profile
	case !errors.As(err, &failure):
		return safe.Clean(err.Error())
	case errors.Is(err, credentials.ErrRenewal):
		return explainRenewal(t, failure)
	}
	advice := map[client.Kind]string{
		client.KindOther: t.Errors.Other, client.KindCredentials: t.Errors.Credentials,
		client.KindPermission: t.Errors.Permission, client.KindThrottled: t.Errors.Throttled,
		client.KindClock: t.Errors.Clock, client.KindQuota: t.Errors.Quota,
		client.KindInvalidRequest: t.Errors.InvalidRequest, client.KindNotFound: t.Errors.NotFound,
		client.KindNetwork: t.Errors.Network, client.KindTimeout: t.Errors.Timeout,
		client.KindCancelled: t.Errors.Cancelled, client.KindServer: t.Errors.Server, client.KindDecode: t.Errors.Decode,
	}[failure.Kind]
	if failure.Unattributed && failure.Action == createScan {
		advice = t.Errors.Unattributed
	}
	line := advice
	if failure.Kind == client.KindClock && failure.ClockSkew != 0 {
		line += " " + fmt.Sprintf(t.Errors.ClockBy, failure.ClockSkew)
	}
	return line + detailOf(t, failure)
}

// explainRenewal says why credentials could not be renewed, where that is known.
func explainRenewal(t *text.Catalogue, failure *client.Error) string {
	if _, reason, known := strings.Cut(failure.Message, credentials.ErrRenewal.Error()+": "); known {
		return t.Errors.Renewal + " (" + t.Detail(safe.Clean(reason)) + ")"
	}
	return t.Errors.Renewal
}

// FailureWord is what a failure is in a word or two. Without credentials nobody
// was asked, so nobody has refused.
func FailureWord(t *text.Catalogue, err error) string {
	var failure *client.Error
	switch {
	case !errors.As(err, &failure):
		return t.Failure(client.KindOther.String())
	case failure.Unwrap() != nil:
		return t.Failure("no credentials")
	default:
		return t.Failure(failure.Kind.String())
	}
}

// explainProfile says why a profile of the aliyun CLI gives no credentials.
func explainProfile(t *text.Catalogue, e *credentials.ProfileError) string {
	reason, file := t.Detail(string(e.Reason)), safe.Clean(e.File)
	if e.Line > 0 {
		file = fmt.Sprintf(t.Errors.Line, file, e.Line)
	}
	if file != "" {
		return fmt.Sprintf(t.Errors.ProfileFile, file, reason)
	}
	named := slices.DeleteFunc([]string{safe.Clean(e.Profile), e.Mode}, func(s string) bool { return s == "" })
	if len(named) > 0 {
		reason = strings.Join(named, ", ") + ": " + reason
	}
	return t.Errors.Profile + " (" + reason + ")"
}

// detailOf is what a failure says itself, in brackets; "" where that is nothing
// beyond its Kind.
func detailOf(t *text.Catalogue, failure *client.Error) string {
	if failure.Code == "" && (failure.Kind == client.KindTimeout || failure.Kind == client.KindCancelled) {
		return ""
	}
	detail := t.Detail(safe.Clean(failure.Message))
	if failure.Code != "" {
		detail = safe.Clean(failure.Code) + ": " + detail
	}
	if failure.RequestID != "" {
		detail += theme.Separator + "RequestId " + safe.Clean(failure.RequestID)
	}
	return " (" + detail + ")"
}
