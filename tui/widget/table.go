// Package widget draws what several screens share: tables, bars, charts, notices, wrapped
// text, inputs and lines of keys. It knows no screens, no requests and no words. Where a
// bubble or a lipgloss function offers the same, the comment of the widget says what that one
// gets wrong; the versions are those of go.mod.
package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
)

// Table draws rows under column titles and keeps the cursor in sight. The table bubble
// (v2.2.1) is not used: a styled cell ends the highlight in the middle of the selected row,
// rows wider than the table are not clipped, and a row with more cells than columns panics.
type Table struct {
	Scroller // of the rows
	Columns  []Column
	Cursor   int  // the selected row
	Dim      bool // draws the rows muted, because they are out of date

	rows   [][]Cell
	marked []bool   // which rows have a mark in the margin
	keys   []string // rows with equal keys look the same
	lines  []string // the drawn rows, none of them selected
}

// Column is one column of a table.
type Column struct {
	ID    int // chosen by the caller
	Title string
	Width int  // in cells
	Right bool // aligns the cells to the right
	Gap   int  // spaces before the column
}

// Cell is one text in one style, or several texts.
type Cell struct {
	Text  string
	Style *lipgloss.Style // a role of the theme; nil: [theme.Theme.Text]
	Rest  []Cell          // texts that follow Text in the same cell, each in its own style
	Span  int             // how many of the next columns the cell covers; their own cells are not drawn
}

// SetRows replaces the rows and keeps the cursor in range. A row whose key is unchanged is not
// drawn again. Without keys, every row is drawn again.
func (t *Table) SetRows(th *theme.Theme, rows [][]Cell, marked []bool, keys []string) {
	drawn, known := t.lines, t.keys
	t.rows, t.marked, t.keys, t.lines = rows, marked, keys, make([]string, len(rows))
	for i := range rows {
		if i < len(keys) && i < len(known) && keys[i] == known[i] {
			t.lines[i] = drawn[i]
			continue
		}
		t.lines[i] = t.RowLine(th, rows[i], false, t.isMarked(i))
	}
	t.SetLength(len(rows))
}

// SetLength sets the number of rows, for a table whose rows the caller draws.
func (t *Table) SetLength(rows int) {
	t.Length = rows
	t.MoveTo(t.Cursor)
}

// Redraw makes the next SetRows draw every row. Call it when widths or colours have changed.
func (t *Table) Redraw() { t.keys = nil }

func (t *Table) isMarked(row int) bool { return row < len(t.marked) && t.marked[row] }

// SetHeight sets how many rows are in sight, and keeps the cursor among them.
func (t *Table) SetHeight(rows int) {
	t.Height = max(0, rows)
	t.MoveTo(t.Cursor)
}

// MoveTo puts the cursor on a row and scrolls no further than needed.
func (t *Table) MoveTo(row int) {
	t.Cursor = max(0, min(row, t.Length-1))
	t.ScrollTo(max(min(t.Top, t.Cursor), t.Cursor-t.Height+1))
}

// Press handles a key that moves the cursor, and reports whether the key is one.
func (t *Table) Press(msg tea.KeyPressMsg, keys keymap.Move) bool {
	to, ok := target(msg, keys, t.Cursor, t.Height, t.Length)
	if ok {
		t.MoveTo(to)
	}
	return ok
}

// Heads draws the line of column titles.
func (t *Table) Heads(th *theme.Theme) string {
	cells := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = Cell{Text: c.Title, Style: &th.Heading}
	}
	return t.RowLine(th, cells, false, false)
}

// Body draws the rows in sight.
func (t *Table) Body(th *theme.Theme) []string {
	lines := slices.Clone(t.lines[t.Top:t.End()])
	if at := t.Cursor - t.Top; at >= 0 && at < len(lines) {
		lines[at] = t.RowLine(th, t.rows[t.Cursor], true, t.isMarked(t.Cursor))
	}
	return lines
}

// RowLine draws one row. In the selected row, the spaces too are drawn on the background of
// the selection, so that the highlight has no holes.
func (t *Table) RowLine(th *theme.Theme, cells []Cell, selected, marked bool) string {
	var b strings.Builder
	write := func(s string, style *lipgloss.Style) {
		switch {
		case t.Dim:
			style = &th.Muted
		case style == nil:
			style = &th.Text
		}
		switch {
		case selected:
			s = th.Selected(*style).Render(s)
		case strings.Trim(s, " ") != "": // spaces look the same in every style
			s = style.Render(s)
		}
		b.WriteString(s)
	}
	sign := func(shown bool, glyph string) {
		if shown {
			write(glyph, &th.Accent)
		} else {
			write(" ", &th.Text)
		}
	}
	sign(marked, th.Glyphs.Watched)
	sign(selected, th.Glyphs.Cursor)
	for i := 0; i < min(len(cells), len(t.Columns)); i++ {
		c, cell := t.Columns[i], cells[i]
		for range min(cell.Span, len(t.Columns)-1-i) {
			i++
			c.Width += t.Columns[i].Gap + t.Columns[i].Width
		}
		for _, part := range cell.fit(c) {
			write(part.Text, part.Style)
		}
	}
	write(" ", &th.Text)
	return b.String()
}

// fit returns the texts of the cell, which together fill a column and the gap before it.
func (cell Cell) fit(c Column) []Cell {
	gap := strings.Repeat(" ", c.Gap)
	if len(cell.Rest) == 0 {
		return []Cell{{Text: gap + Fit(cell.Text, c.Width, c.Right), Style: cell.Style}}
	}
	var parts []Cell
	for _, part := range append([]Cell{cell}, cell.Rest...) {
		width := min(c.Width, lipgloss.Width(part.Text))
		parts = append(parts, Cell{Text: Fit(part.Text, width, false), Style: part.Style})
		c.Width -= width
	}
	blanks := strings.Repeat(" ", c.Width)
	if c.Right {
		gap, blanks = gap+blanks, ""
	}
	parts[0].Text = gap + parts[0].Text
	parts[len(parts)-1].Text += blanks
	return parts
}
