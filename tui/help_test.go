package tui

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
)

func TestHelpShowsEveryBindingOfTheScreen(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36)
	h.press("?")
	signs := []string{"up", "down", "left", "right", "k", "j", "h", "l", "pgdown"} // stand in the help as ↑/k and so on
	for _, group := range append(h.m.list.FullHelp(), h.m.keys.Global.FullHelp()...) {
		for _, b := range group {
			for _, k := range append(b.Keys(), strings.Fields(b.Help().Key)...) {
				shown := b.Enabled() && !slices.Contains(signs, k)
				if shown && !explains(h.screen(), k, b.Help().Desc) {
					t.Errorf("%s, %s, is not in the help:\n%s", k, b.Help().Desc, h.screen())
				}
			}
		}
	}
	if strings.Contains(strings.Split(h.screen(), "\n")[1], theme.More) {
		t.Errorf("on 120x36, the help has hidden lines:\n%s", h.screen())
	}
	h.press("q")
	h.see("1–3 of 3")
	if h.left != nil {
		t.Error("q in the help quits the program")
	}
	h.press("n", "f1")
	h.see("restore draft", "ctrl+s", "f1")
	h.miss("? help")
	h.press("esc")
	h.see("New scan")
}

// explains reports whether a help has a key, alone or with others, and behind it all words of what it does.
func explains(help, key, does string) bool {
	for line := range strings.Lines(help) {
		cells := strings.FieldsFunc(strings.ReplaceAll(line, "  ", "\n"), func(r rune) bool { return r == '\n' })
		for i, cell := range cells[:len(cells)-1] {
			all := slices.Contains(strings.Fields(cell), key)
			for word := range strings.FieldsSeq(does) {
				all = all && strings.Contains(cells[i+1], word)
			}
			if all {
				return true
			}
		}
	}
	return false
}

func TestHelpOfTheFormShowsWhatWorksThere(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.press("f1")
	h.see("f1", "ctrl+c", "ctrl+z", "ctrl+s")
	h.miss(" q ", "?  help")
	h.press("f1")
	h.see("New scan")
}

// wholeHelp opens the help of the screen in front and returns all of its lines, those of
// the keys and those of the signs.
func (h *harness) wholeHelp() (keys, signs string) {
	h.t.Helper()
	if h.m.front().Capturing() {
		h.press("f1")
	} else {
		h.press("?")
	}
	var all []string
	for more := true; more; {
		before := h.screen()
		lines := strings.Split(before, "\n")
		lines = lines[3 : len(lines)-1] // below the title and its rule, above the footer
		h.press("down")
		if more = h.screen() != before; more {
			lines = lines[:1]
		}
		all = append(all, lines...)
	}
	h.press("esc")
	keys, signs, ok := strings.Cut(strings.Join(all, "\n"), "\n "+h.m.th.Fold(h.m.text.Signs.Title))
	if !ok {
		h.t.Fatalf("the help has no section about signs:\n%s", keys)
	}
	return keys, signs
}

func TestHelpIsWholeOnASmallTerminal(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese, inASCII, inMono} {
		h := start(t, &fakeAVDS{scans: manyScans(3)}, 80, 24, change)
		keys, signs := h.wholeHelp()
		for _, sign := range reflect.ValueOf(h.m.text.Signs).Fields() {
			meaning := h.m.th.Fold(sign.String())
			if !strings.Contains(signs+h.m.text.Signs.Title, meaning) {
				t.Errorf("%q is cut or missing:\n%s", meaning, signs)
			}
		}
		for _, s := range []string{h.m.keys.Global.Suspend.Help().Desc, h.m.keys.List.NextWatched.Help().Desc} {
			if !strings.Contains(keys, s) {
				t.Errorf("%q is cut or missing:\n%s", s, keys)
			}
		}
		h.press("?")
		h.see(h.m.th.Fold(theme.More + " "))
	}
}

