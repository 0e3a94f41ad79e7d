package widget

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/internal/tuitest"
	"scantop/tui/text"
)

// newLineInput returns an input that has the focus.
func newLineInput(width int) *LineInput {
	l := &LineInput{
		Keys: keymap.New(text.For("en")).Text, Styles: theme.New(theme.Variant{}).TextInput(), Focused: true,
	}
	l.SetWidth(width)
	return l
}

// editing returns the keys that edit a text.
func editing() []tea.KeyPressMsg {
	keys := []tea.KeyPressMsg{
		{Code: tea.KeyLeft}, {Code: tea.KeyRight}, {Code: tea.KeyHome}, {Code: tea.KeyEnd},
		{Code: tea.KeyBackspace}, {Code: tea.KeyDelete}, {Code: 'k', Mod: tea.ModCtrl}, {Code: 'u', Mod: tea.ModCtrl},
		{Code: tea.KeyLeft, Mod: tea.ModAlt}, {Code: tea.KeyRight, Mod: tea.ModAlt},
	}
	for _, r := range "ab  é例，" {
		keys = append(keys, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return keys
}

// Editing works as in the text input bubble, which the filter uses. Deleting words is left
// out: the bubble differs at the beginning of a text and at the last letter of a word.
func TestATextIsEditedAsInTheBubble(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	keys := editing()
	for range 300 {
		bubble, own := newInput(keymap.New(text.For("en")).Text), newLineInput(20)
		bubble.Focus()
		for range 60 {
			press := keys[min(r.IntN(len(keys)), len(keys)-1)]
			if r.IntN(3) > 0 {
				press = keys[len(keys)-1-r.IntN(7)] // mostly letters
			}
			bubble, _ = bubble.Update(press)
			own.Update(press)
			at := utf8.RuneCountInString(own.text[:own.at])
			if own.Value() != bubble.Value() || at != bubble.Position() {
				t.Fatalf("after %s: %q with the cursor at %d, want %q and %d",
					press, own.Value(), at, bubble.Value(), bubble.Position())
			}
		}
	}
}

func TestWordsAreDeleted(t *testing.T) {
	t.Parallel()
	ctrlW, altD := tea.KeyPressMsg{Code: 'w', Mod: tea.ModCtrl}, tea.KeyPressMsg{Code: 'd', Mod: tea.ModAlt}
	for _, c := range []struct {
		key          tea.KeyPressMsg
		before, want string // | marks the cursor
	}{
		{ctrlW, "a.com b.com|", "a.com |"}, {ctrlW, "a.com  |b.com", "|b.com"}, {ctrlW, " a.c|om", " |om"},
		{ctrlW, "|a.com", "|a.com"}, {ctrlW, "例子 名|", "例子 |"},
		{altD, "a.com| b.com c", "a.com| c"}, {altD, "a.|com b.com", "a.| b.com"},
		{altD, "a.co|m b.com", "a.co| b.com"},
		{altD, "a.com|", "a.com|"}, {altD, "|例子 名", "| 名"},
	} {
		l := newLineInput(30)
		begin, end, _ := strings.Cut(c.before, "|")
		l.SetValue(begin + end)
		l.SetCursor(len(begin))
		l.Update(c.key)
		if got := l.text[:l.at] + "|" + l.text[l.at:]; got != c.want {
			t.Errorf("%s in %q results in %q, want %q", c.key, c.before, got, c.want)
		}
	}
}

// Any key keeps the cursor in sight, and as much of the text as there is room for.
func TestTheCursorOfATextStaysInSight(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(9, 10))
	keys := editing()
	for _, width := range []int{1, 2, 3, 10, 30} {
		l := newLineInput(width)
		for range 2000 {
			press := keys[r.IntN(len(keys))]
			if press.Text == "" && r.IntN(2) > 0 {
				press = keys[len(keys)-1-r.IntN(7)]
			}
			l.Update(press)
			shown := ansi.Strip(l.View())
			if w := lipgloss.Width(shown); w > max(2, width) {
				t.Fatalf("%d cells: %q is %d wide", width, shown, w)
			}
			under, _ := utf8.DecodeRuneInString(l.text[l.at:] + " ")
			if marked := "\x1b[7;"; !strings.Contains(l.View(), marked) && !strings.Contains(l.View(), "\x1b[7m") {
				t.Fatalf("%d cells: no cursor in %q", width, l.View())
			}
			if !strings.ContainsRune(shown, under) && width > 1 {
				t.Fatalf("%d cells: the cursor is on %q, but %q is in sight", width, under, shown)
			}
			trim := func(s string) string { return strings.TrimRight(s, " ") }
			if lipgloss.Width(l.text) < width && trim(shown) != trim(l.text) {
				t.Fatalf("%d cells: %q fits, but only %q is in sight", width, l.text, shown)
			}
		}
	}
}

func TestATextScrolls(t *testing.T) {
	t.Parallel()
	l := newLineInput(5)
	for _, step := range []struct{ key, shown string }{
		{"a", "a "}, {"b", "ab "}, {"c", "abc "}, {"d", "abcd "}, {"e", "bcde "}, {"f", "cdef "},
		{"left", "cdef"}, {"home", "abcde"}, {"right", "abcde"},
		{"end", "cdef "}, {"backspace", "bcde "}, {"backspace", "abcd "}, {"例", "bcd例"[1:] + " "}, {"left", "cd例"},
	} {
		l.Update(tuitest.Press(step.key))
		if got := ansi.Strip(l.View()); got != step.shown {
			t.Errorf("after %s: %q is in sight, want %q", step.key, got, step.shown)
		}
	}
}

// A byte that is not a character must not vanish from a target. Control characters must not
// reach the terminal.
func TestInsertDropsOnlyControlCharacters(t *testing.T) {
	t.Parallel()
	l := newLineInput(30)
	for _, typed := range []string{"b", "\ufffd", "cher\t.a\x1b[2Jb\r\nc"} {
		l.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: typed})
	}
	if want := "b\ufffdcher .a[2Jb  c"; l.Value() != want {
		t.Errorf("the text is %q, want %q", l.Value(), want)
	}
}

