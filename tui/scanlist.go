package tui

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
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

// MaxSearch is the longest search text, in characters.
const MaxSearch = 200

// scanList is the main screen: the scans of one page, live.
type scanList struct {
	view.Leaving
	fx     effect.Effects
	memory *memory
	keys   keymap.List
	// launching are keys.New and keys.Clone where they are switched off, to say why.
	launching []key.Binding
	text      *text.Catalogue
	th        *theme.Theme

	outer         int // the width that was given; width is the list's own
	width, height int
	lang          string
	account       string            // whose scans these are: a profile, or where the keys come from
	preferences   state.Preferences // what is kept besides the filters
	remembered    state.Preferences // what was kept last
	pageSize      int               // as asked for; the reply's own counts
	filter        monitor.Filter
	wanted        int       // number of the page that is asked for
	asked         bool      // another filter was chosen, and its first page is not here yet
	due           bool      // the page is to be asked for when the count under way is here
	slow          bool      // the answer that somebody waits for takes its time
	delayed       bool      // somebody waits for a page that is to be asked for later
	chosenAt      time.Time // when a filter was chosen last
	upwards       bool      // the page was turned back by going up: land on its last row
	page          *client.Page
	err           error     // of the newest request; nil once one succeeds
	good          time.Time // when the page on the screen arrived
	stale         bool      // it is older than a few periods
	staleAt       time.Time // when a timer looks at its age; zero: none does
	staleGen      int       // of that timer; an older one does not count
	poll          monitor.Poll
	cancel        context.CancelFunc // of the newest request, page or count
	counts        monitor.Counts
	follow        monitor.Follower
	runners       monitor.RunningByPage
	tracker       monitor.Differ
	log           *monitor.Log
	news          *digest // what the user has not seen yet; nil: nothing
	newsAt        time.Time
	bell          bool // news ring it
	vitals        vitals
	clipboard     func(text string) (sequence string) // nil: none
	detail        *detail.Detail
	detailed      bool        // the details are open
	shown         client.Scan // whose
	stub          bool        // of it only that is known what the log says
	going         bool        // they go on to the first row of the page that was asked for
	paces         monitor.Progresses
	table         widget.Table
	selected      string    // ScanId under the cursor
	seek          string    // ScanId to put the cursor on as soon as a page has it
	changed       time.Time // when the data on the screen last changed
	notice        string    // a word to the user, until the next filter, page or notice
	matter        string    // one that no news takes the place of, until the next key

	searching  bool
	search     textinput.Model
	pasting    widget.Paste
	searchKeys keymap.Search
}

var _ view.Screen = (*scanList)(nil)

// newScanList returns the list before its first request.
func newScanList(fx effect.Effects, o Options, kept *memory, keys keymap.Keys, th *theme.Theme) *scanList {
	l := &scanList{
		fx: fx, keys: keys.List, searchKeys: keys.Search, text: o.Text,
		lang: o.Text.Lang, account: o.Account, pageSize: o.PageSize, wanted: 1,
		filter: monitor.Filter{Statuses: o.Statuses, ScanType: o.Type, Trigger: o.Trigger, Search: o.Search},
		poll:   monitor.Poll{Period: o.Interval, Jitter: o.Jitter},
		log:    &monitor.Log{}, runners: monitor.RunningByPage{}, bell: o.Bell, clipboard: o.Copy,
		paces: monitor.Progresses{}, memory: kept, preferences: o.Preferences,
		search: widget.NewInput(keys.Text),
	}
	l.search.Prompt = "/ "
	l.search.Placeholder = o.Text.List.SearchHint
	l.search.CharLimit = MaxSearch
	l.launching = []key.Binding{l.keys.New, l.keys.Clone}
	l.keys.New.SetEnabled(fx.Creator != nil)
	l.keys.Clone.SetEnabled(fx.Creator != nil)
	l.keys.Clear.SetEnabled(l.filter.Active())
	switch {
	case o.MemoryError != nil:
		l.notice = explain.Memory(o.Text, o.MemoryError)
	case o.Now().Location() == UnknownZone:
		l.notice = o.Text.List.UnknownZone
	case o.Restored && l.filter.Active():
		l.say(o.Text.Memory.Restored, strings.Join(filterWords(l.filter, o.Text), theme.Separator))
	}
	for _, s := range o.Watched.Scans {
		l.follow.Toggle(client.Scan{ID: s.ScanID, Name: s.Name})
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
	case tea.PasteStartMsg:
		l.pasting.Begin(&l.search)
	case tea.PasteEndMsg:
		l.pasting = widget.Paste{}
	case tea.PasteMsg:
		return l.handlePaste(msg)
	case effect.ListedMsg:
		return l.handleListed(msg)
	case effect.CountedMsg:
		return l.handleCounted(msg)
	case pollMsg:
		return l.handlePoll(msg)
	case effect.LookedUpMsg:
		return l.handleLookedUp(msg)
	case staleMsg:
		return l.handleStale(msg)
	case effect.CredentialsMsg:
		return l.handleCredentials(msg)
	case slowMsg:
		l.handleSlow(msg)
	}
	return nil
}

