package tui

import (
	"slices"
	"time"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
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

// Meanings are what the dates among entries mean where another time could be
// meant, by the API's name of the parameter: a time of day or a weekday that has
// passed today, so that the next one is taken, and a time that comes twice.
func Meanings(entries map[string]string, now time.Time, t *text.Catalogue) map[string]string {
	dates := map[string]string{}
	for _, parameter := range []string{"TriggerType", "StartDate", "EndDate"} {
		if value, ok := entries[parameter]; ok {
			dates[parameter] = value
		}
	}
	meanings := map[string]string{}
	for _, field := range filled(dates, now, t).fields {
		if field.dated.ambiguous() {
			meanings[field.parameter] = field.dated.say(t)
		}
	}
	return meanings
}

// filled is a form that entries were put in.
func filled(entries map[string]string, now time.Time, t *text.Catalogue) *scanForm {
	f := newScanForm(effect.Effects{Now: func() time.Time { return now }}, t, keymap.New(t), theme.New(theme.Variant{}))
	f.fill(entries)
	return f
}
