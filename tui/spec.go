package tui

import (
	"slices"
	"time"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/text"
)

// Problem says in the user's language why a value cannot be sent.
type Problem struct {
	Parameter string // the API's name of it
	Text      string
}

// SpecOf is the scan that entries describe: a form filled with them. What is not
// among them has the form's default. Entries are by the API's name of the
// parameter; a list has its entries on lines. The problems are nil when the scan
// can be sent. An entry without a meaning for the others is a problem, and a
// value that no option has.
func SpecOf(entries map[string]string, now time.Time, t *text.Catalogue) (client.Spec, []Problem) {
	f := filled(entries, now, t)
	shown := f.shown()
	var problems []Problem
	for _, field := range f.fields {
		value, given := entries[field.parameter]
		switch {
		case given && !slices.Contains(shown, field):
			problems = append(problems, Problem{field.parameter, t.Command.More.NoEffect})
		case given && field.isChoice() && field.typed() != value:
			problems = append(problems, Problem{field.parameter, t.Problems.NotAllowed})
		case field.problem != "" && slices.Contains(shown, field):
			problems = append(problems, Problem{field.parameter, field.problem})
		}
	}
	return f.sheet.spec, problems
}

// Complete are entries with the form's defaults for those that are not given, as
// they are kept of a launch. See SpecOf.
func Complete(entries map[string]string, now time.Time, t *text.Catalogue) map[string]string {
	return filled(entries, now, t).entries()
}

// filled is a form that entries were put in.
func filled(entries map[string]string, now time.Time, t *text.Catalogue) *scanForm {
	f := newScanForm(effects{now: func() time.Time { return now }}, t, keymap.New(t), theme.New(theme.Variant{}))
	f.fill(entries)
	return f
}
