package widget

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/keymap"
	"scantop/tui/text"
)

// newRowsInput returns an input that has the focus, whose entries end at blanks and commas.
func newRowsInput(width int, value string) *RowsInput {
	r := &RowsInput{
		LineInput: *newLineInput(width),
		Separates: func(r rune) bool { return strings.ContainsRune(" ,，", r) },
	}
	r.SetValue(value)
	return r
}

// inSight returns the rows in sight without colours and trailing spaces.
func inSight(r *RowsInput, rows int) []string {
	lines, _, _ := r.Rows(rows)
	for i, line := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(line), " ")
	}
	return lines
}

func TestEachEntryBeginsARow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		value string
		want  []string
	}{
		{"a.com b.com", []string{"a.com", "b.com"}},
		{"a.com,  b.com ", []string{"a.com,", "b.com", ""}},
		{"12345678 b", []string{"1234567", "8", "b"}},
		{"1234567 b", []string{"1234567", "b"}},
		{"例子例子.cn，b", []string{"例子例", "子.cn，", "b"}},
		{"a例子例 b", []string{"a例子例", "b"}},
		{"例子ab，例", []string{"例子ab，", "例"}},
	} {
		if got := inSight(newRowsInput(8, c.value), 5); !slices.Equal(got, c.want) {
			t.Errorf("%q stands in the rows %q, want %q", c.value, got, c.want)
		}
	}
}

// Wherever the cursor is among wide characters, it is in sight, no row is too wide, and no character
// between the first and the last row is missing.
func TestRowsOfWideCharactersShowTheCursor(t *testing.T) {
	t.Parallel()
	value := strings.Repeat("例子，a例.cn bcdefghijk例 ", 6)
	for width := 3; width < 20; width++ {
		r := newRowsInput(width, value)
		for at := range value {
			r.SetCursor(at)
			lines, _, _ := r.Rows(3)
			under, _ := utf8.DecodeRuneInString(value[at:])
			cursors := 0
			for _, line := range lines {
				if w := lipgloss.Width(line); w > width {
					t.Fatalf("%d cells, cursor at %d: %q is %d wide", width, at, line, w)
				}
				if strings.Contains(line, "\x1b[7") && strings.ContainsRune(ansi.Strip(line), under) {
					cursors++
				}
			}
			if cursors != 1 || len(lines) != 3 {
				t.Fatalf("%d cells, cursor at %d: %d rows have it in %q", width, at, cursors, lines)
			}
			joined := strings.ReplaceAll(strings.Join(inSight(r, 3), ""), " ", "")
			if !strings.Contains(strings.ReplaceAll(value, " ", ""), joined) {
				t.Fatalf("%d cells, cursor at %d: %q is no part of the text", width, at, joined)
			}
		}
	}
}

func TestUpAndDownKeepTheColumn(t *testing.T) {
	t.Parallel()
	r := newRowsInput(16, "例子.example abcdef.com x")
	up, down := tea.KeyPressMsg{Code: tea.KeyUp}, tea.KeyPressMsg{Code: tea.KeyDown}
	keys := keymap.New(text.For("en")).Form
	r.SetCursor(len("例"))
	for _, step := range []struct {
		press  tea.KeyPressMsg
		behind string // the text before the cursor
		moves  bool
	}{
		{up, "例", false}, {down, "例子.example ab", true}, {down, "例子.example abcdef.com x", true},
		{down, "例子.example abcdef.com x", false}, {up, "例子.example a", true}, {up, "", true},
	} {
		moves := r.Press(step.press, keys.Up, keys.Down)
		if got := r.Value()[:r.Position()]; got != step.behind || moves != step.moves {
			t.Errorf("%s leads behind %q (%v), want %q (%v)", step.press, got, moves, step.behind, step.moves)
		}
	}
}

// While the cursor goes through an entry of any length, the rows stay where they are, or scroll by one.
func TestALongEntryDoesNotJump(t *testing.T) {
	t.Parallel()
	for _, value := range []string{strings.Repeat("0123456789abcdefghijklmnopqrstuvwxyz", 400),
		strings.Repeat("0123例子", 1400)} {
		r := newRowsInput(61, "a.com "+value+" b.com")
		for at := reach; at < len(value); at += reach {
			around := strings.Count(value[:300], "") // characters from one side of the multiple to the other
			r.SetCursor(len("a.com ") + len(strings.ToValidUTF8(value[:at+150], "")))
			before := inSight(r, 5)
			for i := range 2 * around {
				press := tea.KeyPressMsg{Code: tea.KeyLeft}
				if i >= around {
					press.Code = tea.KeyRight
				}
				r.Update(press)
				rows := inSight(r, 5)
				same := slices.Equal(rows, before) || slices.Equal(rows[1:], before[:4]) ||
					slices.Equal(rows[:4], before[1:])
				if !same {
					t.Fatalf("after %s to %d,\n%s\nbecomes\n%s", press, r.Position(),
						strings.Join(before, "\n"), strings.Join(rows, "\n"))
				}
				before = rows
			}
		}
	}
}
