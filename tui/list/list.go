// Package list is the main screen: the scans of one page, live, with the details of one scan beside
// them or in their place. It draws what the monitor knows; the monitor decides what is asked and when.
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
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// List is the screen.
type List struct {
	nav       view.Nav     // where the current key leads
	elsewhere *client.Scan // scan of another screen that the current key acts on; nil: none
	mon       *effect.Monitor
	now       func() time.Time
	keys      keymap.List // all keys, enabled; see usable
	text      *text.Catalogue
	th        *theme.Theme
	readOnly  bool
	bell      bool
	clipboard view.Clipboard

	kept keeper

	outer         int // width of the list and of the details beside it, in cells
	width, height int // size of the list alone, in cells
	terminal      terminalStatus

	detail  *detail.Detail
	details opened
	beneath []beneath // details that others have replaced, the newest last
	cursor  cursor
	table   widget.Table
	toast   toast
	news    news
	search  widget.Search
}

var _ view.Screen = (*List)(nil)

// Config is what New needs. Copy and Notice are optional.
type Config struct {
	Monitor  *effect.Monitor
	Text     *text.Catalogue
	Keys     keymap.Keys
	Theme    *theme.Theme
	Now      func() time.Time
	ReadOnly bool   // scans cannot be launched
	Bell     bool   // events ring the terminal's bell
	Notice   string // the first notice
	ScanID   string // ScanId of the scan whose details open at the start; "": none
	Store    saver
	Copy     view.Clipboard

	Preferences state.Preferences // saved beside the filter
	Saved       state.Scans       // what earlier runs knew of scans
}

// New returns a list without a page.
func New(c Config) *List {
	l := &List{
		mon: c.Monitor, now: c.Now, keys: c.Keys.List, text: c.Text, readOnly: c.ReadOnly, bell: c.Bell,
		clipboard: c.Copy, kept: keeper{c.Store, c.Preferences},
		search: widget.NewSearch(c.Keys, c.Text.List.SearchHint),
	}
	l.news = restoredNews(c.Saved.Seen)
	for i := range l.keys.Status {
		l.keys.Status[i].SetHelp(l.keys.Status[i].Help().Key, l.tabName(i))
	}
	l.toast.notice.Text = c.Notice
	if c.ScanID != "" {
		l.cursor.seek = &sought{id: c.ScanID}
	}
	l.detail = detail.New(detail.Config{Keys: c.Keys.Detail, Text: c.Text, Theme: c.Theme, Found: l.found})
	l.SetTheme(c.Theme)
	return l
}

// found returns what the latest run of a scan found, in words, and false while that is not known.
func (l *List) found(s *client.Scan) (string, bool) {
	tally, known := l.mon.Tally(s)
	return l.text.FoundAll(tally.Counts()), known
}

// Update handles a key, a paste, a size that SetSize has set, or an answer for the monitor.
func (l *List) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	l.nav = view.Nav{}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		cmd := l.handleKey(msg)
		return l.nav, cmd
	case tea.PasteStartMsg, tea.PasteEndMsg, tea.PasteMsg:
		return l.nav, l.search.Paste(msg)
	case tea.WindowSizeMsg:
		return l.nav, l.look()
	case effect.AnsweredMsg:
		o, cmd := l.mon.Take(msg)
		bell := l.notifyEvents(o.Events)
		l.noteNews(o)
		l.follow(o)
		return l.nav, tea.Batch(bell, cmd, l.answerFind(), l.look())
	}
	return l.nav, nil
}

// Start sends the first request, and opens the scan that the program was started for.
func (l *List) Start() tea.Cmd {
	l.kept.saveFilter(l.mon.Filter())
	cmd := l.CarryOut(monitor.Start{})
	if seek := l.cursor.seek; seek != nil {
		cmd = tea.Batch(cmd, l.find(seek.id, false))
	}
	return cmd
}

// Do carries out a command that sends a request, and says so if the request must wait because AVDS is
// busy.
func (l *List) Do(c monitor.Command) tea.Cmd {
	cmd := l.CarryOut(c)
	l.notifyIfWaiting()
	return cmd
}

// notifyIfWaiting says until when the next request waits, if AVDS asked for the wait.
func (l *List) notifyIfWaiting() {
	if at := l.mon.Health().AsAsked; !at.IsZero() {
		l.Respond(l.text.Header.Busy, l.clock(at))
		l.toast.until = at
	}
}

// Survey lets the monitor ask for what the overview shows instead of the page, or for the page again.
func (l *List) Survey(open bool) tea.Cmd {
	if l.mon.Surveying() == open {
		return nil
	}
	return l.Do(monitor.Survey{Open: open})
}

// CarryOut carries out a command of the monitor.
func (l *List) CarryOut(c monitor.Command) tea.Cmd {
	o, cmd := l.mon.Do(c)
	l.follow(o)
	return tea.Batch(cmd, l.look())
}

// Touched tells the monitor that the user pressed a key or used the mouse on any screen.
func (l *List) Touched() tea.Cmd { return l.CarryOut(monitor.Touched{}) }

// Capturing reports whether the user is typing a search.
func (l *List) Capturing() bool { return l.search.Open }

// Said reports whether the latest key has led to a notice.
func (l *List) Said() bool { return l.toast.responds }

// usable returns the keys that have something to act on.
func (l *List) usable() keymap.List {
	k := l.keys
	k.Clear.SetEnabled(l.mon.Filter().Active())
	if l.readOnly {
		k.New.SetEnabled(false)
		k.Clone.SetEnabled(false)
		k.Again.SetEnabled(false)
	}
	if l.current() == nil {
		k = k.Empty(l.mon.LastPage() <= 1)
	}
	if l.Subject() == nil {
		k = k.WithoutScan()
	}
	if l.beside() {
		k.Open.SetEnabled(false) // enter closes the details, and so does esc
		k.Clear.SetEnabled(false)
	}
	return k
}

// ShortHelp returns the keys of the footer.
func (l *List) ShortHelp() []key.Binding {
	d := l.detail.Usable()
	switch {
	case l.search.Open:
		return l.search.Keys.ShortHelp()
	case l.covered():
		return d.ShortHelp(l.usable())
	case l.beside():
		return append(d.Beside(), l.usable().ShortHelp()...)
	}
	return l.usable().ShortHelp()
}

// FullHelp returns the keys of the help screen.
func (l *List) FullHelp() [][]key.Binding {
	d, k := l.detail.Usable(), l.usable()
	switch {
	case l.search.Open:
		return l.search.Keys.FullHelp()
	case l.covered():
		return d.FullHelp(k)
	case l.beside():
		return append(k.FullHelp(), []key.Binding{d.Above, d.Below, d.Raw, d.Back})
	}
	return k.FullHelp()
}
