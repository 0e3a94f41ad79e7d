// Package tui is the screen of scantop: a Bubble Tea model that shows the scans of AVDS
// live and launches new ones. It owns the screens, and decides which one is in front.
//
// Model.Update hands each message to exactly one receiver. Requests start in package
// effect only. Colours are chosen in package theme, words in package text, and keys in
// package keymap.
package tui

import (
	"cmp"
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/events"
	"scantop/tui/findings"
	"scantop/tui/form"
	"scantop/tui/launches"
	"scantop/tui/list"
	"scantop/tui/monitor"
	"scantop/tui/overview"
	"scantop/tui/picker"
	"scantop/tui/recent"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/view"
)

// Model is the root. It owns the size, the theme and the screens, routes every message,
// and composes the frame.
type Model struct {
	variant  theme.Variant // before the terminal has reported its background
	askTheme bool          // ask the terminal for its background
	source   view.Source
	fx       effect.Effects
	text     *text.Catalogue
	th       *theme.Theme
	keys     keymap.Keys

	width, height int
	monitor       *effect.Monitor
	list          *list.List
	form          *form.Form
	events        *events.Events
	recent        *recent.Recent
	findings      *findings.Findings
	overview      *overview.Overview
	picker        *picker.Picker // the one opened last; nil before the first one
	screens       view.Stack     // open screens: first the list, last the one in front
	store         state.Saver
	launches      *launches.Launches
	mouse         bool        // the program takes the mouse
	leaving       bool        // ctrl+c was pressed during a launch
	pasting       bool        // a paste has not ended, so that all keys are text
	idle          key.Binding // says in the footer that the last key did nothing; off: it did something
}

// New returns the model. It sends no request before the program runs. With a nil creator,
// scans cannot be launched. Commands end with ctx.
func New(ctx context.Context, lister effect.Lister, creator effect.Creator, o Options) *Model {
	o.setDefaults()
	m := &Model{
		variant: o.Theme, askTheme: o.AskTheme, source: view.Source{Account: o.Account, Places: o.Source},
		mouse: o.Mouse,
		text:  o.Text, keys: keymap.New(o.Text), th: theme.New(o.Theme), store: o.Store,
		fx: effect.Effects{
			Ctx: ctx, Lister: lister, Creator: creator, Clock: o.Clock, Editor: o.Editor,
		},
	}
	m.monitor = m.fx.Monitor(o.monitorConfig())
	m.list = list.New(list.Config{
		Monitor: m.monitor, Text: o.Text, Keys: m.keys, Theme: m.th, Now: o.Now,
		ReadOnly: creator == nil, Bell: o.Bell, Notice: firstNotice(o), ScanID: o.ScanID, Copy: o.Copy,
		Store: m.store, Preferences: o.Preferences, Saved: o.Scans,
	})
	m.events = events.New(m.monitor.Monitor, o.Text, m.keys.Events, m.th, m.fx.Exporter(o.Export, "events", "csv"))
	m.overview = overview.New(overview.Config{
		Monitor: m.monitor, Text: o.Text, Keys: m.keys.Overview, Theme: m.th, Now: o.Now, ReadOnly: creator == nil,
		Act: m.list.Act, News: m.list.NewsCell, SayNoNews: m.list.SayNoNews, Seen: m.list.Seen,
		Toast: m.list.Toast, Failure: m.list.Failure,
	})
	m.findings = findings.New(findings.Config{
		Requests: m.fx.Findings(o.Text.Lang), Text: o.Text, Keys: m.keys, Theme: m.th, Copy: o.Copy,
		Export: m.fx.Exporter(o.Export, "findings", "md"), Shown: m.list.Read, Refused: m.monitor.Refused,
	})
	m.form = form.New(form.Config{
		Effects: m.fx, Table: o.Parameters, Text: o.Text, Keys: m.keys, Theme: m.th, Place: o.Place, Copy: o.Copy,
	})
	m.recent = recent.New(o.Now().Location(), o.Text, m.keys.Recent, m.th)
	m.launches = launches.New(launches.Config{
		Effects: m.fx, Text: o.Text, Store: m.store, Form: m.form, Recent: m.recent, List: m.list,
	})
	m.screens = view.Stack{m.list}
	m.launches.ShowUnsaved()
	if o.Entries != nil && creator != nil {
		m.launches.Show(o.Entries)
		m.screens.Open(m.form)
	}
	m.launches.Keep()
	m.setTheme(m.th)
	return m
}

