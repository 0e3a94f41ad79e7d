// Package overview is the screen for a second monitor: what is in trouble, what runs, what starts next and what
// ended last. The monitor decides what stands in each section; the screen decides how much of it has room.
package overview

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/monitor"
	"scantop/tui/rows"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// Config is what New needs. All fields but ReadOnly are required.
type Config struct {
	Monitor *effect.Monitor
	Text    *text.Catalogue
	Keys    keymap.Overview
	Theme   *theme.Theme
	Now     func() time.Time

	ReadOnly bool // scans cannot be launched

	Act       func(tea.KeyPressMsg, *client.Scan) (view.Nav, tea.Cmd) // what a key means on the list for a scan
	News      func(id string) widget.Cell                             // the sign of a scan with news, or a blank
	SayNoNews func()                                                  // says that no row has such a sign
	Seen      func()                                                  // the user pressed a key, and so saw the toast
	Toast     func(width int) string                                  // notices and new events
	Failure   func(width int) string                                  // why a request failed; "": none did
}

// Overview is the screen.
type Overview struct {
	Config
	width, height int
	sections      [sectionCount]section
	front         int    // section with the cursor
	selected      string // ScanId of the selected scan
	settled       bool   // all sections have come, or the user moved the cursor, so it stays on its scan
}

var _ view.Screen = (*Overview)(nil)

// New returns an overview without data.
func New(c Config) *Overview {
	o := &Overview{Config: c}
	for _, b := range []*key.Binding{&o.Keys.New, &o.Keys.Clone, &o.Keys.Again} {
		b.SetEnabled(!c.ReadOnly)
	}
	for i, title := range []string{
		atTrouble: c.Text.Overview.Trouble, atRunning: c.Text.Overview.Running,
		atNext: c.Text.Overview.Next, atEnded: c.Text.Overview.Ended,
	} {
		o.sections[i].title = title
	}
	return o
}

// Refresh shows the newest data. The cursor stays on its scan, or on its row if the scan is in no section any more.
// Only the findings of the runs that ended last are counted.
func (o *Overview) Refresh() tea.Cmd {
	trouble, running, next, ended := o.Monitor.Overview(o.Now())
	o.sections[atTrouble].set(trouble.Scans, trouble.Newest, trouble.Loaded)
	o.sections[atTrouble].older = trouble.Older
	o.sections[atRunning].set(running.Scans, running.Newest, running.Loaded)
	o.sections[atNext].set(next.Scans, next.Newest, next.Loaded)
	o.sections[atEnded].set(ended.Scans, ended.Newest, ended.Loaded)
	o.layOut()
	if !o.settled {
		o.front, o.selected = 0, "" // sections above may still be empty
		o.settled = o.Monitor.Loaded()
	}
	o.seek()
	var ids []string
	for _, s := range ended.Scans {
		ids = append(ids, s.ID)
	}
	_, cmd := o.Monitor.Do(monitor.Sight{IDs: ids})
	return cmd
}

// layOut gives the sections their columns, rows and heights.
func (o *Overview) layOut() {
	maker := rows.Maker{Theme: o.Theme, Text: o.Text, Monitor: o.Monitor.Monitor, Now: o.Now()}
	for _, p := range o.panes() {
		columns := rows.WithSign(rows.Columns(p.width, o.Text))
		for i, height := range o.heights(p) {
			o.sections[p.sections[i]].layOut(maker, columns, height, o.News)
		}
	}
}

// Update handles a key.
func (o *Overview) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return view.Nav{}, nil
	}
	o.Seen()
	k := o.usable()
	switch {
	case key.Matches(press, k.Back):
		return view.Nav{To: view.Back}, nil
	case o.tooSmall(): // a key must not act on what the user cannot see
	case o.move(press, k.Move):
	case key.Matches(press, k.Open):
		return view.Nav{To: view.Details, ID: o.selected}, nil
	case key.Matches(press, k.NextUnread):
		o.nextNews()
	case key.Matches(press, k.Acting()...):
		nav, cmd := o.Act(press, o.current())
		o.redraw() // it may be watched or read now
		return nav, cmd
	}
	return view.Nav{}, nil
}

// tooSmall reports whether the window has no room for the sections.
func (o *Overview) tooSmall() bool { return o.width < minWidth || o.height < minHeight }

// SetSize sets the size of the screen.
func (o *Overview) SetSize(width, height int) {
	o.width, o.height = width, height
	o.redraw()
}

// SetTheme sets the colours and signs.
func (o *Overview) SetTheme(th *theme.Theme) {
	o.Theme = th
	o.redraw()
}

// redraw draws all rows again.
func (o *Overview) redraw() {
	for i := range o.sections {
		o.sections[i].table.Redraw()
	}
	o.layOut()
	o.seek()
}

// Capturing is false: this screen takes no text.
func (o *Overview) Capturing() bool { return false }

// usable returns the keys that have something to act on.
func (o *Overview) usable() keymap.Overview {
	if o.tooSmall() {
		return keymap.Overview{Back: o.Keys.Back}
	}
	s := o.current()
	return o.Keys.Having(s != nil, s != nil && s.ID != "")
}

// Click moves the cursor to the row at a place. A click on the row with the cursor opens its scan.
func (o *Overview) Click(x, y int) (view.Nav, tea.Cmd) {
	o.Seen()
	at, row, ok := o.at(x, y)
	if !ok {
		return view.Nav{}, nil
	}
	o.settled = true
	if at == o.front && row == o.sections[at].table.Cursor && o.selected != "" {
		return view.Nav{To: view.Details, ID: o.selected}, nil
	}
	o.put(at, row)
	return view.Nav{}, nil
}

// ShortHelp returns the keys of the footer.
func (o *Overview) ShortHelp() []key.Binding { return o.usable().ShortHelp() }

// FullHelp returns the keys of the help screen.
func (o *Overview) FullHelp() [][]key.Binding { return o.usable().FullHelp() }
