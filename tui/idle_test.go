package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// typed sends a character as an input method does.
func (h *harness) typed(r rune) { h.send(tea.KeyPressMsg{Code: r, Text: string(r)}) }

func TestAKeyWithoutAMeaningSaysSo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		keys []string
		idle string
	}{
		"list": {nil, "v"}, "details": {[]string{"enter"}, "t"}, "events": {[]string{"e"}, "z"},
		"recent": {[]string{"n", "ctrl+t"}, "z"}, "help": {[]string{"?"}, "m"},
	} {
		for lang, want := range map[string]string{"en": " does nothing here", "zh": " 在此处没有作用"} {
			h := start(t, &fakeAVDS{scans: manyScans(3)}, 100, 30, func(o *Options) {
				if lang == "zh" {
					inChinese(o)
				}
			})
			h.press(c.keys...)
			before := h.screen()
			h.press(c.idle)
			if !strings.HasPrefix(h.bottom(), " "+c.idle+want) {
				t.Errorf("%s: the footer is %q", name, h.bottom())
			}
			if above, _, _ := strings.Cut(before, h.bottom()); h.left != nil || above == "" {
				t.Errorf("%s: %s left the program", name, c.idle)
			}
			h.press("down") // the next key takes it away
			if strings.Contains(h.bottom(), want) {
				t.Errorf("%s: the footer still is %q", name, h.bottom())
			}
		}
	}
}

func TestAKeyThatIsOffSaysSo(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 100, 30)
	h.press("esc")
	h.see("esc does nothing now")
	h.press("e", "enter")
	h.see("enter does nothing now")
	h = openForm(t, &fakeAVDS{}, 100, 30)
	for field, key := range map[string]string{"Targets": "ctrl+g", "Qps": "f2", "Name": "ctrl+o"} {
		h.goTo(field)
		h.press(key)
		h.see(key + " does nothing now")
	}
	h.goTo("Qps")
	h.press("v")
	h.see("v does nothing here")
	h.goTo("RuntimeEnd")
	h.press("tab", "x") // on the button
	h.see("x does nothing here")
}

func TestNoRemarkOnTypingAndOnTornSequences(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 100, 30)
	before := h.screen()
	h.send(tea.KeyPressMsg{Code: '[', Mod: tea.ModAlt})
	h.send(tea.KeyReleaseMsg{Code: 'v', Text: "v"})
	h.send(tea.FocusMsg{})
	h.send(tea.BlurMsg{})
	h.send(tea.MouseMotionMsg{X: 3, Y: 3})
	if h.screen() != before {
		t.Errorf("the screen changed:\n%s", h.screen())
	}
	h.press("/", "v")
	h.miss("does nothing")
	for _, place := range []string{"esc n", "esc /", "esc :", "esc f /", "esc esc n f2"} {
		h.play(place)
		for _, k := range []string{"v", "backspace", "left", "home", "ctrl+w", "delete"} {
			h.named(k)
			h.miss("does nothing")
		}
		h.named("f3")
		h.see("f3 does nothing here")
	}
}

func TestFullWidthLettersAreTheNarrowOnes(t *testing.T) {
	t.Parallel()
	for wide, narrow := range map[rune]rune{
		'？': '?', 'ｎ': 'n', '：': ':', '２': '2', '　': ' ', '】': ']', '／': '/', '、': '/', 'Ｔ': 'T',
	} {
		var screens []string
		for _, sent := range []rune{wide, narrow} {
			h := start(t, &fakeAVDS{scans: manyScans(9)}, 100, 30)
			before := h.screen()
			h.typed(sent)
			h.miss("does nothing")
			if h.screen() == before {
				t.Errorf("%c changes nothing", sent)
			}
			screens = append(screens, h.screen())
		}
		if screens[0] != screens[1] {
			t.Errorf("%c is not %c:\n%s", wide, narrow, screens[0])
		}
	}
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 100, 30)
	h.press("/")
	h.typed('ｎ')
	h.see("/ ｎ")
}

// q leads back to the event log if that has opened the details, with the cursor on the same event.
func TestDetailsOfTheEventLogLeadBackThere(t *testing.T) {
	t.Parallel()
	for _, width := range []int{100, 160} {
		avds := &fakeAVDS{scans: runningScans(3)}
		h := start(t, avds, width, 30)
		for i := range avds.scans {
			avds.scans[i].Status = "finished"
		}
		h.advance(h.options.Interval)
		h.press("e", "down")
		before := h.selected()
		h.press("enter", "q")
		if h.see("Events"); h.selected() != before {
			t.Errorf("the cursor is on %q, not on %q", h.selected(), before)
		}
		h.press("q")
		h.see("page 1 of 1")
		if h.press("enter", "q"); h.left != nil {
			t.Error("q in the details ends the program")
		}
		h.see("page 1 of 1")
		h.press("q")
		if _, quit := h.left.(tea.QuitMsg); !quit {
			t.Errorf("q in the list leads to %v", h.left)
		}
	}
}

