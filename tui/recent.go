package tui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/text"
)

// recentScreen lists the newest launches, to fill the form like one of them.
type recentScreen struct {
	leaving
	keys keymap.Recent
	text *text.Catalogue
	th   *theme.Theme

	width, height int
	zone          *time.Location
	launches      state.Launches
	table         table
	chosen        *state.Launch // what the last key chose; the root takes it back
}

var _ view = (*recentScreen)(nil)

func newRecentScreen(zone *time.Location, t *text.Catalogue, keys keymap.Recent, th *theme.Theme) *recentScreen {
	return &recentScreen{zone: zone, text: t, keys: keys, th: th}
}

// The columns of the list.
const (
	colLaunched columnID = iota
	colLaunchName
	colLaunchTargets
)

// layOut makes the rows anew.
func (r *recentScreen) layOut() {
	t := r.text.Recent
	room := max(0, r.width-rowMargins-statusGap-wideStarted-2*columnGap)
	name := min(fullName, room/2)
	r.table.columns = []column{
		{id: colLaunched, title: t.When, width: wideStarted, gap: statusGap},
		{id: colLaunchName, title: t.Name, width: name, gap: columnGap},
		{id: colLaunchTargets, title: t.Targets, width: room - name, gap: columnGap},
	}
	rows := make([][]cell, len(r.launches.List))
	for i, launch := range r.launches.List {
		targets := strings.Join(strings.Fields(safe.Clean(launch.Entries["Targets"])), " ")
		rows[i] = []cell{
			{launch.At.In(r.zone).Format("01-02 15:04"), r.th.Muted}, {safe.Clean(launch.Entries["Name"]), r.th.Text}, {targets, r.th.Muted},
		}
	}
	r.table.setHeight(r.height - 3)
	r.table.setRows(r.th, rows, nil, nil)
}

// Update takes a key.
func (r *recentScreen) Update(msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch t := &r.table; {
	case key.Matches(press, r.keys.Up):
		t.moveTo(t.cursor - 1)
	case key.Matches(press, r.keys.Down):
		t.moveTo(t.cursor + 1)
	case key.Matches(press, r.keys.Back):
		r.leave = toForm
	case key.Matches(press, r.keys.Use) && t.cursor < len(r.launches.List):
		r.chosen = &r.launches.List[t.cursor]
		r.leave = toForm
	}
	return nil
}

// View draws the list.
func (r *recentScreen) View() string {
	if r.width <= 0 || r.height <= 0 {
		return ""
	}
	lines := []string{" " + r.th.Strong.Render(r.text.Recent.Title), rule(r.th, r.width)}
	if len(r.launches.List) == 0 {
		lines = append(lines, "", "   "+r.th.Muted.Render(r.text.Recent.Empty))
	} else {
		lines = append(append(lines, r.table.heads(r.th)), r.table.body(r.th)...)
	}
	return block(lines, r.width, r.height)
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
