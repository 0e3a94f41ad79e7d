package tui

import (
	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/text"
)

// What follows is for commands that have no screen, so that they treat other
// people's text and failures as the screens do.

// Clean makes other people's text harmless for a terminal, in one line.
func Clean(s string) string { return clean(s) }

// Inert keeps a spreadsheet from taking other people's text for a formula.
func Inert(s string) string { return inert(s) }

// Explain says in one line what went wrong in a call and what to do.
func Explain(t *text.Catalogue, err error) string { return explain(t, err) }

// ExplainDoubt says how a launch ended that may have created its scan.
func ExplainDoubt(t *text.Catalogue, err error) string { return explainDoubt(t, err) }

// NotCreated says that a launch created nothing, and how that is known.
func NotCreated(t *text.Catalogue, o launch.Outcome) string { return sayNotCreated(t, o) }

// WhyUnclear says what keeps the outcome of a launch unclear, with a blank before
// each sentence; explain is for the error of a look that failed.
func WhyUnclear(t *text.Catalogue, o launch.Outcome, explain func(error) string) string {
	return sayWhy(t, o, explain)
}

// ExplainMemory says why something could not be kept, and what to do.
func ExplainMemory(t *text.Catalogue, err error) string { return explainMemory(t, err) }

// Warning says that a scan waits for its daily window, or never runs; else "".
func Warning(t *text.Catalogue, s client.Spec) string { return windowWarning(t, s) }

// WhyNoTarget says in a few words why no host can be made of an entry.
func WhyNoTarget(t *text.Catalogue, bad client.BadTarget) string { return whyNoTarget(t, bad) }

// Outcome is the status that a scan has come to which had another one before:
// what became of the run, where a periodic scan waits for the next.
func Outcome(from client.Status, s *client.Scan) client.Status { return outcome(from, s) }