// Init sends the first request. Bubble Tea draws the first frame without waiting for it.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.list.Start(), effect.Save(m.store), m.launches.ReadEarlier()}
	if m.askTheme {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// Update routes a message to its receiver, and saves what has changed.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.route(msg)
	m.wake()
	m.launches.Keep()
	survey := m.list.Survey(m.screens.Has(m.overview))
	return m, tea.Batch(cmd, survey, effect.Save(m.store))
}

// route hands a message to its receiver. A key press reaches exactly one.
func (m *Model) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.setSize(msg.Width, msg.Height)
		_, listed := m.list.Update(msg)
		_, found := m.findings.Update(msg)
		return tea.Batch(listed, found) // more may be in sight, which is then read
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
		if m.monitor.Health().Paused.IsZero() {
			return m.list.Do(monitor.Refresh{})
		}
	case effect.EditedMsg:
		m.form.Edited(msg)
	case form.ReviewAgedMsg:
		return m.form.Freshen(msg)
	case effect.ExportedMsg:
		if msg.What == "findings" {
			m.findings.Update(msg)
		} else {
			m.events.Update(msg)
		}
	case effect.FindingsMsg:
		_, cmd := m.findings.Update(msg)
		return cmd
	default:
		switch {
		case picker.Concerns(msg):
			return m.updatePicker(msg)
		case launches.Concerns(msg):
			return m.updateLaunches(msg)
		}
		return m.handleReply(msg)
	}
	return nil
}

// updateLaunches hands a message to the launches. A launch that has created its scan closes the form.
func (m *Model) updateLaunches(msg tea.Msg) tea.Cmd {
	cmd, launched := m.launches.Update(msg)
	if launched {
		m.close(m.overview)
		m.close(m.form)
	}
	return cmd
}

// handleReply hands a reply of AVDS to the list, and updates what else shows it.
func (m *Model) handleReply(msg tea.Msg) tea.Cmd {
	_, cmd := m.list.Update(msg)
	if m.monitor.Loaded() && m.monitor.Health().Err == nil {
		m.source.Account = cmp.Or(m.fx.Account(m.text), m.source.Account)
	}
	if m.screens.Has(m.events) {
		m.events.Refresh(m.fx.Now())
	}
	if m.screens.Has(m.overview) {
		return tea.Batch(cmd, m.overview.Refresh())
	}
	return cmd
}

func (m *Model) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	global := m.keys.Global
	m.idle = key.Binding{}
	if key.Matches(msg, global.Interrupt) {
		return m.interrupt()
	}
	if !m.typing() {
		msg = keymap.Narrow(msg)
	}
	if m.leaving {
		m.leaving = false
		m.form.Stayed()
	}
	switch {
	case m.tooSmall(): // a key must not act on what the user cannot see
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
	case key.Matches(msg, global.Palette):
		m.openPalette()
		return nil
	case key.Matches(msg, global.Mouse):
		m.switchMouse()
		return nil
	case key.Matches(msg, m.keys.List.Refresh):
		m.form.OfferLists()
		m.findings.Retry()
		m.monitor.Retry()
	}
	if msg.Text == "" || !m.typing() {
		m.idle = keymap.Idle(m.text.Keys, msg, m.bindings())
	}
	cmd := m.update(msg)
	if s, ok := m.front().(view.Sayer); ok && s.Said() {
		m.idle = key.Binding{}
	}
	return cmd
}

// update hands a message to the screen in front, and follows its Nav.
func (m *Model) update(msg tea.Msg) tea.Cmd {
	nav, cmd := m.front().Update(msg)
	if nav.To == view.Launch {
		return m.launches.Record(cmd)
	}
	return tea.Batch(cmd, m.navigate(nav))
}

// Flush writes all waiting values. It is called after the program has ended.
func (m *Model) Flush() error { return m.store.Flush() }
