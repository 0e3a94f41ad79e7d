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
	"scantop/tui/text"
)

// newLineInput is an input that has the focus.
func newLineInput(width int) *LineInput {
	l := &LineInput{Keys: keymap.New(text.For("en")).Text, Styles: theme.New(theme.Variant{}).TextInput(), Focused: true}
	l.SetWidth(width)
	return l
}

// editing are the keys that a text knows.
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

// A text is edited as in the text input bubble, which edits the filter. Of the
// deletion of words that has ideas of its own at the beginning of a text, and at
// the last letter of a word.
func TestATextIsEditedAsInTheBubble(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	keys := editing()
	for range 300 {
		bubble, own := NewInput(keymap.New(text.For("en")).Text), newLineInput(20)
		bubble.Focus()
		for range 60 {
			press := keys[min(r.IntN(len(keys)), len(keys)-1)]
			if r.IntN(3) > 0 {
				press = keys[len(keys)-1-r.IntN(7)] // letters, mostly
			}
			bubble, _ = bubble.Update(press)
			own.Update(press)
			if at := utf8.RuneCountInString(own.text[:own.at]); own.Value() != bubble.Value() || at != bubble.Position() {
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
		before, want string // the cursor stands at |
	}{
		{ctrlW, "a.com b.com|", "a.com |"}, {ctrlW, "a.com  |b.com", "|b.com"}, {ctrlW, " a.c|om", " |om"},
		{ctrlW, "|a.com", "|a.com"}, {ctrlW, "例子 名|", "例子 |"},
		{altD, "a.com| b.com c", "a.com| c"}, {altD, "a.|com b.com", "a.| b.com"}, {altD, "a.co|m b.com", "a.co| b.com"},
		{altD, "a.com|", "a.com|"}, {altD, "|例子 名", "| 名"},
	} {
		l := newLineInput(30)
		begin, end, _ := strings.Cut(c.before, "|")
		l.SetValue(begin + end)
		l.SetCursor(len(begin))
		l.Update(c.key)
		if got := l.text[:l.at] + "|" + l.text[l.at:]; got != c.want {
			t.Errorf("%s in %q makes %q, want %q", c.key, c.before, got, c.want)
		}
	}
}

// Whatever is typed, the cursor is in sight, and as much text as there is room for.
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
				t.Fatalf("%d columns: %q is %d wide", width, shown, w)
			}
			under, _ := utf8.DecodeRuneInString(l.text[l.at:] + " ")
			if marked := "\x1b[7;"; !strings.Contains(l.View(), marked) && !strings.Contains(l.View(), "\x1b[7m") {
				t.Fatalf("%d columns: no cursor in %q", width, l.View())
			}
			if !strings.ContainsRune(shown, under) && width > 1 {
				t.Fatalf("%d columns: the cursor stands on %q, and %q is in sight", width, under, shown)
			}
			if whole := l.text; lipgloss.Width(whole) < width && strings.TrimRight(shown, " ") != strings.TrimRight(whole, " ") {
				t.Fatalf("%d columns: %q has room, and %q is in sight", width, whole, shown)
			}
		}
	}
}

// The cursor of a text, and what of it is in sight.
func TestATextScrolls(t *testing.T) {
	t.Parallel()
	l := newLineInput(5)
	for _, step := range []struct{ key, shown string }{
		{"a", "a "}, {"b", "ab "}, {"c", "abc "}, {"d", "abcd "}, {"e", "bcde "}, {"f", "cdef "},
		{"left", "cdef"}, {"home", "abcde"}, {"right", "abcde"},
		{"end", "cdef "}, {"backspace", "bcde "}, {"backspace", "abcd "}, {"例", "bcd例"[1:] + " "}, {"left", "cd例"},
	} {
		press, ok := special[step.key]
		if !ok {
			press = tea.KeyPressMsg{Code: tea.KeyExtended, Text: step.key}
		}
		l.Update(press)
		if got := ansi.Strip(l.View()); got != step.shown {
			t.Errorf("after %s %q is in sight, want %q", step.key, got, step.shown)
		}
	}
}

// A byte that is no character must not vanish from a target, and nothing that is
// typed may act on the terminal.
func TestWhatIsTypedIsKeptButForWhatActs(t *testing.T) {
	t.Parallel()
	l := newLineInput(30)
	for _, typed := range []string{"b", "\ufffd", "cher\t.a\x1b[2Jb\r\nc"} {
		l.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: typed})
	}
	if want := "b\ufffdcher .a[2Jb  c"; l.Value() != want {
		t.Errorf("kept as %q, want %q", l.Value(), want)
	}
}

// Lines of a tall text are the same whether few are drawn at a time or all, and
// also where nobody knew how many a piece has.
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
	for len(got) < lines.Height { // as somebody scrolls
		got = append(got, lines.Slice(len(got), len(got)+7)...)
	}
	if !slices.Equal(got, want) || !slices.Equal(lines.All(), want) {
		t.Errorf("%d lines are drawn, and %d when all are; want %d", len(got), len(lines.All()), len(want))
	}
	if top := lines.Slice(3, 5); !slices.Equal(top, want[3:5]) {
		t.Errorf("got %q, want %q", top, want[3:5])
	}
}
