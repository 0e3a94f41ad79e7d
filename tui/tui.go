// Package tui is scantop's screen: a Bubble Tea model that shows the scans of
// AVDS live and launches new ones.
//
// A key press goes to Model.Update in tui.go, which hands it to exactly one
// receiver. A request starts in package effect, and nowhere else. A colour is chosen
// in package theme, a word in package text, a key in package keymap.
package tui

import (
	"cmp"
	"context"
	"math/rand/v2"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client/launch"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/drafts"
	"scantop/tui/effect"
	"scantop/tui/events"
	"scantop/tui/explain"
	"scantop/tui/form"
	"scantop/tui/list"
	"scantop/tui/monitor"
	"scantop/tui/order"
	"scantop/tui/recent"
	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// Model is the root: it owns the size, the theme and the screens, routes every
// message, and puts the frame together.
type Model struct {
	variant  theme.Variant // as asked for: the terminal says whether it is light
	askTheme bool          // ask the terminal for that
	source   []string      // where the scans are, most important first
	fx       effect.Effects
	text     *text.Catalogue
	th       *theme.Theme
	keys     keymap.Keys

	width, height int
	monitor       *effect.Monitor
	keeper        *listKeeper
	account       string // whose scans these are: a profile, or where the keys come from
	list          *list.List
	form          *form.Form
	events        *events.Events
	recent        *recent.Recent
	screens       []view.Screen // that are open, the list first and the one in front last
	store         Store
	drafts        *drafts.Drafts
	drafted       int  // the form's edits that are saved
	unrecorded    bool // it was said that a launch leaves no record
	mouse         bool // wheel and click act
	forgetful     bool // a write failed, and that was said
	leaving       bool // ctrl+c was pressed while a launch was under way
	pasting       bool // a paste has no end yet: all keys are text
}

var _ tea.Model = (*Model)(nil)

// New returns the screen. It asks nothing of lister before the program runs.
// With a nil creator nothing can be launched. Commands end with ctx.
func New(ctx context.Context, lister effect.Lister, creator effect.Creator, o Options) *Model {
	if o.After == nil {
		o.After = effect.Tick
	}
	if o.Wait == nil {
		o.Wait = launch.Sleep
	}
	if o.Parameters == nil {
		o.Parameters = order.Parameters()
	}
	if o.Jitter == nil {
		o.Jitter = rand.Float64
	}
	m := &Model{
		variant: o.Theme, askTheme: o.AskTheme, source: o.Source, account: o.Account, mouse: o.Mouse, text: o.Text, keys: keymap.New(o.Text), th: theme.New(o.Theme),
		fx: effect.Effects{Ctx: ctx, Lister: lister, Creator: creator, Now: o.Now, After: o.After, Wait: o.Wait},
	}
	if m.store = o.Store; m.store == nil {
		m.store = nowhere{o.StoreError}
	}
	m.drafts = drafts.New(m.store, o.Now, state.DraftName)
	m.keeper = &listKeeper{store: m.store, preferences: o.Preferences}
	m.monitor = m.fx.Monitor(monitorConfig(o))
	m.list = list.New(list.Config{
		Monitor: m.monitor, Text: o.Text, Keys: m.keys, Theme: m.th, Now: o.Now, ReadOnly: creator == nil, Bell: o.Bell,
		Notice: firstNotice(o), Saver: m.keeper, Copy: o.Copy,
	})
	m.events = events.New(m.monitor.Monitor, o.Text, m.keys.Events, m.th, m.fx.Exporter(o.Export))
	m.form = form.New(form.Config{
		Effects: m.fx, Table: o.Parameters, Text: o.Text, Keys: m.keys, Theme: m.th, Place: o.Place,
		Copy: o.Copy,
	})
	m.screens = []view.Screen{m.list}
	m.recent = recent.New(o.Now().Location(), o.Text, m.keys.Recent, m.th)
	if o.Store == nil && o.StoreError != nil {
		m.form.SetUnsaved(explain.State(o.Text, o.StoreError))
	}
	if o.Entries != nil && creator != nil {
		m.openFilled(o.Entries)
	}
	m.keepDraft()
	m.setTheme(m.th)
	return m
}

// Init sends the first request, after the first frame is under way.
func (m *Model) Init() tea.Cmd {
	m.keeper.SaveFilter(m.monitor.Filter())
	cmds := []tea.Cmd{m.list.CarryOut(monitor.Start{}), m.saving(), m.readEarlier()}
	if m.askTheme {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// Update routes a message to its receiver, and saves what has changed.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.route(msg)
	m.keepDraft()
	return m, tea.Batch(cmd, m.saving())
}

// route hands a message to its receiver. A key press reaches exactly one.
func (m *Model) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.setSize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		m.setBackground(msg.IsDark())
	case tea.KeyPressMsg:
		return tea.Batch(m.handleKey(msg), m.list.Touched())
	case tea.PasteStartMsg, tea.PasteEndMsg:
		_, m.pasting = msg.(tea.PasteStartMsg)
		return m.update(msg)
	case tea.PasteMsg:
		return m.update(msg)
	case tea.MouseMsg:
		return tea.Batch(m.handleMouse(msg), m.list.Touched())
	case tea.ResumeMsg:
		return m.list.Do(monitor.Refresh{})
	case effect.CreatedMsg:
		return m.handleCreated(msg)
	case effect.ResolvedMsg:
		return m.handleResolved(msg)
	case earlierMsg:
		return m.handleEarlier(msg)
	case effect.CheckedMsg:
		m.handleLookedFor(msg)
	case form.ReviewAgedMsg:
		return m.form.Freshen(msg)
	case unrecordedMsg:
		m.handleUnrecorded(msg)
	case savedMsg:
		m.handleSaved(msg)
	case effect.ExportedMsg:
		m.handleExported(msg)
	default:
		_, cmd := m.list.Update(msg)
		if m.monitor.Page() != nil && m.monitor.Health().Err == nil {
			m.account = cmp.Or(m.fx.Account(m.text), m.account)
		}
		if m.isOpen(m.events) {
			m.events.Refresh(m.fx.Now())
		}
		return cmd
	}
	return nil
}