// Every sign that a screen draws is explained, also on a terminal that shows ASCII only.
func TestHelpExplainsEverySign(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inASCII} {
		h := start(t, &fakeAVDS{scans: manyScans(3)}, 80, 24, change)
		_, signs := h.wholeHelp()
		signs = strings.ReplaceAll(signs, h.m.th.Fold(strings.Repeat(h.m.th.Glyphs.Rule, 80)), "")
		for field, glyph := range reflect.ValueOf(h.m.th.Glyphs).Fields() {
			if field.Type.Kind() != reflect.String || field.Name == "Rule" || field.Name == "Divider" {
				continue
			}
			if sign := glyph.String(); !strings.Contains(signs, sign) {
				t.Errorf("%s, %s, is not explained:\n%s", field.Name, sign, signs)
			}
		}
		for _, s := range append(strings.Fields("running waiting finished aborted invalid disabled"), theme.Stalled) {
			if !strings.Contains(signs, h.m.th.Glyphs.Status(s)+"  "+h.m.text.Status(s)) {
				t.Errorf("the sign of %s is not explained:\n%s", s, signs)
			}
		}
		for _, s := range client.Severities() {
			want := h.m.th.Glyphs.Severity(s.String()) + "   " + h.m.text.Results.Severities[s.String()]
			if !strings.Contains(signs, want) {
				t.Errorf("%q is missing:\n%s", want, signs)
			}
		}
		for _, s := range []string{
			theme.Ellipsis, theme.Previous, theme.Next, theme.More, theme.Less, "!  ", "?  ", "+2", "~5m", "×2  ",
		} {
			if !strings.Contains(signs, h.m.th.Fold(s)) {
				t.Errorf("%s is not explained:\n%s", s, signs)
			}
		}
	}
}

// No screen draws a sign that the help leaves out. Lines, and parts of bars and charts,
// need no words.
func TestScreensDrawNoOtherSigns(t *testing.T) {
	t.Parallel()
	g := theme.New(theme.Variant{}).Glyphs
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36)
	keys, signs := h.wholeHelp()
	known := keys + signs + g.Rule + g.Divider + strings.Join(g.Bar, "") + strings.Join(g.Column, "") + theme.Separator
	for name, reach := range screens() {
		for _, width := range []int{60, 160} {
			drawn := reached(t, reach, width, 30, func(*Options) {}).screen()
			for _, r := range drawn {
				if r >= unicode.MaxASCII && !unicode.IsLetter(r) && !unicode.IsPunct(r) &&
					!strings.ContainsRune(known, r) {
					t.Errorf("%s draws %c, which the help does not explain:\n%s", name, r, drawn)
					break
				}
			}
		}
	}
}

func TestHelpNamesTheStatusOfEachKey(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese} {
		h := start(t, &fakeAVDS{scans: manyScans(12)}, 80, 24, change)
		keys, _ := h.wholeHelp()
		for i := range 8 {
			key := strconv.Itoa(i)
			h.press(key)
			name := text.Capital(h.m.text.List.Active)
			switch statuses := h.m.monitor.Filter().Statuses; len(statuses) {
			case 0:
				name = h.m.text.List.All
			case 1:
				name = text.Capital(h.m.text.Status(string(statuses[0])))
			}
			if !strings.Contains(keys, key+"  "+name) {
				t.Errorf("the help does not say that %s shows %s:\n%s", key, name, keys)
			}
		}
	}
}

// The help and the footer say that q quits only where it does. Elsewhere it goes back.
func TestHelpSaysWhereQLeads(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		width int
		keys  []string
		quits bool
	}{
		{"list", 120, nil, true},
		{"details in the place of the list", 120, []string{"enter"}, false},
		{"details beside the list", 160, []string{"enter"}, false},
		{"events", 120, []string{"e"}, false},
	} {
		h := start(t, &fakeAVDS{scans: manyScans(3)}, c.width, 36)
		before := h.screen()
		h.press(c.keys...)
		if strings.Contains(h.bottom(), "q quit") != c.quits {
			t.Errorf("%s: wrong footer: %s", c.name, h.bottom())
		}
		keys, _ := h.wholeHelp()
		quits, back := strings.Contains(keys, "q            quit"), strings.Contains(keys, "q            back")
		if quits != c.quits || back == c.quits {
			t.Errorf("%s: the help is wrong about q:\n%s", c.name, keys)
		}
		h.press("q")
		if _, quit := h.left.(tea.QuitMsg); quit != c.quits {
			t.Errorf("%s: q leads to %T", c.name, h.left)
		}
		if !c.quits && h.screen() != before {
			t.Errorf("%s: q does not go back:\n%s", c.name, h.screen())
		}
	}
}
