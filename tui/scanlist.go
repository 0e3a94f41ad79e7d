package tui

import (
	"cmp"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/detail"
	"scantop/tui/effect"
	"scantop/tui/explain"
	"scantop/tui/monitor"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// scanList is the main screen: the scans of one page, live.
type scanList struct {
	view.Leaving
	mon    *effect.Monitor
	fx     effect.Effects
	memory *memory
	keys   keymap.List
	// launching are keys.New and keys.Clone where they are switched off, to say why.
	launching []key.Binding
	text      *text.Catalogue
	th        *theme.Theme

	outer         int // the width that was given; width is the list's own
	width, height int
	account       string            // whose scans these are: a profile, or where the keys come from
	preferences   state.Preferences // what is kept besides the filters
	remembered    state.Preferences // what was kept last
	bell          bool              // what happens to scans rings it
	vitals        vitals
	clipboard     func(text string) (sequence string) // nil: none

	detail   *detail.Detail
	detailed bool // the details are open
	cursor   cursor
	table    widget.Table
	toast    toast
	search   search
}

var _ view.Screen = (*scanList)(nil)

// newScanList returns the list before its first request.
func newScanList(fx effect.Effects, o Options, kept *memory, keys keymap.Keys, th *theme.Theme) *scanList {
	config := monitor.Config{
		Period: o.Interval, Jitter: o.Jitter, PageSize: o.PageSize, Lang: o.Text.Lang, MaxWatched: state.MaxWatched,
		Filter: monitor.Filter{Statuses: o.Statuses, ScanType: o.Type, Trigger: o.Trigger, Search: o.Search},
	}
	for _, s := range o.Watched.Scans {
		config.Watched = append(config.Watched, client.Scan{ID: s.ScanID, Name: s.Name})
	}
	l := &scanList{
		mon: fx.Monitor(config), fx: fx, keys: keys.List, text: o.Text, account: o.Account, bell: o.Bell, clipboard: o.Copy,
		memory: kept, preferences: o.Preferences, search: newSearch(keys, o.Text),
	}
	l.launching = []key.Binding{l.keys.New, l.keys.Clone}
	l.keys.New.SetEnabled(fx.Creator != nil)
	l.keys.Clone.SetEnabled(fx.Creator != nil)
	l.keys.Clear.SetEnabled(config.Filter.Active())
	switch {
	case o.MemoryError != nil:
		l.toast.notice = explain.Memory(o.Text, o.MemoryError)
	case o.Now().Location() == UnknownZone:
		l.toast.notice = o.Text.List.UnknownZone
	case o.Restored && config.Filter.Active():
		l.say(o.Text.Memory.Restored, strings.Join(filterWords(config.Filter, o.Text), theme.Separator))
	}
	l.detail = detail.New(keys.Detail, o.Text, th)
	l.SetTheme(th)
	return l
}

// Update takes a message that is the list's own, or drops it.
func (l *scanList) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return l.handleKey(msg)
	case tea.PasteStartMsg, tea.PasteEndMsg, tea.PasteMsg:
		return l.search.paste(msg)
	case effect.AnsweredMsg:
		return l.take(msg)
	}
	return nil
}

// do carries out a command of the user. Where AVDS asked for a wait, it says so.
func (l *scanList) do(c monitor.Command) tea.Cmd {
	cmd := l.carryOut(c)
	if at := l.mon.Health().AsAsked; !at.IsZero() {
		l.say(l.text.Header.AsAsked, l.clock(at))
	}
	return cmd
}

// carryOut carries out a command.
func (l *scanList) carryOut(c monitor.Command) tea.Cmd {
	o, cmd := l.mon.Do(c)
	l.follow(o)
	return cmd
}

// take hands an answer to the monitor, and shows what came of it.
func (l *scanList) take(msg effect.AnsweredMsg) tea.Cmd {
	o, cmd := l.mon.Take(msg)
	if l.mon.Health().Err == nil && o.Changed {
		l.account = cmp.Or(l.fx.Account(l.text), l.account)
	}
	told := l.tell(o.Events)
	l.follow(o)
	return tea.Batch(told, cmd)
}

// Capturing is true while a search is typed.
func (l *scanList) Capturing() bool { return l.search.open }

// ShortHelp is the footer.
func (l *scanList) ShortHelp() []key.Binding {
	switch {
	case l.search.open:
		return l.search.keys.ShortHelp()
	case l.covered():
		return append(l.detail.ShortHelp(), l.keys.Watch)
	case l.beside():
		keys := l.usable()
		keys.Open.SetEnabled(false) // enter goes back
		d := l.detail.Keys
		return append([]key.Binding{d.Back, d.Paging(), d.Raw}, keys.ShortHelp()...)
	}
	return l.usable().ShortHelp()
}

// FullHelp is the list's part of the help screen.
func (l *scanList) FullHelp() [][]key.Binding {
	switch {
	case l.search.open:
		return l.search.keys.FullHelp()
	case l.covered():
		return append(l.detail.FullHelp(), []key.Binding{l.keys.New, l.keys.Clone, l.keys.Watch, l.keys.NextWatched, l.keys.Refresh, l.keys.Pause})
	case l.beside():
		keys := l.usable()
		keys.Open.SetEnabled(false)
		return append(keys.FullHelp(), []key.Binding{l.detail.Keys.Raw, l.detail.Keys.PageUp, l.detail.Keys.PageDown, l.detail.Keys.Back})
	}
	return l.usable().FullHelp()
}
