package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/list"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// recentKind is what a row of recentScreen is.
type recentKind int

const (
	recentUnresolved recentKind = iota // a launch without a known outcome
	recentDraft
	recentLaunched
)

// recentRow is one of them. Its texts are harmless.
type recentRow struct {
	kind          recentKind
	at            time.Time
	name, targets string
	said          string // what is known of a launch without a known outcome
}

// recentScreen lists unresolved launches, earlier drafts and recent launches.
type recentScreen struct {
	keys keymap.Recent
	text *text.Catalogue
	th   *theme.Theme

	width, height int
	zone          *time.Location
	rows          []recentRow
	table         widget.Table
}

var _ view.Screen = (*recentScreen)(nil)

func newRecentScreen(zone *time.Location, t *text.Catalogue, keys keymap.Recent, th *theme.Theme) *recentScreen {
	return &recentScreen{zone: zone, text: t, keys: keys, th: th}
}

// The columns of the table.
const (
	colLaunched int = iota
	colLaunchKind
	colLaunchName
	colLaunchTargets
)

// maxSaid is how many lines tell of the row with the cursor.
const maxSaid = 4

// show lists rows.
func (r *recentScreen) show(rows []recentRow) {
	r.rows = rows
	r.layOut()
}

// layOut makes the table anew.
func (r *recentScreen) layOut() {
	t := r.text.Recent
	kinds := map[recentKind]widget.Cell{
		recentUnresolved: {Text: t.Unresolved, Style: r.th.Caution},
		recentDraft:      {Text: t.Draft, Style: r.th.Accent},
		recentLaunched:   {Text: t.Launched, Style: r.th.Muted},
	}
	kind := lipgloss.Width(t.Kind)
	for _, cell := range kinds {
		kind = max(kind, lipgloss.Width(cell.Text))
	}
	room := max(0, r.width-widget.RowMargins-widget.StatusGap-list.WideStarted-kind-3*widget.ColumnGap)
	name := min(list.FullName, room/2)
	r.table.Columns = []widget.Column{
		{ID: colLaunched, Title: t.When, Width: list.WideStarted, Gap: widget.StatusGap},
		{ID: colLaunchKind, Title: t.Kind, Width: kind, Gap: widget.ColumnGap},
		{ID: colLaunchName, Title: t.Name, Width: name, Gap: widget.ColumnGap},
		{ID: colLaunchTargets, Title: t.Targets, Width: room - name, Gap: widget.ColumnGap},
	}
	rows := make([][]widget.Cell, len(r.rows))
	for i, row := range r.rows {
		rows[i] = []widget.Cell{
			{Text: row.at.In(r.zone).Format("01-02 15:04"), Style: r.th.Muted}, kinds[row.kind],
			{Text: row.name, Style: r.th.Text}, {Text: row.targets, Style: r.th.Muted},
		}
	}
	r.table.SetHeight(max(1, r.height-3-r.saidHeight()))
	r.table.SetRows(r.th, rows, nil, nil)
}

// saidHeight is how many lines are kept for what is known of unresolved launches,
// which come first: none where there are none, or no room.
func (r *recentScreen) saidHeight() int {
	if len(r.rows) == 0 || r.rows[0].kind != recentUnresolved {
		return 0
	}
	return max(0, min(1+maxSaid, r.height-3-widget.RuledHeight/2))
}

// said is what is known of the launch with the cursor.
func (r *recentScreen) said() []string {
	height := r.saidHeight()
	row := r.chosen()
	if height < 2 || row == nil || row.said == "" {
		return nil
	}
	lines := widget.Wrap([]widget.Span{{Text: row.said, Style: r.th.Caution}}, max(1, r.width-6))
	return append([]string{""}, indented(lines[:min(len(lines), height-1)], 3)...)
}

// chosen is the row with the cursor, nil without rows.
func (r *recentScreen) chosen() *recentRow {
	if r.table.Cursor < len(r.rows) {
		return &r.rows[r.table.Cursor]
	}
	return nil
}

// Update takes a key.
func (r *recentScreen) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return view.Nav{}, nil
	}
	keys := r.working()
	switch t := &r.table; {
	case key.Matches(press, keys.Up):
		t.MoveTo(t.Cursor - 1)
	case key.Matches(press, keys.Down):
		t.MoveTo(t.Cursor + 1)
	case key.Matches(press, keys.Back):
		return view.Nav{To: view.Back}, nil
	case key.Matches(press, keys.Use):
		return view.Nav{To: view.Use, Row: t.Cursor}, nil
	case key.Matches(press, keys.Dismiss):
		return view.Nav{To: view.Dismiss, Row: t.Cursor}, nil
	}
	return view.Nav{}, nil
}

// working are the keys, by what they do with the row that has the cursor.
func (r *recentScreen) working() keymap.Recent {
	t, row := r.text.Recent, r.chosen()
	switch {
	case row == nil:
		return r.keys.On("", "")
	case row.kind == recentUnresolved:
		return r.keys.On(t.LookAgain, t.Dismiss)
	case row.kind == recentDraft:
		return r.keys.On(t.TakeUp, t.Delete)
	default:
		return r.keys.On(t.Use, "")
	}
}

// View draws the table, and below it what is known of the row with the cursor.
func (r *recentScreen) View() string {
	if r.width <= 0 || r.height <= 0 {
		return ""
	}
	lines := []string{" " + r.th.Strong.Render(r.text.Recent.Title), widget.Rule(r.th, r.width)}
	if len(r.rows) == 0 {
		lines = append(lines, "", "   "+r.th.Muted.Render(r.text.Recent.Empty))
	} else {
		lines = append(append(lines, r.table.Heads(r.th)), r.table.Body(r.th)...)
		lines = append(lines, r.said()...)
	}
	return widget.Block(lines, r.width, r.height)
}

// SetSize lays the table out.
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
func (r *recentScreen) ShortHelp() []key.Binding { return r.working().ShortHelp() }

// FullHelp is the screen's part of the help.
func (r *recentScreen) FullHelp() [][]key.Binding { return r.working().FullHelp() }
