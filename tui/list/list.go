// Package list is the main screen: the scans of one page, live, and beside them, or in
// their place, the details of one. It reads the monitor and draws; what is asked, and
// when, is decided there.
package list

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/detail"
	"scantop/tui/effect"
	"scantop/tui/monitor"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// List is the screen.
type List struct {
	view.Leaving
	mon  *effect.Monitor
	now  func() time.Time
	keep Keep
	keys keymap.List
	// launching are keys.New and keys.Clone where they are switched off, to say why.
	launching []key.Binding
	text      *text.Catalogue
	th        *theme.Theme

	outer         int // the width that was given; width is the list's own
	width, height int
	bell          bool // what happens to scans rings it
	vitals        vitals
	clipboard     func(text string) (sequence string) // nil: none

	detail   *detail.Detail
	detailed bool // the details are open
	cursor   cursor
	table    widget.Table
	toast    toast
	search   search
}

var _ view.Screen = (*List)(nil)

// Config is what a list needs. All of it but Copy and Notice is required.
type Config struct {
	Monitor  *effect.Monitor
	Text     *text.Catalogue
	Keys     keymap.Keys
	Theme    *theme.Theme
	Now      func() time.Time
	ReadOnly bool   // nothing can be launched
	Bell     bool   // what happens to scans rings the terminal's bell
	Notice   string // what there is to say at first
	Keep     Keep
	Copy     func(text string) (sequence string) // what puts a text on the clipboard; nil: nothing does
}

// Keep keeps for the next run how the list is left.
type Keep interface {
	Filter(monitor.Filter)
	Watched([]client.Scan)
}

// New returns the list before its first request.
func New(c Config) *List {
	l := &List{
		mon: c.Monitor, now: c.Now, keys: c.Keys.List, text: c.Text, bell: c.Bell,
		clipboard: c.Copy, keep: c.Keep, search: newSearch(c.Keys, c.Text),
	}
	if c.ReadOnly {
		l.launching = []key.Binding{l.keys.New, l.keys.Clone}
	}
	l.keys.New.SetEnabled(!c.ReadOnly)
	l.keys.Clone.SetEnabled(!c.ReadOnly)
	l.keys.Clear.SetEnabled(l.mon.Filter().Active())
	l.toast.notice = c.Notice
	l.detail = detail.New(c.Keys.Detail, c.Text, c.Theme)
	l.SetTheme(c.Theme)
	return l
}

// Update takes a message that is the list's own, or drops it.
func (l *List) Update(msg tea.Msg) tea.Cmd {
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

// Do carries out a command of the user. Where AVDS asked for a wait, it says so.
func (l *List) Do(c monitor.Command) tea.Cmd {
	cmd := l.CarryOut(c)
	if at := l.mon.Health().AsAsked; !at.IsZero() {
		l.Say(l.text.Header.AsAsked, l.clock(at))
	}
	return cmd
}

// CarryOut carries out a command.
func (l *List) CarryOut(c monitor.Command) tea.Cmd {
	o, cmd := l.mon.Do(c)
	l.follow(o)
	return cmd
}

// take hands an answer to the monitor, and shows what came of it.
func (l *List) take(msg effect.AnsweredMsg) tea.Cmd {
	o, cmd := l.mon.Take(msg)
	told := l.tell(o.Events)
	l.follow(o)
	return tea.Batch(told, cmd)
}

// Capturing is true while a search is typed.
func (l *List) Capturing() bool { return l.search.open }

// ShortHelp is the footer.
func (l *List) ShortHelp() []key.Binding {
	switch {
	case l.search.open:
		return l.search.keys.ShortHelp()
	case l.Covered():
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
func (l *List) FullHelp() [][]key.Binding {
	switch {
	case l.search.open:
		return l.search.keys.FullHelp()
	case l.Covered():
		return append(l.detail.FullHelp(), []key.Binding{l.keys.New, l.keys.Clone, l.keys.Watch, l.keys.NextWatched, l.keys.Refresh, l.keys.Pause})
	case l.beside():
		keys := l.usable()
		keys.Open.SetEnabled(false)
		return append(keys.FullHelp(), []key.Binding{l.detail.Keys.Raw, l.detail.Keys.PageUp, l.detail.Keys.PageDown, l.detail.Keys.Back})
	}
	return l.usable().FullHelp()
}
