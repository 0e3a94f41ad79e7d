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

// HelpScreen holds the keys of the help screen. It leaves First and Last empty.
type HelpScreen struct {
	Move
	Back key.Binding
}

func newHelpScreen(t text.Keys) HelpScreen {
	h := HelpScreen{Move: newMove(t, t.Scroll), Back: bind("esc", t.Back, "esc", "enter", "?", "q", "f1")}
	h.PageUp = bind("pgup", t.ScreenUp, "pgup", "b")
	h.PageDown = bind("pgdn", t.ScreenDown, "pgdown", "space")
	h.First, h.Last = key.Binding{}, key.Binding{}
	return h
}

// ShortHelp returns the footer.
func (h HelpScreen) ShortHelp() []key.Binding { return []key.Binding{h.short(), h.Back} }

// FullHelp returns every key. The help screen does not list its own keys.
func (h HelpScreen) FullHelp() [][]key.Binding {
	return [][]key.Binding{{h.Up, h.Down, h.PageUp, h.PageDown, h.Back}}
}

// Recent holds the keys of the list of unresolved launches, drafts and recent launches. Only
// Up and Down move there.
type Recent struct {
	Move
	Use, Dismiss, Back key.Binding
}

func newRecent(t text.Keys, r text.Recent) Recent {
	all := newMove(t, t.Move)
	return Recent{
		Move:    Move{Up: all.Up, Down: all.Down, upDown: all.upDown},
		Use:     bind("enter", r.Use, "enter"),
		Dismiss: bind("x", r.Delete, "x"),
		Back:    bind("esc", t.Back, "esc", "ctrl+t", "q"),
	}
}

// On returns the keys for a row, with the help of Use and Dismiss. A key without help is off.
// Up and Down are off without Use, because then there is no row.
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
	return [][]key.Binding{{r.Up, r.Down, r.Use, r.Dismiss, r.Back}}
}

// Detail holds the keys of the details. Previous and Next open the details of the neighbours
// in the list.
type Detail struct {
	Move
	Previous, Next, Raw, CopyID, CopyLink, Back key.Binding

	scan string // help of Previous and Next, which share an entry of the footer
}

func newDetail(t text.Keys, d text.DetailKeys) Detail {
	keys := Detail{
		Move:     newMove(t, t.Scroll),
		Previous: bind("←/h", d.Previous, "left", "h"),
		Next:     bind("→/l", d.Next, "right", "l"),
		Raw:      bind("J", d.Raw, "J"),
		CopyID:   bind("y", d.CopyID, "y"),
		CopyLink: bind("Y", d.CopyLink, "Y"),
		Back:     bind("esc", t.Back, "esc", "enter"),
		scan:     d.Scan,
	}
	keys.PageUp = bind("pgup", t.ScreenUp, "pgup", "b")
	keys.First.SetHelp("home", d.Top)
	keys.Last.SetHelp("end", d.End)
	return keys
}

// ShortHelp returns the footer, the most important keys first.
func (d Detail) ShortHelp() []key.Binding {
	return []key.Binding{d.Back, d.short(), pair(d.Previous, d.Next, "←→", d.scan), d.CopyID, d.CopyLink, d.Raw}
}

// Paging returns the entry of the footer for PageUp and PageDown.
func (d Detail) Paging() key.Binding { return pair(d.PageUp, d.PageDown, "pgup/pgdn", d.upDown) }

// FullHelp returns two columns of the help screen: moving and acting.
func (d Detail) FullHelp() [][]key.Binding {
	return [][]key.Binding{d.column(), {d.Previous, d.Next, d.Raw, d.CopyID, d.CopyLink, d.Back}}
}
