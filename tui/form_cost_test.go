package tui

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/target"
	"scantop/tui/internal/tuitest"
)

// longList returns a list of n hosts, one a line, of at least size bytes.
func longList(n, size int) string {
	var b strings.Builder
	for i := 0; i < n || b.Len() < size; i++ {
		fmt.Fprintf(&b, "host%d.example.com\n", i)
	}
	return b.String()
}

// costlyKeys are pairs of keys of which the second undoes the first, with the keys pressed
// before them.
var costlyKeys = []struct {
	name   string
	before []string
	keys   [2]string
}{
	{"type", nil, [2]string{"a", "backspace"}},
	{"type at the start", []string{"home"}, [2]string{"a", "backspace"}},
	{"move", nil, [2]string{"left", "right"}},
	{"move at the start", []string{"home"}, [2]string{"right", "left"}},
	{"jump", nil, [2]string{"home", "end"}},
	{"tab", nil, [2]string{"tab", "shift+tab"}},
	{"leave", nil, [2]string{"esc", "n"}},
	{"option", []string{"tab", "tab", "tab", "tab"}, [2]string{"right", "left"}},
	{"other text", []string{"shift+tab", "shift+tab"}, [2]string{"a", "backspace"}},
	{"review", nil, [2]string{"ctrl+s", "esc"}},
	{"scroll review", []string{"ctrl+s"}, [2]string{"down", "up"}},
	{"expand review", []string{"ctrl+s"}, [2]string{"e", "e"}},
	{"scroll the whole review", []string{"ctrl+s", "e"}, [2]string{"down", "up"}},
	{"question", []string{"ctrl+s"}, [2]string{"enter", "esc"}},
	{"scroll question", []string{"ctrl+s", "enter"}, [2]string{"down", "up"}},
	{"button", []string{"ctrl+s", "enter"}, [2]string{"left", "right"}},
	{"word", nil, [2]string{"ctrl+w", "paste"}},
}

// keyed returns the message of a key of costlyKeys.
func keyed(k string) tea.Msg {
	if k == "paste" {
		return tea.PasteMsg{Content: " a.example.com"}
	}
	return tuitest.Press(k)
}

// cost returns how long this thread runs for do.
func cost(do func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	began := cpuTime()
	do()
	return cpuTime() - began
}

// No key costs more than a third of reading the whole list, in any part of the form, the
// review and the confirmation. Showing whole lists for the first time may cost twice as much
// as reading them.
func TestAKeyCostsLittleWithThousandsOfTargets(t *testing.T) { // not parallel: it measures time
	for name, targets := range map[string]string{
		"one a line": longList(20_000, 0), "in one word": strings.ReplaceAll(longList(20_000, 0), "\n", ","),
		"as many as can be sent": longList(client.MaxTargets, 0),
	} {
		whole := time.Hour
		for range 5 {
			whole = min(whole, cost(func() { target.Parse(targets) }))
		}
		h := costlyForm(t, targets)
		for _, c := range costlyKeys {
			for _, k := range c.before {
				h.pressCostly(k)
			}
			if read := h.pressCostly(c.keys[0]) + h.pressCostly(c.keys[1]); read > 16<<10 {
				t.Errorf("%s, %s: %d of %d bytes were parsed again", name, c.name, read, len(targets))
			}
			for _, k := range c.keys {
				least := time.Hour
				for range 5 {
					least = min(least, cost(func() { h.pressCostly(k) }))
					h.pressCostly(other(c.keys, k))
				}
				h.pressCostly(k)
				most := whole / 3
				if k == "e" {
					most = 2 * whole
				}
				if least > most {
					t.Errorf("%s, %s: %q takes %v, reading all targets takes %v", name, c.name, k, least, whole)
				}
			}
			for h.m.form.Reviewed() != nil {
				h.m.Update(tuitest.Press("esc"))
			}
			h.goTo("Targets")
		}
	}
}

// other returns the key of a pair that undoes k.
func other(keys [2]string, k string) string {
	if k == keys[0] {
		return keys[1]
	}
	return keys[0]
}

// costlyForm returns a form with targets, and the cursor behind them.
func costlyForm(t testing.TB, targets string) *harness {
	t.Helper()
	h := start(t, &fakeAVDS{scans: manyScans(20)}, 120, 36)
	h.m.Update(keyed("n"))
	h.m.Update(tea.PasteMsg{Content: targets})
	return h
}

// pressCostly presses a key, draws the frame, and returns how many bytes of targets were
// parsed for it.
func (h *harness) pressCostly(k string) int {
	targets := h.m.form.Order().Values["Targets"]
	list := targets.Targets()
	before := list.Cost()
	h.m.Update(keyed(k))
	_ = h.m.View()
	h.clock = h.clock.Add(time.Second)
	return list.Cost() - before
}

// A target typed among thousands is named, counted and sent at once.
func TestATargetTypedAmongThousandsCountsAtOnce(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.send(tea.PasteMsg{Content: longList(5000, 0)})
	h.see("5000 targets")
	h.write("host7.example.com 10.0.0.0/8")
	h.press("ctrl+s")
	h.see("5000 targets, 1 repeated · 1 invalid", "target 5002 (a network, not a single target): 10.0.0.0/8")
	h.press("ctrl+w")
	h.write("last.example.com")
	h.press("home")
	h.write("first.example.com ")
	h.see("5002 targets, 1 repeated")
	h.press("ctrl+s", "enter") // no pause is needed
	h.see("5002 targets are scanned", "first.example.com", "host0.example.com")
	h.advance(quiet)
	h.press("tab", "enter")
	if len(avds.specs) != 1 {
		t.Fatalf("%d launches:\n%s", len(avds.specs), h.screen())
	}
	sent := avds.specs[0].Targets
	ends := []string{sent[0], sent[1], sent[len(sent)-1]}
	want := []string{"first.example.com", "host0.example.com", "last.example.com"}
	if len(sent) != 5002 || !slices.Equal(ends, want) {
		t.Errorf("%d targets were sent: %q … %q", len(sent), sent[:2], sent[len(sent)-1])
	}
}

// BenchmarkFormKey measures a key press and its frame with many targets in the form.
func BenchmarkFormKey(b *testing.B) {
	for _, list := range []struct{ name, targets string }{
		{"few", "a.example.com\n"}, {"9000", longList(9000, 0)},
		{"20000", longList(20_000, 0)}, {"1MB", longList(0, 1<<20)},
	} {
		for _, c := range costlyKeys {
			b.Run(list.name+"/"+c.name, func(b *testing.B) {
				h := costlyForm(b, list.targets)
				for _, k := range c.before {
					h.pressCostly(k)
				}
				var spent [2]time.Duration
				for b.Loop() {
					for i, k := range c.keys {
						spent[i] += cost(func() { h.pressCostly(k) })
					}
				}
				b.ReportMetric(float64(b.Elapsed())/float64(2*b.N), "ns/key")
				b.ReportMetric(float64(max(spent[0], spent[1]))/float64(b.N), "cpu-ns/key") // the slower key
			})
		}
	}
}
