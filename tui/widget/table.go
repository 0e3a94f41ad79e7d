// Package widget draws what several screens share: tables, bars, charts, wrapped
// text, inputs and lines of keys. It knows nothing of screens, requests or words;
// what it draws is handed to it.
package widget

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"scantop/theme"
)

// Table draws rows under column heads and keeps a cursor in sight. The table
// bubble does not serve here: a styled cell ends its highlight in the middle of
// the row, a wide row is not clipped, and it panics when a row has more cells
// than columns.
type Table struct {
	Columns []Column
	Rows    [][]Cell
	marked  []bool   // rows with a mark in the margin
	keys    []string // of rows: the same key means the same look
	lines   []string // rows as they are drawn without the cursor, made once for each answer
	Cursor  int      // index into rows
	Top     int      // first row in sight
	Height  int      // rows in sight
	Dim     bool     // the rows are not up to date
}

// Column is one column with its final width in cells.
type Column struct {
	ID    int // of the caller
	Title string
	Width int
	Right bool // aligned to the right
	Gap   int  // blanks before it
}

// Cell is one text in one style.
type Cell struct {
	Text  string
	Style lipgloss.Style
}

// SetRows replaces the rows and keeps the cursor in range. A row whose key is
// that of the row before in its place looks the same, and is not drawn again;
// without keys all are drawn.
func (t *Table) SetRows(th *theme.Theme, rows [][]Cell, marked []bool, keys []string) {
	drawn, known := t.lines, t.keys
	t.Rows, t.marked, t.keys, t.lines = rows, marked, keys, make([]string, len(rows))
	for i := range rows {
		if i < len(keys) && i < len(known) && keys[i] == known[i] {
			t.lines[i] = drawn[i]
			continue
		}
		t.lines[i] = t.RowLine(th, rows[i], false, t.isMarked(i))
	}
	t.MoveTo(t.Cursor)
}

// Redraw has every row drawn again: widths or colours are others now.
func (t *Table) Redraw() { t.keys = nil }

func (t *Table) isMarked(row int) bool { return row < len(t.marked) && t.marked[row] }

// SetHeight sets how many rows are in sight.
func (t *Table) SetHeight(rows int) {
	t.Height = max(0, rows)
	t.MoveTo(t.Cursor)
}

// MoveTo puts the cursor on a row and scrolls as little as needed.
func (t *Table) MoveTo(row int) {
	t.Cursor = max(0, min(row, len(t.Rows)-1))
	t.Top = min(t.Top, t.Cursor)
	t.Top = max(t.Top, t.Cursor-t.Height+1)
	t.Top = max(0, min(t.Top, len(t.Rows)-t.Height))
}

// Heads draws the line of column titles.
func (t *Table) Heads(th *theme.Theme) string {
	cells := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = Cell{c.Title, th.Heading}
	}
	return t.RowLine(th, cells, false, false)
}

// Body draws the rows in sight.
func (t *Table) Body(th *theme.Theme) []string {
	end := min(t.Top+t.Height, len(t.Rows))
	lines := slices.Clone(t.lines[t.Top:max(t.Top, end)])
	if at := t.Cursor - t.Top; at >= 0 && at < len(lines) {
		lines[at] = t.RowLine(th, t.Rows[t.Cursor], true, t.isMarked(t.Cursor))
	}
	return lines
}

// RowLine draws one row. On the selected one every cell, blanks included, is drawn
// on the selection's ground, so that the highlight has no holes.
func (t *Table) RowLine(th *theme.Theme, cells []Cell, selected, marked bool) string {
	var b strings.Builder
	write := func(s string, style lipgloss.Style) {
		switch {
		case selected && t.Dim:
			s = th.Selected(th.Muted).Render(s)
		case selected:
			s = th.Selected(style).Render(s)
		case strings.Trim(s, " ") == "": // blanks look the same in every style
		case t.Dim:
			s = th.Muted.Render(s)
		default:
			s = style.Render(s)
		}
		b.WriteString(s)
	}
	if marked {
		write(th.Glyphs.Watched, th.Accent)
	} else {
		write(" ", th.Text)
	}
	if selected {
		write(th.Glyphs.Cursor, th.Accent)
	} else {
		write(" ", th.Text)
	}
	for i, c := range t.Columns {
		if i < len(cells) {
			write(strings.Repeat(" ", c.Gap)+Fit(cells[i].Text, c.Width, c.Right), cells[i].Style)
		}
	}
	write(" ", th.Text)
	return b.String()
}