// pollMsg says that a wait of the refresh engine is over.
type pollMsg struct{ gen int }

// refresh asks for the visible page now and drops what is under way. While the
// service wishes not to be asked, it waits. Nobody may have looked at the age of
// the data meanwhile: the program or the machine was suspended.
func (l *scanList) refresh() tea.Cmd {
	l.dimIfOld()
	if left := l.poll.Held(l.fx.Now()); left > 0 {
		return l.postpone(left)
	}
	l.stop()
	l.slow, l.due, l.delayed = false, false, false
	gen := l.poll.Begin(l.fx.Now())
	cmd, cancel := l.fx.List(gen, l.filter.Query(l.wanted, l.pageSize, l.lang))
	l.cancel = cancel
	return cmd
}

// postpone asks for the visible page later, for somebody who waits for it.
func (l *scanList) postpone(wait time.Duration) tea.Cmd {
	l.stop()
	l.slow, l.due, l.delayed = false, false, true
	l.poll.Postpone(l.fx.Now(), wait)
	return l.fx.After(wait, pollMsg{l.poll.Gen})
}

// stop cancels what is under way.
func (l *scanList) stop() {
	if l.cancel != nil {
		l.cancel()
	}
	l.counts.GiveWay()
	l.follow.GiveWay()
}

// handlePoll asks for the page when its time has come. A smaller question under
// way may finish first, or a slow server would never answer one; after another
// period it has to give way.
func (l *scanList) handlePoll(msg pollMsg) tea.Cmd {
	if !l.poll.Current(msg.gen) {
		return nil
	}
	if (l.counts.Asking || l.follow.Asking != "") && !l.due {
		l.due = true
		return l.fx.After(l.poll.Period, msg)
	}
	if l.delayed {
		return l.ask()
	}
	return l.refresh()
}

func (l *scanList) handleListed(msg effect.ListedMsg) tea.Cmd {
	if !l.poll.Current(msg.Gen) {
		return nil
	}
	now := l.fx.Now()
	l.slow = false
	if msg.Err != nil {
		return l.failed(msg.Err)
	}
	total := l.complete(msg.Page)
	if l.leavesEmptyPage(msg.Page) {
		return l.refresh()
	}
	l.err, l.account = nil, cmp.Or(l.fx.Account(l.text), l.account)
	if l.page != nil && !l.asked {
		l.counts.Moved(l.page.Scans, msg.Page.Scans, l.filter.Tab())
	}
	whole := l.counts.Tell(l.filter, msg.Page, total)
	happened := l.show(msg.Page)
	if !whole {
		l.counts.Start(now, l.filter.Tab())
	}
	wait, again := l.poll.Succeeded(now, busy(msg.Page.Scans))
	fresh := l.freshAgain()
	return tea.Batch(happened, fresh, l.next(wait, again), l.askNext())
}

// next is the request that the user asked for during the last one, or else the
// wait for another.
func (l *scanList) next(wait time.Duration, again bool) tea.Cmd {
	if l.poll.Again {
		return l.ask()
	}
	return l.replan(wait, again)
}

// failed keeps the last good page and plans another try where that is of use.
func (l *scanList) failed(err error) tea.Cmd {
	l.err = err
	if l.asked {
		l.forget()
	}
	l.rebuild()
	var failure *client.Error
	if !errors.As(err, &failure) {
		failure = &client.Error{Message: err.Error()}
	}
	return l.next(l.poll.Failed(l.fx.Now(), failure))
}

// busy reports whether any scan runs or waits.
func busy(scans []client.Scan) bool {
	for i := range scans {
		if s := scans[i].Status; s == client.StatusRunning || s == client.StatusWaiting {
			return true
		}
	}
	return false
}

// Capturing is true while a search is typed.
func (l *scanList) Capturing() bool { return l.searching }

// ShortHelp is the footer.
func (l *scanList) ShortHelp() []key.Binding {
	switch {
	case l.searching:
		return l.searchKeys.ShortHelp()
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
	case l.searching:
		return l.searchKeys.FullHelp()
	case l.covered():
		return append(l.detail.FullHelp(), []key.Binding{l.keys.New, l.keys.Clone, l.keys.Watch, l.keys.NextWatched, l.keys.Refresh, l.keys.Pause})
	case l.beside():
		keys := l.usable()
		keys.Open.SetEnabled(false)
		return append(keys.FullHelp(), []key.Binding{l.detail.Keys.Raw, l.detail.Keys.PageUp, l.detail.Keys.PageDown, l.detail.Keys.Back})
	}
	return l.usable().FullHelp()
}
