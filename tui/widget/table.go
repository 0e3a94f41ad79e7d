// Package widget draws what several screens share: tables, bars, charts, notices, wrapped
// text, inputs and lines of keys. It knows no screens, requests or words.
package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
)

// Table draws rows under column heads and keeps a cursor in sight. The table bubble does
// not serve here: a styled cell ends the highlight in the middle of the row, a wide row
// is not clipped, and a row with more cells than columns panics.
type Table struct {
	Scroller // its lines are the rows
	Columns  []Column
	Cursor   int  // row of the cursor
	Dim      bool // the rows are not up to date

	rows   [][]Cell
	marked []bool   // rows with a mark in the margin
	keys   []string // two rows with the same key look the same
	lines  []string // rows as they are drawn without the cursor
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

// SetRows replaces the rows and keeps the cursor in range. A row is drawn anew unless its
// key is the same as before; without keys, every row is.
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

// Redraw makes the next SetRows draw every row: widths or colours have changed.
func (t *Table) Redraw() { t.keys = nil }

func (t *Table) isMarked(row int) bool { return row < len(t.marked) && t.marked[row] }

// SetHeight sets how many rows are in sight.
func (t *Table) SetHeight(rows int) {
	t.Height = max(0, rows)
	t.MoveTo(t.Cursor)
}

// MoveTo puts the cursor on a row and scrolls as little as needed.
func (t *Table) MoveTo(row int) {
	t.Cursor = max(0, min(row, t.Length-1))
	t.ScrollTo(max(min(t.Top, t.Cursor), t.Cursor-t.Height+1))
}

// Press moves the cursor where a key says so, and reports whether it does.
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
		cells[i] = Cell{c.Title, th.Heading}
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

// RowLine draws one row. Every cell of the selected row, blanks included, is drawn on the
// selection's background, so that the highlight has no holes.
func (t *Table) RowLine(th *theme.Theme, cells []Cell, selected, marked bool) string {
	var b strings.Builder
	write := func(s string, style lipgloss.Style) {
		if t.Dim {
			style = th.Muted
		}
		switch {
		case selected:
			s = th.Selected(style).Render(s)
		case strings.Trim(s, " ") != "": // blanks look the same in every style
			s = style.Render(s)
		}
		b.WriteString(s)
	}
	sign := func(shown bool, glyph string) {
		if shown {
			write(glyph, th.Accent)
		} else {
			write(" ", th.Text)
		}
	}
	sign(marked, th.Glyphs.Watched)
	sign(selected, th.Glyphs.Cursor)
	for i, c := range t.Columns {
		if i < len(cells) {
			write(strings.Repeat(" ", c.Gap)+Fit(cells[i].Text, c.Width, c.Right), cells[i].Style)
		}
	}
	write(" ", th.Text)
	return b.String()
}
