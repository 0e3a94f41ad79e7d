package keymap

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Events works on the log of events. There q goes back, as the key that opened the log
// does.
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

// Having returns the keys for a log with events, or for one without any, that can be
// exported or not.
func (e Events) Having(some, export bool) Events {
	e.enable(some)
	e.Open.SetEnabled(some)
	e.Export.SetEnabled(some && export)
	return e
}

// ShortHelp is the footer, most needed first.
func (e Events) ShortHelp() []key.Binding { return []key.Binding{e.Back, e.Open, e.Export, e.short()} }

// FullHelp is two columns of the help screen: moving and acting.
func (e Events) FullHelp() [][]key.Binding {
	return [][]key.Binding{e.column(), {e.Open, e.Export, e.Back}}
}

// Reading goes through the help screen, which needs neither First nor Last.
type Reading struct {
	Move
	Back key.Binding
}

func newReading(t text.Keys) Reading {
	r := Reading{Move: newMove(t, t.Scroll), Back: bind("esc", t.Back, "esc", "enter", "?", "q", "f1")}
	r.PageUp = bind("pgup", t.ScreenUp, "pgup", "b")
	r.PageDown = bind("pgdn", t.ScreenDown, "pgdown", "space")
	r.First, r.Last = key.Binding{}, key.Binding{}
	return r
}

// ShortHelp is the footer.
func (r Reading) ShortHelp() []key.Binding { return []key.Binding{r.short(), r.Back} }

// FullHelp is every key. The help screen does not show its own keys.
func (r Reading) FullHelp() [][]key.Binding {
	return [][]key.Binding{{r.Up, r.Down, r.PageUp, r.PageDown, r.Back}}
}

// Recent works on the list of unresolved launches, drafts and recent launches, which needs
// only Up and Down to move.
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

// On returns the keys for a row on which Use and Dismiss do this. They are off where it is
// "", and without a row, nothing moves either.
func (r Recent) On(use, dismiss string) Recent {
	r.enable(use != "")
	r.Use.SetEnabled(use != "")
	r.Use.SetHelp(r.Use.Help().Key, use)
	r.Dismiss.SetEnabled(dismiss != "")
	r.Dismiss.SetHelp(r.Dismiss.Help().Key, dismiss)
	return r
}

// ShortHelp is the footer.
func (r Recent) ShortHelp() []key.Binding {
	return []key.Binding{r.Use, r.Dismiss, r.Back, r.short()}
}

// FullHelp is a column of the help screen.
func (r Recent) FullHelp() [][]key.Binding {
	return [][]key.Binding{{r.Up, r.Down, r.Use, r.Dismiss, r.Back}}
}

// Detail works on the details of one scan. Previous and Next open the details of the
// neighbours in the list.
type Detail struct {
	Move
	Previous, Next, Raw, CopyID, CopyLink, Back key.Binding

	scan string // help of Previous and Next as one entry of the footer
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

// ShortHelp is the footer, most needed first.
func (d Detail) ShortHelp() []key.Binding {
	return []key.Binding{d.Back, d.short(), pair(d.Previous, d.Next, "←→", d.scan), d.CopyID, d.CopyLink, d.Raw}
}

// Paging is the entry of the footer for PageUp and PageDown.
func (d Detail) Paging() key.Binding { return pair(d.PageUp, d.PageDown, "pgup/pgdn", d.upDown) }

// FullHelp is two columns of the help screen: moving and acting.
func (d Detail) FullHelp() [][]key.Binding {
	return [][]key.Binding{d.column(), {d.Previous, d.Next, d.Raw, d.CopyID, d.CopyLink, d.Back}}
}