// Details that others replace from the event log or the overview are shown again when those are closed.
func TestReplacedDetailsAreShownAgain(t *testing.T) {
	t.Parallel()
	for _, place := range []string{"e", "o"} {
		avds := &fakeAVDS{scans: runningScans(3)}
		h := start(t, avds, 100, 30)
		h.finish(1)
		h.finish(2)
		h.advance(h.options.Interval)
		h.press("enter")
		own := h.pinned().ID
		h.press(place)
		h.advance(time.Minute)
		h.press("down", "enter")
		other := h.pinned().ID
		h.press(place)
		h.advance(time.Minute)
		h.press("up", "enter", "q", "q")
		if h.pinned().ID != other || other == own {
			t.Fatalf("%s: not back at %s:\n%s", place, other, h.screen())
		}
		h.press("q", "q")
		if h.pinned().ID != own || h.left != nil {
			t.Fatalf("%s: not back at %s:\n%s", place, own, h.screen())
		}
		h.see("SCHEDULE")
		h.press("q")
		h.see("page 1 of 1")
		h.press("q")
		if _, quit := h.left.(tea.QuitMsg); !quit {
			t.Errorf("q in the list leads to %v", h.left)
		}
	}
}

// A screen that says why a key does nothing says it alone.
func TestOneRemarkOnAKeyThatIsOff(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{}, 100, 30)
	h.press("c")
	h.see("No scan is selected")
	h.miss("does nothing")
	h, _ = startWithFindings(t, 100, 30)
	h.press("f", "]")
	h.see("No other run")
	h.miss("does nothing")
}

// A question has no text, so that a key without a meaning says so, and full-width letters are narrow. None launches.
func TestAKeyWithoutAMeaningSaysSoInAQuestion(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 30)
	h.write("10.0.0.1")
	h.choose("FlowName", "skynet_vul_scan")
	h.press("ctrl+s")
	h.typed('ｖ')
	h.see("v does nothing here", "enter Launch", "Review")
	h.typed('Ｙ')
	h.miss("does nothing")
	h.press("enter")
	h.see("Launch this scan?")
	h.advance(time.Second)
	for r := '！'; r <= '～'; r++ {
		h.typed(r)
	}
	h.typed('　')
	h.see("space does nothing here", "Launch this scan?")
	if len(h.avds.specs) > 0 {
		t.Error("a letter launched a scan")
	}
}

// Where text is typed, keys without text that mean nothing say so, and on a choice or the button all keys do.
func TestAKeyWithoutAMeaningSaysSoWhereTextIsTyped(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ reach, idle string }{
		"list search": {"/", "f3 tab pgup ctrl+t"}, "findings search": {"down f ~ /", "f3 down ctrl+s"},
		"targets": {"n", "f3 pgup"}, "picker": {"n f2 ~", "f2 tab ctrl+n"}, "palette": {":", "f2 tab"},
		"choice": {"n shift+tab", "a ? : 7 f2 home"}, "button": {"n" + strings.Repeat(" tab", 30), "a right space tab"},
	} {
		h := startOnAll(t, 120, 30)
		h.play(c.reach)
		for idle := range strings.FieldsSeq(c.idle) {
			h.named(idle)
			if !strings.HasPrefix(h.bottom(), " "+idle+" does nothing ") {
				t.Errorf("%s: after %s, the footer is %q", name, idle, h.bottom())
			}
		}
		h.named("ctrl+l")
		h.miss("does nothing")
	}
}

// What a key could not do when it was pressed, it may do once a reply has come: the remark on it goes then.
func TestTheRemarkGoesOnceTheKeyHasAMeaning(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ reach, wait, idle string }{
		"enter pressed twice to launch": {"'a.example.com ctrl+s", "enter", "enter"},
		"no assets yet":                 {"", "f2", "enter"},
	} {
		h := openPicking(t, &assetAVDS{assets: []string{"b.example.com"}}, 120, 36)
		h.play(c.reach)
		h.hold = true
		h.play(c.wait)
		h.named(c.idle)
		if !strings.HasPrefix(h.bottom(), " "+c.idle+" does nothing ") {
			t.Errorf("%s: the footer is %q", name, h.bottom())
		}
		h.release()
		if strings.Contains(h.bottom(), "does nothing") {
			t.Errorf("%s: after the reply, the footer is %q", name, h.bottom())
		}
	}
}
