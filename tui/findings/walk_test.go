package findings

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/effect"
	"scantop/tui/internal/tuitest"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// walkKeys are the keys of a random walk. Keys that are pressed often are in it several times.
var walkKeys = []string{
	"1", "2", "3", "4", "d", "s", "/", "x", "y", "Y", "*", "space", "p", "r", "[", "]", "[", "]", "enter", "enter",
	"esc", "up", "down", "down", "pgdown", "pgdown", "pgup", "home", "end", "left", "right", "tab", "q",
}

// walk is a random walk over the screen, with replies that arrive late.
type walk struct {
	*harness
	random *rand.Rand
	late   []tea.Msg // replies that have not arrived yet
	path   []string
}

// deliver carries out commands. Replies arrive later.
func (w *walk) deliver(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil, tea.RawMsg:
	case tea.BatchMsg:
		for _, c := range msg {
			w.deliver(c)
		}
	default:
		w.late = append(w.late, msg)
	}
}

func (w *walk) update(msg tea.Msg) {
	_, cmd := w.f.Update(msg)
	w.deliver(cmd)
}

// step presses a key, lets a reply arrive, or lets time pass.
func (w *walk) step() {
	switch n := w.random.IntN(10); {
	case n < 4 && len(w.late) > 0:
		at := w.random.IntN(len(w.late))
		msg := w.late[at]
		w.late = slices.Delete(w.late, at, at+1)
		w.path = append(w.path, "reply")
		w.update(msg)
	case n < 6:
		w.clock = w.clock.Add(time.Duration(w.random.IntN(5000)) * time.Millisecond)
		w.path = append(w.path, "wait")
		for i := 0; i < len(w.timers); {
			if due := w.timers[i]; !due.due.After(w.clock) {
				w.timers = slices.Delete(w.timers, i, i+1)
				w.update(due.msg)
				continue
			}
			i++
		}
	default:
		key := walkKeys[w.random.IntN(len(walkKeys))]
		w.path = append(w.path, key)
		w.update(tuitest.Press(key))
	}
}

// reads returns how many replies to requests that read are still to be taken.
func (w *walk) reads() int {
	n := 0
	for _, msg := range w.late {
		if m, ok := msg.(effect.FindingsMsg); ok && m.To.Kind != effect.CreateReport &&
			m.To.Generation == w.f.asking.generation {
			n++
		}
	}
	return n
}

// Whatever is pressed, and whenever replies arrive: the screen fits, at most one request that reads is in
// flight, no report is created without a confirmation, and in the end everything is shown.
func TestRandomWalks(t *testing.T) {
	t.Parallel()
	random, cases := tuitest.Random(t, 300)
	for range cases {
		size := []int{5, 5, 60, 1_500, 3_000}[random.IntN(5)]
		a := threeRuns()
		if size > 5 {
			a.found["303"] = many(size).found["303"]
			a.found["302"] = a.found["303"][size/3:]
		}
		if random.IntN(3) == 0 {
			a.runs[0].ReportURL, a.runs[0].ReportStatus = secret, client.ReportReady
		}
		width, readOnly := []int{60, 120, 160}[random.IntN(3)], random.IntN(4) == 0
		h := build(t, a, look{"en", width, 12 + random.IntN(30), readOnly, false})
		h.avds = a
		w := &walk{harness: h, random: random}
		scan := client.Scan{ID: "11", Name: "sso-pre-rollout", Status: client.StatusFinished}
		w.deliver(h.f.Enter(scan))
		for range 150 {
			w.step()
			switch {
			case w.reads() > 1:
				t.Fatalf("%d requests in flight after %q", w.reads(), w.path)
			case len(a.created) > 0 && !slices.Contains(w.path, "enter"):
				t.Fatalf("a report was created after %q", w.path)
			}
			tuitest.Fits(t, fmt.Sprint(w.path), h.f.View(), h.f.width, h.f.height)
			if strings.Contains(h.f.View(), "s3cr3t") {
				t.Fatalf("the link to the report is on the screen after %q", w.path)
			}
			if !h.f.entered {
				w.deliver(h.f.Enter(scan))
			}
		}
		w.finish(t, size)
	}
}

// finish lets all replies arrive, clears the filter, and checks that the newest run is shown.
func (w *walk) finish(t *testing.T, size int) {
	t.Helper()
	for _, key := range []string{"esc", "esc", "esc", "esc"} {
		if w.f.entered {
			w.update(tuitest.Press(key))
		}
	}
	w.deliver(w.f.Enter(client.Scan{ID: "11", Name: "sso-pre-rollout"}))
	late := w.late
	w.late = nil
	for _, msg := range late {
		w.send(msg)
	}
	w.advance(3 * time.Minute)
	if size == 5 {
		size = 4 // one finding is not open
	}
	if want := fmt.Sprintf("of %d", size); !strings.Contains(w.screen(), want) || w.f.notice.Level == widget.Warning ||
		strings.Contains(w.screen(), text.For("en").Findings.LoadingRow) && w.f.width < paneFrom {
		t.Fatalf("after %q the screen does not show %q:\n%s", w.path, want, w.screen())
	}
}

func TestColumnsFillTheWidthAndLeaveInOrder(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "zh"} {
		known := 0
		for width := 40; width <= 200; width++ {
			total, shown := widget.RowMargins, columns(width, text.For(lang))
			for _, c := range shown {
				total += c.Gap + c.Width
			}
			if total != width {
				t.Fatalf("%s: the columns take %d of %d cells", lang, total, width)
			}
			for i, c := range shown {
				if c.ID != i {
					t.Fatalf("%s: at %d cells, column %d is in place %d", lang, width, c.ID, i)
				}
			}
			if len(shown) < known {
				t.Fatalf("%s: at %d cells there are fewer columns than in a narrower table", lang, width)
			}
			known = len(shown)
		}
		if known != colFound+1 {
			t.Errorf("%s: there is never room for all columns", lang)
		}
	}
}

func TestHighlightCoversTheWholeRow(t *testing.T) {
	t.Parallel()
	for _, width := range []int{40, 57, 80, 120, 149} {
		h := open(t, threeRuns(), look{"en", width, 20, false, false})
		h.press("down")
		buffer := tuitest.Cells(h.f.View(), width, 20)
		top := strings.Count(h.screen()[:strings.Index(h.screen(), h.selected())], "\n")
		for x := range width {
			if c := buffer.CellAt(x, top); c != nil && c.Width > 0 && c.Style.Bg == nil {
				t.Errorf("width %d: the highlight has a hole at column %d", width, x)
				break
			}
			if c := buffer.CellAt(x, top+1); c != nil && c.Style.Bg != nil {
				t.Errorf("width %d: the highlight leaks below", width)
				break
			}
		}
	}
}
