package keymap

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Overview holds the keys of the overview. They are those of the list; the key that opens the overview also closes
// it, and q goes back.
type Overview struct {
	Move
	Open, Findings, New, Clone, Again, Watch, NextUnread, AllRead, Events key.Binding
	CopyID, CopyLink, Refresh, Pause, Back                                key.Binding
}

func newOverview(t text.Keys, l List) Overview {
	return Overview{
		Move: l.Move, Open: l.Open, Findings: l.Findings, New: l.New, Clone: l.Clone, Again: l.Again, Watch: l.Watch,
		NextUnread: l.NextUnread, AllRead: l.AllRead, Events: l.Events,
		CopyID: l.CopyID, CopyLink: l.CopyLink, Refresh: l.Refresh, Pause: l.Pause,
		Back: bind("esc", t.Back, "esc", "o", "q"),
	}
}

// Having returns the keys for an overview with or without rows, whose selected scan has a ScanId or not.
func (o Overview) Having(some, id bool) Overview {
	o.enable(some)
	setEnabled(id, &o.Open, &o.Findings, &o.Watch, &o.CopyID)
	for _, b := range []*key.Binding{&o.Clone, &o.Again, &o.CopyLink} {
		b.SetEnabled(b.Enabled() && some)
	}
	return o
}

// Acting returns the keys that mean what they mean on the list.
func (o Overview) Acting() []key.Binding {
	return []key.Binding{
		o.Findings, o.New, o.Clone, o.Again, o.Watch, o.NextUnread, o.AllRead, o.Events, o.CopyID, o.CopyLink,
		o.Refresh, o.Pause,
	}
}

// ShortHelp returns the footer, the most important keys first.
func (o Overview) ShortHelp() []key.Binding {
	return []key.Binding{o.Back, o.Open, o.Findings, o.Clone, o.Watch, o.Refresh, o.Pause, o.Events, o.short()}
}

// FullHelp returns two columns of the help screen: moving and acting.
func (o Overview) FullHelp() [][]key.Binding {
	return [][]key.Binding{o.column(), append(append([]key.Binding{o.Open}, o.Acting()...), o.Back)}
}
