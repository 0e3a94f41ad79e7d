package tui

import (
	"fmt"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"scantop/client"
	"scantop/tui/internal/framelimit"
	"scantop/tui/terminal"
)

// line is the program on a terminal. It counts the bytes of each frame and the bytes of the
// cheapest update of the same cells.
type line struct {
	*harness
	canvas *terminal.Canvas
	meter  *framelimit.Meter
	width  int
	height int
}

// openLine starts the program on a blank terminal.
func openLine(t testing.TB, avds *fakeAVDS, width, height int, change ...func(*Options)) *line {
	t.Helper()
	l := &line{harness: start(t, avds, width, height, change...), width: width, height: height}
	l.clear()
	return l
}

// clear makes the terminal blank.
func (l *line) clear() {
	l.canvas = terminal.NewCanvas("xterm-256color", colorprofile.TrueColor)
	l.canvas.Resize(l.width, l.height)
	l.meter = framelimit.New(l.width, l.height)
}

// draw returns the bytes of the next frame.
func (l *line) draw() int { return len(l.canvas.Paint(l.m.View().Content)) }

// measure returns the bytes of the next frame and those of the cheapest update.
func (l *line) measure() (bytes, limit int) {
	return l.draw(), l.meter.Frame(l.m.View().Content)
}

// grow makes the bar of each running scan grow by a cell, and its percentage change, in one
// refresh.
func (l *line) grow() {
	for i := range l.avds.scans {
		s := &l.avds.scans[i]
		if s.Status != client.StatusRunning {
			continue
		}
		if s.Progress.Value += 5.3; s.Progress.Value > 99 {
			s.Progress.Value -= 95
		}
	}
	l.advance(5 * time.Second)
}

// halfRunning returns n scans. Every second one of the first 20 is running.
func halfRunning(n int, name string) []client.Scan {
	scans := manyScans(n)
	for i := range scans {
		s := &scans[i]
		s.Name, s.Type, s.Flow = fmt.Sprintf("%s-%02d", name, i), client.TypeVuln, client.FlowGeneral
		s.Status, s.Start, s.NextRun = client.StatusFinished, noon.Add(-time.Hour), time.Time{}
		s.End = noon
		s.Progress = client.Percent{Value: 100, Known: true}
		if i%2 == 0 && i < 20 {
			s.Status, s.Progress.Value = client.StatusRunning, float64(i)+3
		}
	}
	return scans
}

// languages are the languages of the screen and of most names of scans.
var languages = []struct {
	name, scans string
	change      func(*Options)
}{
	{"english", "nightly-web-edge", func(*Options) {}},
	{"chinese", "单次任务支付接口", inChinese},
}

// change is something that changes the screen again and again. If both bounds are 0, it must
// not write anything.
type change struct {
	name          string
	width, height int                  // of the terminal
	scans, page   int                  // the number of scans, of all and of a page
	before        []string             // keys that lead to the screen
	happens       func(l *line, n int) // makes change number n happen
	bytes         int                  // the most bytes that a frame may take; 0: no bound
	ratio         float64              // how many times the cheapest update it may take; 0: no bound
}

// press returns a change that presses the keys in turn.
func press(keys ...string) func(l *line, n int) {
	return func(l *line, n int) { l.press(keys[n%len(keys)]) }
}

var changes = []change{
	{"refresh", 130, 40, 20, 20, nil, func(l *line, _ int) { l.grow() }, 0, 1.3},
	{"page", 130, 40, 60, 20, nil, press("right", "left"), 0, 1.2},
	{"scroll", 100, 24, 100, 100, []string{"pgdown", "pgdown"}, press("pgdown", "pgup"), 260, 0},
	{"detail", 100, 24, 100, 100, []string{"enter", "down"}, press("down", "up"), 260, 0},
	{"key", 130, 40, 20, 20, []string{"down"}, press("down", "up"), 380, 0},
	{"first", 130, 40, 20, 20, nil, func(l *line, _ int) { l.clear() }, 4800, 0},
	{"nothing", 130, 40, 20, 20, nil, func(l *line, _ int) { l.press("r") }, 0, 0},
}

// open starts the program on the screen of a change. A few names are Chinese in any language,
// because a single wide character keeps some painters from scrolling.
func (c *change) open(t testing.TB, language int) *line {
	t.Helper()
	lang := languages[language]
	scans := halfRunning(c.scans, lang.scans)
	for i := 7; i < len(scans); i += 33 {
		scans[i].Name = fmt.Sprintf("单次任务支付接口-%02d", i)
	}
	l := openLine(t, &fakeAVDS{scans: scans}, c.width, c.height, lang.change, func(o *Options) { o.PageSize = c.page })
	l.press(c.before...)
	l.measure()
	return l
}

// TestBytesAgainstTheLimit compares the bytes of each frame with their bound.
func TestBytesAgainstTheLimit(t *testing.T) {
	t.Parallel()
	for _, c := range changes {
		for i, lang := range languages {
			t.Run(c.name+"/"+lang.name, func(t *testing.T) {
				t.Parallel()
				l := c.open(t, i)
				for n := range 4 {
					c.happens(l, n)
					bytes, limit := l.measure()
					t.Logf("%d bytes, the limit is %d", bytes, limit)
					switch {
					case (bytes == 0) != (c.bytes == 0 && c.ratio == 0):
						t.Errorf("time %d: %d bytes", n+1, bytes)
					case c.bytes > 0 && bytes > c.bytes:
						t.Errorf("time %d: %d bytes, want at most %d", n+1, bytes, c.bytes)
					case c.ratio > 0 && float64(bytes) > c.ratio*float64(limit):
						t.Errorf("time %d: %d bytes, want at most %.1f times %d", n+1, bytes, c.ratio, limit)
					}
				}
			})
		}
	}
}

// A start shows an empty screen before the first page. Both frames together are still cheap, since the second
// one repaints little of the first.
func TestStartCostsLittleOnTheLine(t *testing.T) {
	t.Parallel()
	for _, lang := range languages {
		avds := &fakeAVDS{scans: halfRunning(60, lang.scans)}
		l := &line{harness: build(t, avds, 130, 40, lang.change), width: 130, height: 40}
		l.clear()
		empty := l.draw()
		l.drain(l.m.Init())
		page := l.draw()
		t.Logf("%s: %d and %d bytes", lang.name, empty, page)
		if empty+page > 4780 {
			t.Errorf("%s: a start takes %d and %d bytes, want at most 4780", lang.name, empty, page)
		}
	}
}
