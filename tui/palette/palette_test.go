package palette

import (
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/internal/tuitest"
	"scantop/tui/text"
	"scantop/tui/view"
)

// open returns the palette of the list of scans.
func open(lang string) (*Palette, keymap.Keys) {
	t := text.For(lang)
	keys := keymap.New(t)
	p := New(keys, theme.New(theme.Variant{}), t, append(keys.List.FullHelp(), keys.Global.FullHelp()...))
	p.SetSize(80, 22)
	return p, keys
}

func write(p *Palette, s string) {
	for _, r := range s {
		p.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func press(p *Palette, name string) view.Nav {
	nav, _ := p.Update(tuitest.Press(name))
	return nav
}

func TestASearchFindsActionsByWordsAndKeys(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lang, typed, key string }{
		{"en", "new", "n"}, {"en", "scan new", "n"}, {"en", "NEW SCAN", "n"}, {"en", "nwscn", "n"}, {"en", "克隆", "c"},
		{"en", "y", "y"}, {"en", "Y", "Y"}, {"en", "f5", "r"}, {"en", "ctrl+l", "ctrl+l"}, {"en", "link", "Y"},
		{"en", "/", "/"}, {"en", " pause ", "z"}, {"zh", "起（fg", "ctrl+z"},
		{"en", "ｐａｕｓｅ　ｒｅｆ", "z"}, {"en", "Ｒ", "R"},
		{"zh", "clone", "c"}, {"zh", "新建", "n"}, {"zh", "暂停", "z"}, {"zh", "copy link", "Y"},
	} {
		p, _ := open(c.lang)
		write(p, c.typed)
		if len(p.found) == 0 || p.found[0].binding.Help().Key != c.key {
			t.Errorf("%s: %q finds %v first, want the key %s", c.lang, c.typed, p.found, c.key)
		}
	}
}

func TestAShortSearchDoesNotMatchScatteredLetters(t *testing.T) {
	t.Parallel()
	p, _ := open("en")
	write(p, "qz")
	if len(p.found) > 0 || !strings.Contains(tuitest.Plain(p.View()), "No action matches") {
		t.Errorf("found %v:\n%s", p.found, tuitest.Plain(p.View()))
	}
	if nav := press(p, "enter"); nav.To != view.Stay {
		t.Errorf("enter without an action leads to %v", nav.To)
	}
}

func TestEnterRunsTheActionUnderTheCursor(t *testing.T) {
	t.Parallel()
	p, keys := open("en")
	write(p, "copy")
	for _, step := range []struct {
		key string
		row int
	}{{"ctrl+n", 1}, {"ctrl+p", 0}, {"down", 1}, {"up", 0}, {"ctrl+n", 1}} {
		if press(p, step.key); p.table.Cursor != step.row {
			t.Errorf("%s leads to row %d, want %d", step.key, p.table.Cursor, step.row)
		}
	}
	nav := press(p, "enter")
	if nav.To != view.Run || !key.Matches(nav.Press, keys.List.CopyLink) {
		t.Errorf("enter leads to %v with %q", nav.To, nav.Press)
	}
	if nav := press(p, "esc"); nav.To != view.Back {
		t.Errorf("esc leads to %v", nav.To)
	}
}

// A pasted line end is no enter, also in a paste that arrives in parts.
func TestAPasteIsText(t *testing.T) {
	t.Parallel()
	p, _ := open("en")
	for _, msg := range []tea.Msg{
		tea.PasteStartMsg{}, tea.PasteMsg{Content: "new"}, tea.PasteMsg{Content: " sc\n\x1b[A"}, tea.PasteEndMsg{},
	} {
		if nav, _ := p.Update(msg); nav.To != view.Stay {
			t.Errorf("%#v leads to %v", msg, nav.To)
		}
	}
	if got := p.search.Value(); !strings.HasPrefix(got, "new sc") || strings.ContainsAny(got, "\n\x1b") {
		t.Errorf("the search is %q", got)
	}
}

func TestOnlyWhatWorksIsOffered(t *testing.T) {
	t.Parallel()
	all := text.For("en")
	keys := keymap.New(all)
	keys.List.New.SetEnabled(false)
	p := New(keys, theme.New(theme.Variant{}), all, append(keys.List.FullHelp(), keys.Global.FullHelp()...))
	for _, a := range p.actions {
		if slices.Contains(a.binding.Keys(), "n") || slices.Contains(a.binding.Keys(), ":") {
			t.Errorf("%q is offered", a.binding.Help().Desc)
		}
	}
}

func TestThePaletteFitsEverySize(t *testing.T) {
	t.Parallel()
	p, _ := open("zh")
	for width := range 60 {
		for height := range 30 {
			p.SetSize(width, height)
			tuitest.Fits(t, "palette", p.View(), width, height)
		}
	}
}

func TestTheSelectedRowReachesTheEdge(t *testing.T) {
	t.Parallel()
	for _, width := range []int{40, 80, 160} {
		p, _ := open("en")
		p.SetSize(width, 22)
		if row := p.table.Body(p.th)[p.table.Cursor]; lipgloss.Width(row) != width {
			t.Errorf("the selected row is %d cells wide in a window of %d: %q", lipgloss.Width(row), width, row)
		}
	}
}
