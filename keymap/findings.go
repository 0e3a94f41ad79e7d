package keymap

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Findings holds the keys of the screen of findings. The key that opens the screen also closes it, and q
// goes back.
type Findings struct {
	Move
	Severity                      []key.Binding // one for each severity, the worst first
	Change, Status, Search        key.Binding
	PreviousRun, NextRun, Refresh key.Binding
	Open, Report, Export          key.Binding
	Copy, CopyLink, Fold, FoldAll key.Binding
	Back                          key.Binding

	severity, runs string // help of several keys as one entry of the footer
}

func newFindings(t text.Keys, f text.FindingKeys) Findings {
	keys := Findings{
		Move:        newMove(t, t.Move),
		Change:      bind("d", f.Change, "d"),
		Status:      bind("s", f.Status, "s"),
		Search:      bind("/", t.Search, "/"),
		PreviousRun: bind("[", f.PreviousRun, "["),
		NextRun:     bind("]", f.NextRun, "]"),
		Refresh:     bind("r", t.Refresh, "r", "f5"),
		Open:        bind("enter", f.Open, "enter"),
		Report:      bind("p", f.Report, "p"),
		Export:      bind("x", f.Export, "x"),
		Copy:        bind("y", f.Copy, "y"),
		CopyLink:    bind("Y", f.CopyLink, "Y"),
		Fold:        bind("space", f.Fold, "space"),
		FoldAll:     bind("*", f.FoldAll, "*"),
		Back:        bind("esc", t.Back, "esc", "f", "q"),
		severity:    f.Severity,
		runs:        f.Runs,
	}
	for _, k := range []string{"1", "2", "3", "4"} {
		keys.Severity = append(keys.Severity, bind(k, f.Severity, k))
	}
	return keys
}

// Having returns the keys for a screen with or without findings, with or without other runs, and with or
// without a way to export findings.
func (f Findings) Having(some, runs, export bool) Findings {
	f.enable(some)
	setEnabled(some, &f.Open, &f.Copy, &f.CopyLink, &f.Fold, &f.FoldAll)
	setEnabled(runs, &f.PreviousRun, &f.NextRun)
	f.Export.SetEnabled(some && export)
	return f
}

// ShortHelp returns the footer, the most important keys first.
func (f Findings) ShortHelp() []key.Binding {
	return []key.Binding{
		f.Back, f.Open, pair(f.Severity[0], f.Severity[len(f.Severity)-1], "1–4", f.severity), f.Change,
		pair(f.PreviousRun, f.NextRun, "[ ]", f.runs), f.Status, f.Search,
		f.Report, f.Export, f.FoldAll, f.Copy, f.short(),
	}
}

// FullHelp returns three columns of the help screen: moving, filtering and acting.
func (f Findings) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		append(f.column(), f.PreviousRun, f.NextRun),
		append(slices.Clone(f.Severity), f.Change, f.Status, f.Search, f.Fold, f.FoldAll),
		{f.Open, f.Report, f.Export, f.Copy, f.CopyLink, f.Refresh, f.Back},
	}
}

// Finding holds the keys of the page of one finding.
type Finding struct {
	Move
	Previous, Next                        key.Binding // go to the findings above and below
	Unfold, Copy, CopyLink, Refresh, Back key.Binding

	finding string // help of Previous and Next as one entry of the footer
}

func newFinding(t text.Keys, f text.FindingKeys) Finding {
	keys := Finding{
		Move:     newMove(t, t.Scroll),
		Previous: bind("[", f.PreviousFinding, "[", "left", "h"),
		Next:     bind("]", f.NextFinding, "]", "right", "l"),
		Unfold:   bind("enter", f.Unfold, "enter"),
		Copy:     bind("y", f.Copy, "y"),
		CopyLink: bind("Y", f.CopyLink, "Y"),
		Refresh:  bind("r", t.Refresh, "r", "f5"),
		Back:     bind("esc", t.Back, "esc", "f", "q"),
		finding:  f.Open,
	}
	keys.PageUp = bind("pgup", t.ScreenUp, "pgup", "ctrl+b", "b")
	keys.PageDown = bind("pgdn", t.ScreenDown, "pgdown", "ctrl+f", "space")
	return keys
}

// Showing returns the keys for a finding that is longer than the screen or not.
func (f Finding) Showing(longer bool) Finding {
	f.enable(longer)
	return f
}

// ShortHelp returns the footer, the most important keys first.
func (f Finding) ShortHelp() []key.Binding {
	return []key.Binding{
		f.Back, f.Unfold, pair(f.Previous, f.Next, "[ ]", f.finding), f.short(), f.Copy, f.CopyLink,
	}
}

// FullHelp returns two columns of the help screen: moving and acting.
func (f Finding) FullHelp() [][]key.Binding {
	return [][]key.Binding{f.column(), {f.Previous, f.Next, f.Unfold, f.Copy, f.CopyLink, f.Refresh, f.Back}}
}
