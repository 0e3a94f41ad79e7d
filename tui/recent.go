package tui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/list"
	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// recentScreen lists the newest launches, to fill the form like one of them.
type recentScreen struct {
	view.Leaving
	keys keymap.Recent
	text *text.Catalogue
	th   *theme.Theme

	width, height int
	zone          *time.Location
	launches      state.Launches
	table         widget.Table
	chosen        *state.Launch // what the last key chose; the root takes it back
}

var _ view.Screen = (*recentScreen)(nil)

func newRecentScreen(zone *time.Location, t *text.Catalogue, keys keymap.Recent, th *theme.Theme) *recentScreen {
	return &recentScreen{zone: zone, text: t, keys: keys, th: th}
}

// The columns of the list.
const (
	colLaunched int = iota
	colLaunchName
	colLaunchTargets
)

// layOut makes the rows anew.
func (r *recentScreen) layOut() {
	t := r.text.Recent
	room := max(0, r.width-widget.RowMargins-widget.StatusGap-list.WideStarted-2*widget.ColumnGap)
	name := min(list.FullName, room/2)
	r.table.Columns = []widget.Column{
		{ID: colLaunched, Title: t.When, Width: list.WideStarted, Gap: widget.StatusGap},
		{ID: colLaunchName, Title: t.Name, Width: name, Gap: widget.ColumnGap},
		{ID: colLaunchTargets, Title: t.Targets, Width: room - name, Gap: widget.ColumnGap},
	}
	rows := make([][]widget.Cell, len(r.launches.List))
	for i, launch := range r.launches.List {
		targets := strings.Join(strings.Fields(safe.Clean(launch.Entries["Targets"])), " ")
		rows[i] = []widget.Cell{
			{Text: launch.At.In(r.zone).Format("01-02 15:04"), Style: r.th.Muted}, {Text: safe.Clean(launch.Entries["Name"]), Style: r.th.Text}, {Text: targets, Style: r.th.Muted},
		}
	}
	r.table.SetHeight(r.height - 3)
	r.table.SetRows(r.th, rows, nil, nil)
}

// Update takes a key.
func (r *recentScreen) Update(msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch t := &r.table; {
	case key.Matches(press, r.keys.Up):
		t.MoveTo(t.Cursor - 1)
	case key.Matches(press, r.keys.Down):
		t.MoveTo(t.Cursor + 1)
	case key.Matches(press, r.keys.Back):
		r.To = view.ToForm
	case key.Matches(press, r.keys.Use) && t.Cursor < len(r.launches.List):
		r.chosen = &r.launches.List[t.Cursor]
		r.To = view.ToForm
	}
	return nil
}

// View draws the list.
func (r *recentScreen) View() string {
	if r.width <= 0 || r.height <= 0 {
		return ""
	}
	lines := []string{" " + r.th.Strong.Render(r.text.Recent.Title), widget.Rule(r.th, r.width)}
	if len(r.launches.List) == 0 {
		lines = append(lines, "", "   "+r.th.Muted.Render(r.text.Recent.Empty))
	} else {
		lines = append(append(lines, r.table.Heads(r.th)), r.table.Body(r.th)...)
	}
	return widget.Block(lines, r.width, r.height)
}

// SetSize lays the list out.
func (r *recentScreen) SetSize(width, height int) {
	r.width, r.height = width, height
	r.layOut()
}

// SetTheme restyles it.
func (r *recentScreen) SetTheme(th *theme.Theme) {
	r.th = th
	r.layOut()
}

// Capturing is true: the form below takes text, and its keys hold here.
func (r *recentScreen) Capturing() bool { return true }

// ShortHelp is the footer.
func (r *recentScreen) ShortHelp() []key.Binding {
	return r.keys.Having(len(r.launches.List) > 0).ShortHelp()
}

// FullHelp is the screen's part of the help.
func (r *recentScreen) FullHelp() [][]key.Binding {
	return r.keys.Having(len(r.launches.List) > 0).FullHelp()
}
