package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/safe"
)

// table draws rows under column heads and keeps a cursor in sight. The table
// bubble does not serve here: a styled cell ends its highlight in the middle of
// the row, a wide row is not clipped, and it panics when a row has more cells
// than columns.
type table struct {
	columns []column
	rows    [][]cell
	marked  []bool   // rows with a mark in the margin
	keys    []string // of rows: the same key means the same look
	lines   []string // rows as they are drawn without the cursor, made once for each answer
	cursor  int      // index into rows
	top     int      // first row in sight
	height  int      // rows in sight
	dim     bool     // the rows are not up to date
}

// column is one column with its final width in cells.
type column struct {
	id    columnID
	title string
	width int
	right bool // aligned to the right
	gap   int  // blanks before it
}

// cell is one text in one style.
type cell struct {
	text  string
	style lipgloss.Style
}

// setRows replaces the rows and keeps the cursor in range. A row whose key is
// that of the row before in its place looks the same, and is not drawn again;
// without keys all are drawn.
func (t *table) setRows(th *theme.Theme, rows [][]cell, marked []bool, keys []string) {
	drawn, known := t.lines, t.keys
	t.rows, t.marked, t.keys, t.lines = rows, marked, keys, make([]string, len(rows))
	for i := range rows {
		if i < len(keys) && i < len(known) && keys[i] == known[i] {
			t.lines[i] = drawn[i]
			continue
		}
		t.lines[i] = t.row(th, rows[i], false, t.isMarked(i))
	}
	t.moveTo(t.cursor)
}

// redraw has every row drawn again: widths or colours are others now.
func (t *table) redraw() { t.keys = nil }

func (t *table) isMarked(row int) bool { return row < len(t.marked) && t.marked[row] }

// setHeight sets how many rows are in sight.
func (t *table) setHeight(rows int) {
	t.height = max(0, rows)
	t.moveTo(t.cursor)
}

// moveTo puts the cursor on a row and scrolls as little as needed.
func (t *table) moveTo(row int) {
	t.cursor = max(0, min(row, len(t.rows)-1))
	t.top = min(t.top, t.cursor)
	t.top = max(t.top, t.cursor-t.height+1)
	t.top = max(0, min(t.top, len(t.rows)-t.height))
}

// heads draws the line of column titles.
func (t *table) heads(th *theme.Theme) string {
	cells := make([]cell, len(t.columns))
	for i, c := range t.columns {
		cells[i] = cell{c.title, th.Heading}
	}
	return t.row(th, cells, false, false)
}

// body draws the rows in sight.
func (t *table) body(th *theme.Theme) []string {
	end := min(t.top+t.height, len(t.rows))
	lines := slices.Clone(t.lines[t.top:max(t.top, end)])
	if at := t.cursor - t.top; at >= 0 && at < len(lines) {
		lines[at] = t.row(th, t.rows[t.cursor], true, t.isMarked(t.cursor))
	}
	return lines
}

// row draws one row. On the selected one every cell, blanks included, is drawn
// on the selection's ground, so that the highlight has no holes.
func (t *table) row(th *theme.Theme, cells []cell, selected, marked bool) string {
	var b strings.Builder
	write := func(s string, style lipgloss.Style) {
		switch {
		case selected && t.dim:
			s = th.Selected(th.Muted).Render(s)
		case selected:
			s = th.Selected(style).Render(s)
		case strings.Trim(s, " ") == "": // blanks look the same in every style
		case t.dim:
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
	for i, c := range t.columns {
		if i < len(cells) {
			write(strings.Repeat(" ", c.gap)+fit(cells[i].text, c.width, c.right), cells[i].style)
		}
	}
	write(" ", th.Text)
	return b.String()
}

// fit makes s exactly width cells wide: cut with an ellipsis, or padded.
func fit(s string, width int, right bool) string {
	if width <= 0 {
		return ""
	}
	s = beginning(s, width+1)
	w := lipgloss.Width(s)
	if w > width {
		s = ansi.Truncate(s, width, theme.Ellipsis)
		w = lipgloss.Width(s)
	}
	blanks := strings.Repeat(" ", max(0, width-w))
	if right {
		return blanks + s
	}
	return s + blanks
}

// beginning is as much of a clean text as is sure to fill so many cells: what is
// far out of sight is not measured, for every row, with every answer.
func beginning(s string, cells int) string {
	const cellBytes = (1 + safe.MaxMarks) * utf8.UTFMax
	if len(s) <= cells*cellBytes {
		return s
	}
	end := cells * cellBytes
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}
