package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"scantop/client"
	"scantop/client/credentials"
	"scantop/theme"
	"scantop/tui/text"
)

// createScan is the action whose failures are explained with most care: what is not
// AVDS's word about a launch is not told as if it were.
const createScan = "CreateScan"

// explain says in one line what went wrong and what to do.
func explain(t *text.Catalogue, err error) string {
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
		return clean(err.Error())
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
		return t.Errors.Renewal + " (" + t.Detail(clean(reason)) + ")"
	}
	return t.Errors.Renewal
}

// failureWord is what a failure is in a word or two. Without credentials nobody
// was asked, so nobody has refused.
func failureWord(t *text.Catalogue, err error) string {
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
	reason, file := t.Detail(string(e.Reason)), clean(e.File)
	if e.Line > 0 {
		file = fmt.Sprintf(t.Errors.Line, file, e.Line)
	}
	if file != "" {
		return fmt.Sprintf(t.Errors.ProfileFile, file, reason)
	}
	named := slices.DeleteFunc([]string{clean(e.Profile), e.Mode}, func(s string) bool { return s == "" })
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
	detail := t.Detail(clean(failure.Message))
	if failure.Code != "" {
		detail = clean(failure.Code) + ": " + detail
	}
	if failure.RequestID != "" {
		detail += theme.Separator + "RequestId " + clean(failure.RequestID)
	}
	return " (" + detail + ")"
}

// explainDoubt says how a launch ended that may have created its scan. What to do
// is not to try again at once, so it gives no advice.
func explainDoubt(t *text.Catalogue, err error) string {
	var failure *client.Error
	if !errors.As(err, &failure) {
		return explain(t, err)
	}
	how := t.Failure(failure.Kind.String())
	if failure.Unattributed {
		how = t.Form.EndUnattributed
	}
	return fmt.Sprintf(t.Form.EndedWith, how+detailOf(t, failure))
}

// briefly is a failure in a word or two, without advice.
func briefly(t *text.Catalogue, err error) string {
	var failure *client.Error
	if !errors.As(err, &failure) {
		return explain(t, err)
	}
	return fmt.Sprintf(t.Form.Sentence, t.Failure(failure.Kind.String()))
}

// explainProblem says what is wrong with a parameter.
func explainProblem(t *text.Catalogue, p client.Problem) string {
	w := t.Problems
	switch p.Reason {
	case client.ReasonMissing:
		if p.Parameter == "Targets" {
			return w.MissingTargets
		}
		return w.Missing
	case client.ReasonTooLong:
		return fmt.Sprintf(w.TooLong, client.MaxNameLength)
	case client.ReasonTooMany:
		if p.Parameter == "Targets" {
			return fmt.Sprintf(w.TooMany, client.MaxTargets)
		}
		return fmt.Sprintf(w.TooMany, client.MaxEntries)
	case client.ReasonNotATime:
		return w.NotATime
	case client.ReasonBeforeStart:
		return w.BeforeStart
	case client.ReasonEmptyWindow:
		return w.EmptyWindow
	case client.ReasonNotPositive:
		return w.NotPositive
	case client.ReasonNotAnAddress:
		return w.NotAnAddress
	default:
		return w.NotAllowed
	}
}
