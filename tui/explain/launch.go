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

// Ending says how a launch ended that may have created its scan. What to do
// is not to try again at once, so it gives no advice.
func Ending(t *text.Catalogue, err error) string {
	var failure *client.Error
	if !errors.As(err, &failure) {
		return Error(t, err)
	}
	how := t.Failure(failure.Kind.String())
	if failure.Unattributed {
		how = t.Form.EndUnattributed
	}
	return fmt.Sprintf(t.Form.EndedWith, how+detailOf(t, failure))
}

// Briefly is a failure in a word or two, without advice.
func Briefly(t *text.Catalogue, err error) string {
	var failure *client.Error
	if !errors.As(err, &failure) {
		return Error(t, err)
	}
	return fmt.Sprintf(t.Form.Sentence, t.Failure(failure.Kind.String()))
}

// NotCreated says that a launch created nothing: by the word of the service,
// or by what the list shows, and then when that was looked at.
func NotCreated(t *text.Catalogue, o launch.Outcome) string {
	if o.Watched == 0 {
		return t.Form.NotCreated
	}
	return fmt.Sprintf(t.Form.NotCreatedAfterAll, int(o.Watched.Seconds()))
}

// Unclear says what keeps the outcome of a launch unclear, with a blank before
// each sentence. How a failed look is explained differs: not everybody has keys.
func Unclear(t *text.Catalogue, o launch.Outcome, explain func(error) string) string {
	w := t.Command.Subcommands
	var said string
	switch o.Why {
	case launch.WhyFailed:
		said = " " + fmt.Sprintf(w.ListUnread, explain(o.LookErr))
	case launch.WhyDoubtful:
		said = " " + w.ListIncomplete
	case launch.WhyUnlisted:
		said = " " + w.ListWithoutAssets
	}
	if len(o.Similar) > 0 { // also if the looks were cut short
		said += " " + fmt.Sprintf(w.MayBeIt, safe.Clean(strings.Join(o.Similar, " ")))
	}
	return said
}

// Unresolved says what is known of a launch that may have created its scan,
// and what to check.
func Unresolved(t *text.Catalogue, o launch.Outcome) string {
	said := fmt.Sprintf(t.Form.Unresolved, safe.Clean(o.Name), o.Start.Format(text.FullTime))
	said += Unclear(t, o, func(err error) string { return Briefly(t, err) })
	if o.Err != nil {
		said += " " + Ending(t, o.Err)
	}
	return said
}
