package explain

import (
	"errors"
	"fmt"
	"strings"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// Ending says how a launch ended that may have created its scan. It gives no advice, because
// the usual advice, to try again, could launch the scan twice.
func Ending(t *text.Catalogue, err error) string {
	var failure *client.Error
	if !errors.As(err, &failure) {
		return Error(t, err)
	}
	how := t.Failure(failure.Kind.String())
	if failure.Unattributed {
		how = t.Form.EndUnattributed
	}
	return fmt.Sprintf(t.Form.EndedWith, t.Aside(how, detailOf(t, failure)))
}

// NotCreated says that a launch created nothing. It also says for how long the list was
// searched, unless AVDS rejected the launch or never received it.
func NotCreated(t *text.Catalogue, o launch.Outcome) string {
	if o.Watched == 0 {
		return t.Form.NotCreated
	}
	return fmt.Sprintf(t.Form.NotCreatedAfterAll, int(o.Watched.Seconds()))
}

// Unclear says why it is unclear whether a launch created its scan. The caller provides explain for an
// error of the list, because the command line and the screen word it differently.
func Unclear(t *text.Catalogue, o launch.Outcome, explain func(error) string) string {
	w := t.Command.Subcommands
	var said string
	switch o.Why {
	case launch.WhyFailed:
		said = fmt.Sprintf(w.ListUnread, explain(o.LookErr))
	case launch.WhyDoubtful:
		said = w.ListIncomplete
	case launch.WhyUnlisted:
		said = w.ListWithoutAssets
	}
	if len(o.Similar) > 0 { // also if the search was cut short
		said = t.Sentences(said, fmt.Sprintf(w.MayBeIt, safe.Clean(strings.Join(o.Similar, t.Joiners.Comma))))
	}
	return said
}

// Unresolved says what is known about an unresolved launch, and what to check.
func Unresolved(t *text.Catalogue, o launch.Outcome) string {
	said := fmt.Sprintf(t.Form.Unresolved, safe.Clean(o.Name), o.Start.Format(text.FullTime))
	briefly := func(err error) string { return FailureWord(t, err) }
	said = t.Sentences(said, Unclear(t, o, briefly))
	if o.Err != nil {
		said = t.Sentences(said, Ending(t, o.Err))
	}
	return said
}

// StillUnclear says that nobody knows whether the launch of a scan with this name created it.
func StillUnclear(t *text.Catalogue, name string) string {
	return fmt.Sprintf(t.List.Unclear, safe.Clean(name))
}

// Found says in a sentence what a search for the scan of an unresolved launch found.
func Found(t *text.Catalogue, o launch.Outcome) string {
	switch {
	case o.State == launch.Created:
		return fmt.Sprintf(t.List.CreatedEarlier, safe.Clean(o.Name), safe.Clean(o.ID))
	case o.State != launch.NotCreated && len(o.Similar) > 0:
		return fmt.Sprintf(t.List.Similar, safe.Clean(o.Name), safe.Clean(o.Similar[0]))
	}
	return StillUnclear(t, o.Name)
}
