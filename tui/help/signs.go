package help

import (
	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
)

// sign is a sign, or an example of several, and its meaning.
type sign struct{ sign, meaning string }

// column is a head and the signs below it.
type column struct {
	head  string
	signs []sign
}

// legend returns the signs that screens draw, by the place where they stand.
func legend(g theme.Glyphs, t *text.Catalogue) []column {
	w := t.Signs
	var statuses []sign
	for _, s := range client.Statuses() {
		statuses = append(statuses, sign{g.Status(string(s)), t.Status(string(s))})
	}
	statuses = append(statuses, sign{g.Status(theme.Stalled), t.Status(theme.Stalled)}, sign{g.Status(""), w.Unknown})
	var findings []sign
	for _, s := range client.Severities() {
		findings = append(findings, sign{g.Severity(s.String()), t.Results.Severities[s.String()]})
	}
	findings = append(findings, sign{g.New, w.New}, sign{g.Gone, w.Gone}, sign{"×2", w.Folded})
	return []column{
		{w.Statuses, statuses},
		{w.Rows, []sign{
			{g.Cursor, w.Selected}, {g.Watched + " " + g.Live, w.Watched}, {g.Dash, w.NoValue},
			{g.Ended, w.Ended}, {g.Trouble, w.Trouble},
			{g.Bar[len(g.Bar)-1] + g.Track, w.Bar}, {g.Column[0] + g.Column[len(g.Column)-1], w.Chart},
			{"!", w.Wrong}, {"+2", w.More}, {"~5m", w.Left},
		}},
		{w.Findings, findings},
		{w.Connection, []sign{
			{g.Live, w.Live}, {g.Pending, w.Pending}, {g.Failed, w.Failed}, {g.Paused, w.Paused},
		}},
		{w.Form, []sign{
			{g.RadioOn, w.Chosen}, {g.RadioOff, w.Other}, {theme.Next + "[ ]" + theme.Previous, w.Button},
			{theme.Previous + " " + theme.Next, w.Sideways}, {theme.Less + " " + theme.More, w.Hidden},
			{theme.Ellipsis, w.Cut}, {g.Watched, w.Marked},
		}},
	}
}
