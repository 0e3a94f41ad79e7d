package keymap

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// List works on the table of scans.
type List struct {
	Up, Down, First, Last      key.Binding
	ScreenUp, ScreenDown       key.Binding
	PreviousPage, NextPage     key.Binding
	PreviousStatus, NextStatus key.Binding
	Status                     []key.Binding // one for each tab, from the left
	Type, Trigger              key.Binding
	Search, Clear              key.Binding
	New, Refresh, Pause, Watch key.Binding
	NextWatched                key.Binding
	Open, Events, Clone        key.Binding
	CopyID, CopyLink           key.Binding

	help text.Keys
}

var _ help.KeyMap = List{}

// tabKeys choose a status tab directly.
var tabKeys = [...]string{"1", "2", "3", "4", "5", "6", "7"}

func newList(t text.Keys, d text.DetailKeys, e text.Events) List {
	l := List{
		Up:             bind("↑/k", t.Up, "up", "k"),
		Down:           bind("↓/j", t.Down, "down", "j"),
		First:          bind("home", t.First, "home"),
		Last:           bind("end", t.Last, "end", "G"),
		ScreenUp:       bind("pgup", t.ScreenUp, "pgup"),
		ScreenDown:     bind("pgdn", t.ScreenDown, "pgdown"),
		PreviousPage:   bind("←/h", t.PreviousPage, "left", "h"),
		NextPage:       bind("→/l", t.NextPage, "right", "l"),
		PreviousStatus: bind("shift+tab", t.PreviousStatus, "shift+tab"),
		NextStatus:     bind("tab", t.NextStatus, "tab"),
		Type:           bind("t", t.Type, "t"),
		Trigger:        bind("g", t.Trigger, "g"),
		Search:         bind("/", t.Search, "/"),
		Clear:          bind("esc", t.Clear, "esc"),
		New:            bind("n", t.New, "n"),
		Refresh:        bind("r", t.Refresh, "r", "f5"),
		Pause:          bind("space", t.Pause, "space"),
		Watch:          bind("w", t.Watch, "w"),
		NextWatched:    bind("W", t.NextWatched, "W"),
		Open:           bind("enter", e.Open, "enter"),
		Clone:          bind("c", t.Clone, "c"),
		Events:         bind("e", e.Log, "e"),
		CopyID:         bind("y", d.CopyID, "y"),
		CopyLink:       bind("Y", d.CopyLink, "Y"),
		help:           t,
	}
	for _, k := range tabKeys {
		l.Status = append(l.Status, bind(k, t.Status, k))
	}
	return l
}

// ShortHelp is the footer, most needed first.
func (l List) ShortHelp() []key.Binding {
	return []key.Binding{
		l.Clear, l.Open, l.New, l.Clone, l.Search,
		pair(l.NextStatus, l.PreviousStatus, "tab", l.help.Status),
		pair(l.PreviousPage, l.NextPage, "←→", l.help.Page),
		l.Watch, l.Type, l.Trigger, l.Events, l.Refresh,
		pair(l.Up, l.Down, "↑↓", l.help.Move),
	}
}

// FullHelp is the help screen: moving, filtering, acting.
func (l List) FullHelp() [][]key.Binding {
	first, last := l.Status[0], l.Status[len(l.Status)-1]
	numbers := pair(first, last, first.Help().Key+"-"+last.Help().Key, l.help.Status)
	return [][]key.Binding{
		{l.Up, l.Down, l.ScreenUp, l.ScreenDown, l.First, l.Last, l.PreviousPage, l.NextPage},
		{l.NextStatus, l.PreviousStatus, numbers, l.Type, l.Trigger, l.Search, l.Clear},
		{l.Open, l.New, l.Clone, l.Watch, l.NextWatched, l.Events, l.CopyID, l.CopyLink, l.Refresh, l.Pause},
	}
}

// Search works while the search text is typed.
type Search struct {
	Apply, Cancel key.Binding
}

var _ help.KeyMap = Search{}

func newSearch(t text.Keys) Search {
	return Search{
		Apply:  bind("enter", t.Apply, "enter"),
		Cancel: bind("esc", t.Cancel, "esc"),
	}
}

// ShortHelp is the footer.
func (s Search) ShortHelp() []key.Binding { return []key.Binding{s.Apply, s.Cancel} }

// FullHelp is the same.
func (s Search) FullHelp() [][]key.Binding { return [][]key.Binding{s.ShortHelp()} }
