package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/order"
	"scantop/tui/text"
)

// The line above the button calls the field with the focus by its label, as its row does.
func TestTheLineAboveTheButtonNamesTheFieldByItsLabel(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese} {
		h := openForm(t, &fakeAVDS{}, 80, 24, change)
		for _, trigger := range []string{"date", "interval"} {
			h.choose("TriggerType", trigger)
			for _, p := range h.applying() {
				h.goTo(p.Name)
				lines := strings.Split(h.screen(), "\n")
				label := h.m.text.Form.Parameters[p.Name].Label
				if got := strings.TrimSpace(lines[len(lines)-3]); !strings.HasPrefix(got, label) {
					t.Errorf("the line about %s is %q, want %q first", p.Name, got, label)
				}
			}
		}
	}
}

// The button is in sight whatever the form shows, and wherever the focus is.
func TestTheReviewButtonIsAlwaysInSight(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese, inASCII} {
		for _, size := range [][2]int{{80, 24}, {40, 10}, {120, 36}} {
			for _, kind := range []string{"vuln", "content", "asset"} {
				for _, trigger := range []string{"date", "interval"} {
					h := openForm(t, &fakeAVDS{}, size[0], size[1], change)
					h.send(tea.PasteMsg{Content: manyHosts(30) + " b..c d..e"})
					h.choose("ScanType", kind)
					if kind != "asset" {
						h.choose("TriggerType", trigger)
					}
					for range h.applying() {
						h.press("tab")
						lines := strings.Split(h.screen(), "\n")
						if !strings.Contains(lines[len(lines)-2], "[ "+h.m.text.Form.ReviewButton+" ]") {
							t.Fatalf("%s %s: the button is not above the footer:\n%s", kind, trigger, h.screen())
						}
						if f := h.m.form.Focused(); f != "" && !strings.Contains(h.screen(), h.m.th.Glyphs.Cursor) {
							t.Fatalf("%s is hidden:\n%s", f, h.screen())
						}
					}
				}
			}
		}
	}
}

// A line that has no room for all it could say says less, but whole.
func TestNothingInTheFormIsCutOff(t *testing.T) {
	t.Parallel()
	values := []map[string]string{
		{"StartDate": "tomorrow 02:00", "RuntimeStart": "22:00", "RuntimeEnd": "06:00", "EndDate": "90d"},
		{"EndDate": "tomorrow 02:01"}, // never runs
		{"StartDate": "x", "RuntimeStart": "06:00", "EndDate": "y", "Interval": "0"},
	}
	for _, size := range [][2]int{{80, 24}, {120, 36}, {160, 45}} {
		for _, change := range []func(*Options){func(*Options) {}, inChinese} {
			at := noon.In(time.FixedZone("here", -9*60*60-30*60))
			here := func(o *Options) { o.Now = func() time.Time { return at } }
			h := openForm(t, &fakeAVDS{}, size[0], size[1], change, here)
			h.write("a.example.com")
			h.choose("TriggerType", "interval")
			for _, entries := range values {
				for parameter, value := range entries {
					h.replace(parameter, value)
				}
				h.goToFirst()
				for range h.applying() {
					lines := strings.Split(h.screen(), "\n")
					for _, line := range lines[1 : len(lines)-1] { // without the header and the footer
						if strings.Contains(line, "…") {
							t.Errorf("%v: %s is cut off:\n%s", size, h.m.form.Focused(), line)
						}
					}
					h.press("tab")
				}
			}
		}
	}
}

func TestTargetsOpenWhileTheyHaveTheFocus(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 80, 24)
	h.write("a.example.com, 例子.中国 c.example.com d.example.com e.example.com f.example.com")
	row := func(s string) string { return "\n                " + s }
	h.see(row("c.example.com"), row("d.example.com"), row("e.example.com"), row("f.example.com"))
	h.miss("a.example.com")
	h.press("up", "up", "up", "up")
	h.see("例子.中国", row("f.example.com"), "↑")
	h.press("up")
	h.see("a.example.com,", row("例子.中国"), row("e.example.com"), "↓")
	h.miss("f.example.com")
	h.press("up")
	if h.m.form.Focused() != "ScanType" {
		t.Errorf("up from the first row leads to %s", h.m.form.Focused())
	}
	h.see("a.example.com, 例子.中国 c.exa")
	h.miss(row("例子.中国"))
	h.press("down", "down")
	if h.m.form.Focused() != "TargetAssetTags" {
		t.Errorf("down from the last row leads to %s", h.m.form.Focused())
	}
}