// An accent that is typed after its letter is composed with it: the renderer drops it otherwise.
func TestTypedAccentsAreComposed(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"e\u0301": "\u00e9", "xa\u0323\u0302": "x\u1ead", "q\u0301": "q\u0301",
		"\u0301": "\u0301", "例\u0301e": "例\u0301e",
	} {
		l := newLineInput(20)
		for _, r := range typed {
			l.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		if l.Value() != want || l.Position() != len(want) {
			t.Errorf("%+q becomes %+q with the cursor at %d, want %+q", typed, l.Value(), l.Position(), want)
		}
	}
}

// The cursor never stands on a mark, which has no cell: it goes over a character with its marks, and deletes both.
func TestACharacterHasItsMarks(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]string{
		"left left": "|q\u0301\u0323x", "home right": "q\u0301\u0323|x",
		"left backspace": "|x", "left left right backspace": "|x",
	} {
		l := newLineInput(20)
		l.SetValue("q\u0301\u0323x")
		for _, k := range strings.Fields(keys) {
			l.Update(tuitest.Press(k))
		}
		if got := l.text[:l.at] + "|" + l.text[l.at:]; got != want {
			t.Errorf("%s: %+q, want %+q", keys, got, want)
		}
		onQ := l.at == 0 && l.text[0] == 'q'
		if shown := l.View(); onQ && !strings.Contains(shown, "mq\u0301\u0323\x1b") {
			t.Errorf("the cursor in %q is on a part of the character", shown)
		}
	}
}

// The lines of a Tall are the same whether a few or all of them are drawn at a time, also
// where the height of a piece was not known before.
func TestATallTextIsDrawnInPieces(t *testing.T) {
	t.Parallel()
	var lines Tall
	var want []string
	for i := range 2 * manyPieces {
		drawn := slices.Repeat([]string{strings.Repeat("x", i)}, 1+i%3)
		want = append(want, drawn...)
		lines.Add(i%3 == 0, func() []string { return drawn })
	}
	var got []string
	for len(got) < lines.Height { // scroll to the end
		got = append(got, lines.Slice(len(got), len(got)+7)...)
	}
	if !slices.Equal(got, want) || !slices.Equal(lines.All(), want) {
		t.Errorf("%d lines by pieces, %d at once; want %d", len(got), len(lines.All()), len(want))
	}
	if top := lines.Slice(3, 5); !slices.Equal(top, want[3:5]) {
		t.Errorf("got %q, want %q", top, want[3:5])
	}
}
