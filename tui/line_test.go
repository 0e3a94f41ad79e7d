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

// line is a program and the terminal's end of its line: it counts what each frame
// costs there, and what the cheapest update of the same cells costs.
type line struct {
	*harness
	canvas *terminal.Canvas
	meter  *framelimit.Meter
	width  int
	height int
}

// openLine starts the program on a terminal that shows nothing yet.
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

// grow lets ten bars grow by a cell, and ten percents change, in one refresh.
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

// halfRunning are n scans, of which every second one of the first 20 runs.
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

// A language is that of the screen, and of the names of most scans.
var languages = []struct {
	name, scans string
	change      func(*Options)
}{
	{"english", "nightly-web-edge", func(*Options) {}},
	{"chinese", "单次任务支付接口", inChinese},
}

// change is something that happens on the screen again and again, and what it may
// cost: some bytes, or so many times what the cheapest update costs. Zero is no bound.
type change struct {
	name          string
	width, height int
	scans, page   int
	before        []string // keys that lead to the screen
	happens       func(l *line, n int)
	bytes         int
	ratio         float64
}

// press returns a change that each time presses the next one of two keys.
func press(keys ...string) func(l *line, n int) {
	return func(l *line, n int) { l.press(keys[n%len(keys)]) }
}

var changes = []change{
	{"refresh", 130, 40, 20, 20, nil, func(l *line, _ int) { l.grow() }, 0, 1.3},
	{"page", 130, 40, 60, 20, nil, press("right", "left"), 0, 1.2},
	{"scroll", 100, 24, 100, 100, []string{"pgdown", "pgdown"}, press("pgdown", "pgup"), 260, 0},
	{"detail", 100, 24, 100, 100, []string{"enter"}, press("down", "up"), 260, 0},
	{"key", 130, 40, 20, 20, []string{"down"}, press("down", "up"), 400, 0},
	{"first", 130, 40, 20, 20, nil, func(l *line, _ int) { l.clear() }, 4800, 0},
	{"nothing", 130, 40, 20, 20, nil, func(l *line, _ int) { l.press("r") }, 0, 0},
}

// open starts the program where a change happens. Two of the English names are Chinese,
// one of them among the rows that scroll: wide characters keep some painters from it.
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

// TestBytesAgainstTheLimit holds what a change of the screen costs on the line to
// its bound, and each frame to the cheapest update of the same cells.
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