func TestProposedNamesDoNotRepeat(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s", "enter", "n")
	h.see("scan-20260302-120000-2")
	h.write("b.example.com")
	h.press("ctrl+r") // starts over
	h.see("scan-20260302-120000-3")
	h.write("c.example.com")
	h.press("ctrl+s", "enter")
	h.advance(time.Minute)
	h.press("n", "ctrl+r", "ctrl+r")
	if len(avds.specs) != 2 || avds.specs[0].Name != "scan-20260302-120000" ||
		avds.specs[1].Name != "scan-20260302-120000-3" {
		t.Errorf("launched are %+v", avds.specs)
	}
}

// A place far from Beijing sees how far the clock of AVDS differs, whole, at 80 columns.
func TestTheDifferenceToTheServicesClockIsWhole(t *testing.T) {
	t.Parallel()
	for offset, want := range map[int][2]string{
		-9*60 - 30: {"UTC+8 = local time +17h30m", "UTC+8 = 本地时间 +17 小时 30 分"},
		5*60 + 45:  {"UTC+8 = local time +2h15m", "UTC+8 = 本地时间 +2 小时 15 分"},
		14 * 60:    {"UTC+8 = local time -6h", "UTC+8 = 本地时间 -6 小时"},
	} {
		for i, change := range []func(*Options){func(*Options) {}, inChinese} {
			at := noon.In(time.FixedZone("here", offset*60))
			h := openForm(t, &fakeAVDS{}, 80, 24, change, func(o *Options) { o.Now = func() time.Time { return at } })
			h.write("a.example.com")
			for _, from := range []string{"22:00", "01:00:01"} {
				h.replace("RuntimeStart", from)
				h.replace("RuntimeEnd", "06:00:01")
				h.see(want[i])
				h.press("shift+tab") // without the focus as well
				h.see(want[i])
			}
			h.press("ctrl+s")
			h.press("pgdown")
			h.see(want[i])
		}
	}
}

func TestTheHelpExplainsTheFieldFirst(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese} {
		for _, key := range []string{"f1", "ctrl+y"} {
			h := openForm(t, &fakeAVDS{}, 120, 36, change)
			h.write("b..c")
			for _, p := range h.applying() {
				h.goTo(p.Name)
				h.press(key)
				head, _, _ := strings.Cut(h.screen(), "tab/enter")
				w := h.m.text.Form
				title := w.Parameters[p.Name].Label
				if title != p.Name {
					title += " · " + p.Name
				}
				want := []string{"\n " + title + "\n", firstWords(w.FieldHelp[p.Name])}
				for _, c := range p.Choices {
					want = append(want, w.Parameters[p.Name].Choices[c.Value].Meaning)
				}
				for _, s := range want {
					if s == "" || !strings.Contains(head, s) {
						t.Errorf("%s: the help does not begin with %q:\n%s", p.Name, s, h.screen())
					}
				}
				h.press("esc")
			}
		}
	}
	for _, lang := range []string{"en", "zh"} {
		if got := len(text.For(lang).Form.FieldHelp); got != len(order.Parameters()) {
			t.Errorf("%s: %d of %d parameters are explained", lang, got, len(order.Parameters()))
		}
	}
}

// firstWords returns the beginning of a text, which no line breaks.
func firstWords(s string) string { return fmt.Sprintf("%.12s", s) }

// Without colour, a placeholder cannot be taken for a value.
func TestAPlaceholderSaysThatItIsAnExample(t *testing.T) {
	t.Parallel()
	for want, change := range map[string]func(*Options){
		"for example www.example.com": inMono, "例如 www.example.com": inChinese,
	} {
		h := openForm(t, &fakeAVDS{}, 80, 24, change)
		h.see(want)
		h.write("a")
		h.miss(want)
	}
}