func (m *Model) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	global := m.keys.Global
	if key.Matches(msg, global.Interrupt) {
		return m.interrupt()
	}
	if m.leaving {
		m.leaving = false
		m.form.Stayed()
	}
	switch {
	case m.tooSmall(): // nothing may act that cannot be seen
		if key.Matches(msg, global.Quit) && !m.form.Sending() {
			return tea.Quit
		}
		return nil
	case key.Matches(msg, global.Suspend):
		return tea.Suspend
	case key.Matches(msg, global.Redraw):
		return tea.ClearScreen
	case m.inHelp():
	case key.Matches(msg, global.HelpInText), !m.front().Capturing() && key.Matches(msg, global.Help):
		m.openHelp()
		return nil
	case m.front().Capturing():
	case key.Matches(msg, global.Quit) && m.front() != view.Screen(m.events): // where q goes back
		if !m.list.Covered() {
			return tea.Quit
		}
		m.list.CloseDetail()
		return nil
	case key.Matches(msg, global.Mouse):
		m.switchMouse()
		return nil
	}
	return m.update(msg)
}

// update hands a message to the screen in front, and goes where that leads.
func (m *Model) update(msg tea.Msg) tea.Cmd {
	nav, cmd := m.front().Update(msg)
	if nav.To == view.Launch {
		return m.recorded(cmd)
	}
	return tea.Batch(cmd, m.visit(nav))
}

// handleExported says where an export went.
func (m *Model) handleExported(msg effect.ExportedMsg) {
	if msg.Err != nil {
		m.events.Notice = widget.Infof(m.text.Events.ExportFailed, safe.Clean(msg.Err.Error()))
		return
	}
	m.events.Notice = widget.Infof(m.text.Events.Exported, safe.Clean(msg.Path))
}
