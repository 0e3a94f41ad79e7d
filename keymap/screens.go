package keymap

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Events holds the keys of the event log. The key that opens the log also closes it, and q
// goes back.
type Events struct {
	Move
	Open, Export, Back key.Binding
}

func newEvents(t text.Keys, e text.Events) Events {
	return Events{
		Move:   newMove(t, t.Move),
		Open:   bind("enter", e.Open, "enter"),
		Export: bind("x", e.Export, "x"),
		Back:   bind("esc", t.Back, "esc", "e", "q"),
	}
}

// Having returns the keys for a log with or without events, which can be exported or not.
func (e Events) Having(some, export bool) Events {
	e.enable(some)
	e.Open.SetEnabled(some)
	e.Export.SetEnabled(some && export)
	return e
}

// ShortHelp returns the footer, the most important keys first.
func (e Events) ShortHelp() []key.Binding { return []key.Binding{e.Back, e.Open, e.Export, e.short()} }

// FullHelp returns two columns of the help screen: moving and acting.
func (e Events) FullHelp() [][]key.Binding {
	return [][]key.Binding{e.column(), {e.Open, e.Export, e.Back}}
}

// HelpScreen holds the keys of the help screen.
type HelpScreen struct {
	Move
	Back key.Binding
}

func newHelpScreen(t text.Keys) HelpScreen {
	h := HelpScreen{Move: newMove(t, t.Scroll), Back: bind("esc", t.Back, "esc", "enter", "?", "q", "f1", "ctrl+y")}
	h.PageUp = bind("pgup", t.ScreenUp, "pgup", "ctrl+b", "b")
	h.PageDown = bind("pgdn", t.ScreenDown, "pgdown", "ctrl+f", "space")
	return h
}

// Showing returns the keys for a help that is longer than the screen or not.
func (h HelpScreen) Showing(longer bool) HelpScreen {
	h.enable(longer)
	return h
}

// ShortHelp returns the footer.
func (h HelpScreen) ShortHelp() []key.Binding { return []key.Binding{h.short(), h.Back} }

// FullHelp returns every key. The help screen does not list its own keys.
func (h HelpScreen) FullHelp() [][]key.Binding {
	return [][]key.Binding{append(h.column(), h.Back)}
}

// Recent holds the keys of the list of unresolved launches, drafts and recent launches.
type Recent struct {
	Move
	Use, Dismiss, Back key.Binding
}

func newRecent(t text.Keys, r text.Recent) Recent {
	return Recent{
		Move:    newMove(t, t.Move),
		Use:     bind("enter", r.Use, "enter"),
		Dismiss: bind("x", r.Delete, "x"),
		Back:    bind("esc", t.Back, "esc", "ctrl+t", "q"),
	}
}

// On returns the keys for a row, with the help of Use and Dismiss. A key without help is off.
// The keys that move are off without Use, because then there is no row.
func (r Recent) On(use, dismiss string) Recent {
	r.enable(use != "")
	r.Use.SetEnabled(use != "")
	r.Use.SetHelp(r.Use.Help().Key, use)
	r.Dismiss.SetEnabled(dismiss != "")
	r.Dismiss.SetHelp(r.Dismiss.Help().Key, dismiss)
	return r
}

// ShortHelp returns the footer.
func (r Recent) ShortHelp() []key.Binding {
	return []key.Binding{r.Use, r.Dismiss, r.Back, r.short()}
}

// FullHelp returns the column of the help screen.
func (r Recent) FullHelp() [][]key.Binding {
	return [][]key.Binding{r.column(), {r.Use, r.Dismiss, r.Back}}
}

// Detail holds the keys that only the details have, and those that move within them. The keys of a scan
// are those of the list. Above and Below scroll by half a screen also where the details are beside the
// list, whose cursor the other keys move.
type Detail struct {
	Move
	Above, Below, Raw, Back key.Binding

	scan string // help of the keys of the list for the previous and the next scan, in the footer
}

func newDetail(t text.Keys, d text.DetailKeys) Detail {
	keys := Detail{
		Move:  newMove(t, t.Scroll),
		Above: bind("{", d.Above, "{", "shift+up"),
		Below: bind("}", d.Below, "}", "shift+down"),
		Raw:   bind("J", d.Raw, "J"),
		Back:  bind("esc", t.Back, "esc", "enter", "q"),
		scan:  d.Scan,
	}
	keys.First.SetHelp("g", d.Top)
	keys.Last.SetHelp("G", d.End)
	return keys
}

// Showing returns the keys for details that are longer than the screen or not.
func (d Detail) Showing(longer bool) Detail {
	d.enable(longer)
	setEnabled(longer, &d.Above, &d.Below)
	return d
}

// ShortHelp returns the footer while the details replace the list, the most important keys first.
func (d Detail) ShortHelp(l List) []key.Binding {
	return []key.Binding{
		d.Back, l.Findings, d.short(), pair(l.PreviousScan, l.NextScan, "[ ]", d.scan), l.Watch, l.Clone,
		l.CopyID, l.CopyLink, d.Raw, l.Events,
	}
}

// Beside returns the keys that the details add to the footer of a list beside them.
func (d Detail) Beside() []key.Binding {
	return []key.Binding{d.Back, pair(d.Above, d.Below, "{ }", d.upDown), d.Raw}
}

// FullHelp returns the columns of the help screen while the details replace the list: moving, and acting on
// their scan.
func (d Detail) FullHelp(l List) [][]key.Binding {
	return [][]key.Binding{
		d.column(),
		{l.PreviousScan, l.NextScan, l.PreviousPage, l.NextPage, d.Above, d.Below, d.Raw, d.Back},
		l.Acting(),
	}
}
