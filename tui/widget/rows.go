package widget

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// RowsInput edits a text whose entries stand in rows: each begins a row, and one that is too wide goes
// on in the next. Only the rows around the cursor are read, so that a key costs the same in a text of any
// length.
type RowsInput struct {
	LineInput
	Separates func(r rune) bool // a character after which an entry may begin
	top       int               // byte offset of the first row in sight, if it is the beginning of a row
}

// reach is how many bytes before a place are read to find the beginning of its entry. In a longer entry, a
// row begins near each multiple of reach as well.
const reach = 4 << 10

// begins reports whether a row begins at a byte, whatever the width: because an entry does, or in the midst
// of a long one.
func (r *RowsInput) begins(at int) bool {
	if r.entry(at) {
		return true
	}
	_, size := utf8.DecodeLastRuneInString(r.text[:at])
	if (at-size)/reach == at/reach {
		return false
	}
	for from := at; at-from < reach; from -= size {
		if r.entry(from) {
			return false
		}
		_, size = utf8.DecodeLastRuneInString(r.text[:from])
	}
	return true
}

// entry reports whether an entry begins at a byte. At the end of the text, an empty one does after a
// separator.
func (r *RowsInput) entry(at int) bool {
	if at == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(r.text[:at])
	next, size := utf8.DecodeRuneInString(r.text[at:])
	return r.Separates(before) && (size == 0 || !r.Separates(next))
}

// row returns where the row of a byte begins, and where the next one does. The last row ends behind the
// text.
func (r *RowsInput) row(at int) (from, to int) {
	from = at
	for !r.begins(from) {
		_, size := utf8.DecodeLastRuneInString(r.text[:from])
		from -= size
	}
	for {
		if to = r.rowEnd(from); at < to {
			return from, to
		}
		from = to
	}
}

// above returns where the row begins that ends at a byte.
func (r *RowsInput) above(at int) int {
	_, size := utf8.DecodeLastRuneInString(r.text[:at])
	from, _ := r.row(at - size)
	return from
}

// rowEnd returns where the row ends that begins at a byte.
func (r *RowsInput) rowEnd(from int) int {
	for at, used := from, 0; ; {
		if at > from && r.begins(at) {
			return at
		}
		next, size := utf8.DecodeRuneInString(r.text[at:])
		if size == 0 {
			return len(r.text) + 1
		}
		room := r.width - 1 // the last cell is for a cursor behind the text
		if r.Separates(next) {
			room = r.width
		}
		if used += cleanWidth(string(next)); at > from && used > room {
			return at
		}
		at += size
	}
}

// window returns where the rows in sight begin, at most a number of them, among them the one of the
// cursor. The one after the last ends them.
func (r *RowsInput) window(rows int) []int {
	from, to := r.row(r.at)
	begins := []int{from, to}
	for len(begins) <= rows && begins[0] > r.top && begins[0] > 0 {
		begins = append([]int{r.above(begins[0])}, begins...)
	}
	for len(begins) <= rows && begins[len(begins)-1] <= len(r.text) {
		begins = append(begins, r.rowEnd(begins[len(begins)-1]))
	}
	for len(begins) <= rows && begins[0] > 0 {
		begins = append([]int{r.above(begins[0])}, begins...)
	}
	r.top = begins[0]
	return begins
}

// Rows draws at most a number of rows, and reports whether there are more above and below. An input
// without the focus has one row, the beginning of its text.
func (r *RowsInput) Rows(rows int) (lines []string, above, below bool) {
	if !r.Focused || r.text == "" {
		return []string{r.View()}, false, false
	}
	begins := r.window(max(1, rows))
	for i, from := range begins[:len(begins)-1] {
		to := min(begins[i+1], len(r.text))
		lines = append(lines, r.drawn(from, to, r.at >= from && r.at < begins[i+1]))
	}
	return lines, begins[0] > 0, begins[len(begins)-1] <= len(r.text)
}

// drawn draws a part of the text, and the cursor if that is in it.
func (r *RowsInput) drawn(from, to int, cursor bool) string {
	row := LineInput{Styles: r.Styles, Focused: cursor, text: r.text[from:to], width: r.width}
	if cursor {
		row.at = r.at - from
		return row.View()
	}
	shown := row.text[:row.fits(0, r.width)]
	return r.Styles.Focused.Text.Inline(true).Render(strings.TrimRight(shown, " "))
}

// Press handles a key that moves the cursor to another row, and reports whether there is one.
func (r *RowsInput) Press(msg tea.KeyPressMsg, up, down key.Binding) bool {
	from, to := r.row(r.at)
	column := lipgloss.Width(r.text[from:r.at])
	switch {
	case key.Matches(msg, up) && from > 0:
		to = from
		from = r.above(from)
	case key.Matches(msg, down) && to <= len(r.text):
		from, to = to, r.rowEnd(to)
	default:
		return false
	}
	r.SetCursor(min(r.fits(from, column), r.lastIn(from, to)))
	return true
}

// lastIn returns the last place for the cursor in a row.
func (r *RowsInput) lastIn(from, to int) int {
	if to > len(r.text) {
		return len(r.text)
	}
	end := LineInput{text: r.text, at: to}
	return max(from, end.before())
}
