package picker

import (
	"slices"
	"strconv"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/tui/effect"
	"scantop/tui/widget"
)

// The columns of the table.
const (
	colName = iota
	colType
	colTagged
	colLastScan
	colNote
)

// maxName is the greatest width of the column of names, in cells.
const maxName = 64

// layOut makes the columns and cells of the table.
func (p *Picker) layOut() {
	p.search.SetWidth(max(1, p.width-p.searchLabel()-1))
	p.layColumns()
	rows, marked := make([][]widget.Cell, len(p.page.Assets)), make([]bool, len(p.page.Assets))
	for i, a := range p.page.Assets {
		marked[i] = slices.Contains(p.marked, a.Name)
		rows[i] = p.cells(a)
	}
	p.table.Dim = p.waiting
	p.table.SetHeight(max(1, p.height-len(p.head())-2))
	p.table.SetRows(p.Theme, rows, marked, nil)
}

// layColumns gives the name what the other columns leave. On a narrow screen, some of these are dropped:
// the type first, then the time of the last scan.
func (p *Picker) layColumns() {
	t := p.Text.Picker
	note, kind := lipgloss.Width(t.Note), lipgloss.Width(t.Type)
	scanned := max(len(time.DateOnly), lipgloss.Width(t.LastScan))
	for _, said := range []string{t.Unverified, t.Present, t.Unusable} {
		note = max(note, lipgloss.Width(said))
	}
	for _, value := range []string{"domain", "ip", "subdomain"} {
		kind = max(kind, lipgloss.Width(t.AssetType(value)))
	}
	others := []widget.Column{
		{ID: colType, Title: t.Type, Width: kind, Gap: widget.ColumnGap},
		{ID: colLastScan, Title: t.LastScan, Width: scanned, Gap: widget.ColumnGap},
		{ID: colNote, Title: t.Note, Width: note, Gap: widget.ColumnGap},
	}
	if p.Tags {
		tagged := max(lipgloss.Width(t.Tagged), len("1000000"))
		counts := widget.Column{ID: colTagged, Title: t.Tagged, Width: tagged, Right: true, Gap: widget.ColumnGap}
		others = []widget.Column{counts, others[2]}
	}
	name := func() int {
		room := p.width - widget.RowMargins - widget.StatusGap
		for _, c := range others {
			room -= c.Gap + c.Width
		}
		return room
	}
	for name() < widget.NarrowName && len(others) > 1 {
		others = others[1:]
	}
	named := widget.Column{
		ID: colName, Title: p.words().Name, Width: max(1, min(name(), maxName)), Gap: widget.StatusGap,
	}
	p.table.Columns = append([]widget.Column{named}, others...)
}

// cells returns the cells of a row in the order of the columns.
func (p *Picker) cells(a effect.Asset) []widget.Cell {
	t, th := p.Text.Picker, p.Theme
	name, note := &th.Text, widget.Cell{Style: &th.Text}
	switch {
	case !p.Valid(a.Name):
		name, note = &th.Muted, widget.Cell{Text: t.Unusable, Style: &th.Caution}
	case p.Has(a.Name):
		name, note = &th.Muted, widget.Cell{Text: t.Present, Style: &th.Muted}
	case p.verified != nil && !p.verified[a.Name]:
		note = widget.Cell{Text: t.Unverified, Style: &th.Caution}
	}
	scanned := th.Glyphs.Dash
	if !a.LastScan.IsZero() {
		scanned = a.LastScan.In(p.Effects.Now().Location()).Format(time.DateOnly)
	}
	all := map[int]widget.Cell{
		colName: {Text: a.Name, Style: name}, colType: {Text: t.AssetType(a.Type), Style: &th.Muted},
		colTagged: {Text: strconv.Itoa(a.Tagged), Style: &th.Muted}, colLastScan: {Text: scanned, Style: &th.Muted},
		colNote: note,
	}
	cells := make([]widget.Cell, len(p.table.Columns))
	for i, c := range p.table.Columns {
		cells[i] = all[c.ID]
	}
	return cells
}
