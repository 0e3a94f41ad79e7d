// Package recent is the screen of unresolved launches, earlier drafts and recent launches. It reports
// which row the user chooses; what happens then is decided elsewhere.
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

// kind says what a row shows.
type kind int

// The kinds of rows.
const (
	unresolvedRow kind = iota // a launch that may have created a scan
	draftRow                  // an earlier draft
	launchedRow               // a launch that has created a scan
)

// row is one row of the screen. Its texts are harmless.
type row struct {
	kind    kind
	at      time.Time // when the draft was saved, or the scan was launched
	name    string    // name of the scan
	targets string    // beginning of the targets or asset tags, separated by spaces
	said    string    // what is known of an unresolved launch; "" in other rows
}

// Recent is the screen. The order of its rows is: unresolved launches, earlier drafts, recent launches.
type Recent struct {
	keys keymap.Recent
	text *text.Catalogue
	th   *theme.Theme

	width, height int
	zone          *time.Location
	rows          []row
	table         widget.Table
}

var _ view.Screen = (*Recent)(nil)

// New returns the screen without rows. It shows times in zone.
func New(zone *time.Location, t *text.Catalogue, keys keymap.Recent, th *theme.Theme) *Recent {
	return &Recent{zone: zone, text: t, keys: keys, th: th}
}

// The columns of the table.
const (
	colTime int = iota
	colKind
	colName
	colTargets
)

// maxSaid is how many lines below the table are for what is known of an unresolved launch.
const maxSaid = 4

// Open shows drafts and launches, with the cursor on the first row.
func (r *Recent) Open(d *drafts.Drafts) {
	r.table.MoveTo(0)
	r.Show(d)
}

// Show makes the rows from drafts and launches.
func (r *Recent) Show(d *drafts.Drafts) {
	r.rows = r.rowsOf(d)
	r.layOut()
}

// layOut makes the columns and cells of the table.
func (r *Recent) layOut() {
	t := r.text.Recent
	kinds := map[kind]widget.Cell{
		unresolvedRow: {Text: t.Unresolved, Style: &r.th.Caution},
		draftRow:      {Text: t.Draft, Style: &r.th.Accent},
		launchedRow:   {Text: t.Launched, Style: &r.th.Muted},
	}
	kindWidth := lipgloss.Width(t.Kind)
	for _, cell := range kinds {
		kindWidth = max(kindWidth, lipgloss.Width(cell.Text))
	}
	room := max(0, r.width-widget.RowMargins-widget.StatusGap-widget.DatedWidth-kindWidth-3*widget.ColumnGap)
	name := min(widget.FullName, room/2)
	r.table.Columns = []widget.Column{
		{ID: colTime, Title: t.When, Width: widget.DatedWidth, Gap: widget.StatusGap},
		{ID: colKind, Title: t.Kind, Width: kindWidth, Gap: widget.ColumnGap},
		{ID: colName, Title: t.Name, Width: name, Gap: widget.ColumnGap},
		{ID: colTargets, Title: t.Targets, Width: room - name, Gap: widget.ColumnGap},
	}
	rows := make([][]widget.Cell, len(r.rows))
	for i, row := range r.rows {
		rows[i] = []widget.Cell{
			{Text: row.at.In(r.zone).Format("01-02 15:04"), Style: &r.th.Muted}, kinds[row.kind],
			{Text: row.name, Style: &r.th.Text}, {Text: row.targets, Style: &r.th.Muted},
		}
	}
	r.table.SetHeight(max(1, r.height-3-r.saidHeight()))
	r.table.SetRows(r.th, rows, nil, nil)
}

// saidHeight returns how many lines below the table are for what is known of an unresolved launch, with
// a blank one above. It is 0 if there is no unresolved launch, or no room.
func (r *Recent) saidHeight() int {
	if len(r.rows) == 0 || r.rows[0].kind != unresolvedRow {
		return 0
	}
	return max(0, min(1+maxSaid, r.height-3-widget.RuledHeight/2))
}

// said returns the lines below the table, if the cursor is on an unresolved launch.
func (r *Recent) said() []string {
	height := r.saidHeight()
	row := r.chosen()
	if height < 2 || row == nil || row.said == "" {
		return nil
	}
	width := max(1, r.width-6)
	lines := widget.Cut(widget.Sentences(r.th.Caution, row.said, width), width, height-1)
	return append([]string{""}, widget.Indented(lines, 3)...)
}

// chosen returns the row with the cursor, or nil if there are no rows.
func (r *Recent) chosen() *row {
	if r.table.Cursor < len(r.rows) {
		return &r.rows[r.table.Cursor]
	}
	return nil
}

// Update handles a key press.
func (r *Recent) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return view.Nav{}, nil
	}
	keys := r.working()
	switch t := &r.table; {
	case t.Press(press, keys.Move):
	case key.Matches(press, keys.Back):
		return view.Nav{To: view.Back}, nil
	case key.Matches(press, keys.Use):
		return view.Nav{To: view.Use, Row: t.Cursor}, nil
	case key.Matches(press, keys.Dismiss):
		return view.Nav{To: view.Dismiss, Row: t.Cursor}, nil
	}
	return view.Nav{}, nil
}

// working returns the keys with their meaning for the row with the cursor.
func (r *Recent) working() keymap.Recent {
	t, row := r.text.Recent, r.chosen()
	switch {
	case row == nil:
		return r.keys.On("", "")
	case row.kind == unresolvedRow:
		return r.keys.On(t.CheckAgain, t.Dismiss)
	case row.kind == draftRow:
		return r.keys.On(t.TakeUp, t.Delete)
	default:
		return r.keys.On(t.Use, "")
	}
}

// View draws the table, and below it what is known of an unresolved launch.
func (r *Recent) View() string {
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
func (r *Recent) SetSize(width, height int) {
	r.width, r.height = width, height
	r.layOut()
}

// SetTheme sets the colours and signs.
func (r *Recent) SetTheme(th *theme.Theme) {
	r.th = th
	r.layOut()
}

// Capturing is false: this screen takes no text.
func (r *Recent) Capturing() bool { return false }

// ShortHelp returns the keys of the footer.
func (r *Recent) ShortHelp() []key.Binding { return r.working().ShortHelp() }

// FullHelp returns the keys of the help screen.
func (r *Recent) FullHelp() [][]key.Binding { return r.working().FullHelp() }
