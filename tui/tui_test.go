package tui

import (
	"image"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/tui/internal/tuitest"
)

func TestQuitAndInterrupt(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 80, 24)
	h.press("q")
	if _, ok := h.left.(tea.QuitMsg); !ok {
		t.Errorf("q leads to %T", h.left)
	}
	h = openForm(t, &fakeAVDS{}, 80, 24)
	h.press("q")
	if h.left != nil {
		t.Error("q in a text field quits")
	}
	h.press("ctrl+c")
	if _, ok := h.left.(tea.InterruptMsg); !ok {
		t.Errorf("ctrl+c leads to %T", h.left)
	}
}

func TestInterruptWarnsDuringALaunch(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 80, 24)
	h.write("a.example.com")
	h.press("ctrl+s")
	h.m.Update(tuitest.Press("enter"))
	h.press("ctrl+c")
	if h.left != nil {
		t.Fatal("ctrl+c quit during a launch")
	}
	h.see("Launch in progress. Press ctrl+c again")
	h.press("ctrl+c")
	if h.left == nil {
		t.Error("a second ctrl+c did not quit")
	}
}

func TestTooSmallGoesAwayWhenItGrows(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 39, 10)
	h.see("terminal too small")
	if lines := strings.Count(h.screen(), "\n"); lines != 0 {
		t.Errorf("the notice takes %d lines, want 1", lines+1)
	}
	h.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	h.miss("too small")
	h.see("1–17 of 30")
}

// No frame and no screen is larger than its size, at any size and in any state.
func TestNoViewIsLargerThanItWasTold(t *testing.T) {
	t.Parallel()
	sizes := sizes(t)
	for name, reach := range screens() {
		for lang, change := range map[string]func(*Options){"en": func(*Options) {}, "zh": inChinese} {
			t.Run(name+"-"+lang, func(t *testing.T) {
				t.Parallel()
				h := reached(t, reach, 120, 36, change)
				for _, size := range sizes {
					h.send(tea.WindowSizeMsg{Width: size.X, Height: size.Y})
					tuitest.Fits(t, name, h.m.View().Content, size.X, size.Y)
					if h.m.tooSmall() { // otherwise the frame contains the screen
						tuitest.Fits(t, name+" (view)", h.m.front().View(), size.X, size.Y-2)
					}
				}
			})
		}
	}
}

// sizes returns the corners between 0x0 and 200x60, the sizes at which the layout changes,
// and random sizes.
func sizes(t *testing.T) []image.Point {
	list := []image.Point{}
	for _, width := range []int{0, 1, 2, 39, 40, 41, 80, 200} {
		for _, height := range []int{0, 1, 2, 3, 9, 10, 13, 14, 24, 60} {
			list = append(list, image.Pt(width, height))
		}
	}
	random, n := tuitest.Random(t, 60)
	for range n {
		list = append(list, image.Pt(random.IntN(201), random.IntN(61)))
	}
	return list
}

func TestViewChangesNothing(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36)
	h.see("page 1 of 2")
	first := h.m.View().Content
	h.clock = h.clock.Add(time.Hour) // time alone must not change the frame
	if second := h.m.View().Content; first != second {
		t.Error("the second frame differs from the first")
	}
}

func TestAnUnchangedReplyChangesNothing(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	for i := range avds.scans {
		avds.scans[i].Status, avds.scans[i].Progress.Value = client.StatusFinished, 100
	}
	h := start(t, avds, 120, 36)
	h.advance(30 * time.Second) // all tabs are counted
	first, asked := h.m.View().Content, len(avds.queries)
	h.advance(2 * time.Minute)
	if len(avds.queries) == asked {
		t.Fatal("no request was sent")
	}
	if h.m.View().Content != first {
		t.Errorf("a frame changed although nothing happened:\n%s", h.screen())
	}
}

func TestASCIIScreensAreASCII(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, inASCII)
	check := func(shown string) {
		t.Helper()
		h.see(shown)
		for _, r := range h.m.View().Content {
			if r > 0x7e {
				t.Fatalf("%q is on an ASCII screen:\n%s", r, h.screen())
			}
		}
	}
	check("????-??") // a Chinese name
	h.press("?")
	check("suspend (fg resumes)")
	h.press("q", "n")
	check("New scan")
	h.write("例子.example.com")
	h.press("ctrl+s")
	check("xn--fsqu00a")
}

func TestMonoScreensHaveNoColour(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, inMono)
	for _, c := range []struct {
		keys  []string
		shows string
	}{{nil, "nightly-web-edge"}, {[]string{"down"}, "nightly-web-edge"}, {[]string{"?"}, "suspend (fg resumes)"},
		{[]string{"q", "n"}, "New scan"}} {
		h.press(c.keys...)
		h.see(c.shows)
		content := h.m.View().Content
		if strings.Contains(content, "38;") || strings.Contains(content, "48;") {
			t.Errorf("a colourless screen has colours: %q", content)
		}
		if len(c.keys) == 0 && !strings.Contains(content, "\x1b[") {
			t.Error("the selected row does not stand out")
		}
	}
}

func TestBackgroundChoosesTheTheme(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 120, 36, func(o *Options) { o.AskTheme = true })
	dark := h.m.View().Content
	h.send(tea.BackgroundColorMsg{Color: lipgloss.Color("#ffffff")})
	light := h.m.View().Content
	if dark == light || ansi.Strip(dark) != ansi.Strip(light) {
		t.Error("a light background must change the colours and nothing else")
	}
}
