// Package recent is the screen of launches: those without a known outcome, earlier drafts,
// and recent ones. It says which row is chosen; what comes of that is decided elsewhere.
package recent

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/drafts"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// Kind is what a row is.
type Kind int

// The kinds of rows.
const (
	Unresolved Kind = iota // a launch without a known outcome
	Draft                  // an earlier draft
	Launched               // a recent launch
)

// Row is one of them. Its texts are harmless.
type Row struct {
	Kind          Kind
	At            time.Time
	Name, Targets string
	Said          string // what is known of a launch without a known outcome
}

// Recent lists unresolved launches, earlier drafts and recent launches.
type Recent struct {
	keys keymap.Recent
	text *text.Catalogue
	th   *theme.Theme

	width, height int
	zone          *time.Location
	rows          []Row
	Table         widget.Table
}

var _ view.Screen = (*Recent)(nil)

// New returns the screen; it tells times in a zone.
func New(zone *time.Location, t *text.Catalogue, keys keymap.Recent, th *theme.Theme) *Recent {
	return &Recent{zone: zone, text: t, keys: keys, th: th}
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

// Show lists what there is.
func (r *Recent) Show(d *drafts.Drafts) {
	r.rows = r.rowsOf(d)
	r.layOut()
}

// layOut makes the table anew.
func (r *Recent) layOut() {
	t := r.text.Recent
	kinds := map[Kind]widget.Cell{
		Unresolved: {Text: t.Unresolved, Style: r.th.Caution},
		Draft:      {Text: t.Draft, Style: r.th.Accent},
		Launched:   {Text: t.Launched, Style: r.th.Muted},
	}
	kind := lipgloss.Width(t.Kind)
	for _, cell := range kinds {
		kind = max(kind, lipgloss.Width(cell.Text))
	}
	room := max(0, r.width-widget.RowMargins-widget.StatusGap-widget.DatedWidth-kind-3*widget.ColumnGap)
	name := min(widget.FullName, room/2)
	r.Table.Columns = []widget.Column{
		{ID: colLaunched, Title: t.When, Width: widget.DatedWidth, Gap: widget.StatusGap},
		{ID: colLaunchKind, Title: t.Kind, Width: kind, Gap: widget.ColumnGap},
		{ID: colLaunchName, Title: t.Name, Width: name, Gap: widget.ColumnGap},
		{ID: colLaunchTargets, Title: t.Targets, Width: room - name, Gap: widget.ColumnGap},
	}
	rows := make([][]widget.Cell, len(r.rows))
	for i, row := range r.rows {
		rows[i] = []widget.Cell{
			{Text: row.At.In(r.zone).Format("01-02 15:04"), Style: r.th.Muted}, kinds[row.Kind],
			{Text: row.Name, Style: r.th.Text}, {Text: row.Targets, Style: r.th.Muted},
		}
	}
	r.Table.SetHeight(max(1, r.height-3-r.saidHeight()))
	r.Table.SetRows(r.th, rows, nil, nil)
}

// saidHeight is how many lines are kept for what is known of unresolved launches,
// which come first: none where there are none, or no room.
func (r *Recent) saidHeight() int {
	if len(r.rows) == 0 || r.rows[0].Kind != Unresolved {
		return 0
	}
	return max(0, min(1+maxSaid, r.height-3-widget.RuledHeight/2))
}

// said is what is known of the launch with the cursor.
func (r *Recent) said() []string {
	height := r.saidHeight()
	row := r.chosen()
	if height < 2 || row == nil || row.Said == "" {
		return nil
	}
	lines := widget.Wrap([]widget.Span{{Text: row.Said, Style: r.th.Caution}}, max(1, r.width-6))
	return append([]string{""}, widget.Indented(lines[:min(len(lines), height-1)], 3)...)
}

// chosen is the row with the cursor, nil without rows.
func (r *Recent) chosen() *Row {
	if r.Table.Cursor < len(r.rows) {
		return &r.rows[r.Table.Cursor]
	}
	return nil
}

// Update takes a key.
func (r *Recent) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return view.Nav{}, nil
	}
	keys := r.working()
	switch t := &r.Table; {
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
func (r *Recent) working() keymap.Recent {
	t, row := r.text.Recent, r.chosen()
	switch {
	case row == nil:
		return r.keys.On("", "")
	case row.Kind == Unresolved:
		return r.keys.On(t.LookAgain, t.Dismiss)
	case row.Kind == Draft:
		return r.keys.On(t.TakeUp, t.Delete)
	default:
		return r.keys.On(t.Use, "")
	}
}

// View draws the table, and below it what is known of the row with the cursor.
func (r *Recent) View() string {
	if r.width <= 0 || r.height <= 0 {
		return ""
	}
	lines := []string{" " + r.th.Strong.Render(r.text.Recent.Title), widget.Rule(r.th, r.width)}
	if len(r.rows) == 0 {
		lines = append(lines, "", "   "+r.th.Muted.Render(r.text.Recent.Empty))
	} else {
		lines = append(append(lines, r.Table.Heads(r.th)), r.Table.Body(r.th)...)
		lines = append(lines, r.said()...)
	}
	return widget.Block(lines, r.width, r.height)
}

// SetSize lays the table out.
func (r *Recent) SetSize(width, height int) {
	r.width, r.height = width, height
	r.layOut()
}

// SetTheme restyles it.
func (r *Recent) SetTheme(th *theme.Theme) {
	r.th = th
	r.layOut()
}

// Capturing is true: the form below takes text, and its keys hold here.
func (r *Recent) Capturing() bool { return true }

// ShortHelp is the footer.
func (r *Recent) ShortHelp() []key.Binding { return r.working().ShortHelp() }

// FullHelp is the screen's part of the help.
func (r *Recent) FullHelp() [][]key.Binding { return r.working().FullHelp() }
