package keymap

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// List holds the keys of the list of scans.
type List struct {
	Move
	PreviousPage, NextPage     key.Binding // pages of AVDS; PageUp and PageDown scroll by a screen
	PreviousScan, NextScan     key.Binding // beyond the ends of the page, they turn it
	PreviousStatus, NextStatus key.Binding
	Status                     []key.Binding // one per tab, from left to right
	Type, Trigger              key.Binding
	Search, Clear              key.Binding
	New, Refresh, Pause, Watch key.Binding
	NextWatched                key.Binding
	Open, Events, Clone        key.Binding
	Again                      key.Binding // reviews a clone
	Overview                   key.Binding
	Findings                   key.Binding
	NextUnread, AllRead        key.Binding
	CopyID, CopyLink           key.Binding
	Quit                       key.Binding // shown with the global keys

	status, page string // help of two keys that share an entry of the footer
}

func newList(t text.Keys, d text.DetailKeys, e text.Events, f text.FindingKeys, o text.Overview) List {
	l := List{
		Move:           newMove(t, t.Move),
		PreviousPage:   bind("←/h", t.PreviousPage, "left", "h"),
		NextPage:       bind("→/l", t.NextPage, "right", "l"),
		PreviousScan:   bind("[", d.Previous, "["),
		NextScan:       bind("]", d.Next, "]"),
		PreviousStatus: bind("shift+tab", t.PreviousStatus, "shift+tab"),
		NextStatus:     bind("tab", t.NextStatus, "tab"),
		Type:           bind("t", t.Type, "t"),
		Trigger:        bind("T", t.Trigger, "T"),
		Search:         bind("/", t.Search, "/"),
		Clear:          bind("esc", t.Clear, "esc"),
		New:            bind("n", t.New, "n"),
		Refresh:        bind("r", t.Refresh, "r", "f5"),
		Pause:          bind("z", t.Pause, "z"),
		Watch:          bind("space", t.Watch, "space", "w"),
		NextWatched:    bind("W", t.NextWatched, "W"),
		Open:           bind("enter", e.Open, "enter"),
		Clone:          bind("c", t.Clone, "c"),
		Again:          bind("R", t.Again, "R"),
		Events:         bind("e", e.Log, "e"),
		Overview:       bind("o", o.Key, "o"),
		Findings:       bind("f", f.Findings, "f"),
		NextUnread:     bind("u", t.NextUnread, "u"),
		AllRead:        bind("U", t.AllRead, "U"),
		CopyID:         bind("y", d.CopyID, "y"),
		CopyLink:       bind("Y", d.CopyLink, "Y"),
		Quit:           bind("q", t.Quit, "q"),
		status:         t.Status,
		page:           t.Page,
	}
	for _, k := range []string{"0", "1", "2", "3", "4", "5", "6", "7"} {
		l.Status = append(l.Status, bind(k, t.Status, k))
	}
	return l
}

// Empty returns the keys for a list without rows. onePage says that there is no other page
// either.
func (l List) Empty(onePage bool) List {
	l.enable(false)
	l.Open.SetEnabled(false)
	if onePage {
		setEnabled(false, &l.PreviousPage, &l.NextPage, &l.PreviousScan, &l.NextScan)
	}
	return l
}

// WithoutScan returns the keys for a list in which no scan is selected.
func (l List) WithoutScan() List {
	setEnabled(false, &l.Clone, &l.Again, &l.Watch, &l.Findings, &l.CopyID, &l.CopyLink)
	return l
}

// ShortHelp returns the footer, the most important keys first.
func (l List) ShortHelp() []key.Binding {
	return []key.Binding{
		l.Clear, l.Open, l.New, l.Findings, l.Search, l.Clone,
		pair(l.NextStatus, l.PreviousStatus, "tab", l.status),
		pair(l.PreviousPage, l.NextPage, "←→", l.page),
		l.Watch, l.Overview, l.Type, l.Trigger, l.Events, l.Refresh, l.short(),
	}
}

// Acting returns the keys that act on a scan or on all of them, also while details replace the list.
func (l List) Acting() []key.Binding {
	return []key.Binding{
		l.Findings, l.New, l.Clone, l.Again, l.Watch, l.NextWatched, l.NextUnread, l.AllRead, l.Events, l.Overview,
		l.CopyID, l.CopyLink, l.Refresh, l.Pause,
	}
}

// FullHelp returns four columns of the help screen: moving, filtering, acting and the tabs.
func (l List) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		append(l.column(), l.PreviousScan, l.NextScan, l.PreviousPage, l.NextPage),
		{l.NextStatus, l.PreviousStatus, l.Type, l.Trigger, l.Search, l.Clear},
		append([]key.Binding{l.Open}, l.Acting()...),
		l.Status,
	}
}

// Search holds the keys that work while a search is typed.
type Search struct {
	Apply, Cancel key.Binding

	text Text
}

func newSearch(t text.Keys, line Text) Search {
	return Search{Apply: bind("enter", t.Apply, "enter"), Cancel: bind("esc", t.Cancel, "esc"), text: line}
}

// ShortHelp returns the footer.
func (s Search) ShortHelp() []key.Binding { return []key.Binding{s.Apply, s.Cancel} }

// FullHelp returns two columns of the help screen: the search and its text.
func (s Search) FullHelp() [][]key.Binding {
	return append([][]key.Binding{s.ShortHelp()}, s.text.FullHelp()...)
}
