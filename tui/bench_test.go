package tui

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"scantop/client"
	"scantop/tui/effect"
	"scantop/tui/form"
	"scantop/tui/monitor"
	"scantop/tui/terminal"
	"scantop/tui/text"
)

// line counts the bytes that the program writes to the terminal for each frame.
type line struct{ canvas *terminal.Canvas }

func newLine(width, height int, content string) *line {
	l := &line{terminal.NewCanvas("xterm-256color", colorprofile.TrueColor)}
	l.canvas.Resize(width, height)
	l.canvas.Paint(content)
	return l
}

// draw returns how many bytes a frame costs after the one before.
func (l *line) draw(content string) int { return len(l.canvas.Paint(content)) }

// halfRunning returns 20 scans of which every second one is running.
func halfRunning(chinese bool) []client.Scan {
	scans := manyScans(20)
	for i := range scans {
		s := &scans[i]
		s.Name, s.Type, s.Flow = fmt.Sprintf("nightly-web-edge-%02d", i), client.TypeVuln, client.FlowGeneral
		if chinese {
			s.Name = fmt.Sprintf("单次任务支付接口%02d", i)
		}
		s.Status, s.Start, s.NextRun = client.StatusFinished, noon.Add(-time.Hour), time.Time{}
		s.End = noon
		s.Progress = client.Percent{Value: 100, Known: true}
		if i%2 == 0 {
			s.Status, s.Progress.Value = client.StatusRunning, float64(i)+3
		}
	}
	return scans
}

// refreshBytes returns the bytes of ten refreshes of the list. In each of them, ten bars
// grow by a cell and ten percentages change.
func refreshBytes(t *testing.T, chinese bool) []int {
	avds := &fakeAVDS{scans: halfRunning(chinese)}
	h := start(t, avds, 130, 40)
	l := newLine(130, 40, h.m.View().Content)
	costs := make([]int, 10)
	for n := range costs {
		for i := 0; i < 20; i += 2 {
			avds.scans[i].Progress.Value += 5.3
		}
		h.advance(5 * time.Second)
		costs[n] = l.draw(h.m.View().Content)
	}
	return costs
}

// A refresh costs at most 750 bytes, also with Chinese names.
func TestRefreshCostsLittleOnTheLine(t *testing.T) {
	t.Parallel()
	for name, chinese := range map[string]bool{"English": false, "Chinese": true} {
		for i, n := range refreshBytes(t, chinese) {
			if n == 0 || n > 750 {
				t.Errorf("%s names, refresh %d: %d bytes, want 1 to 750", name, i+1, n)
			}
		}
	}
}

// BenchmarkRefresh measures a refresh from the reply to the bytes on the line.
func BenchmarkRefresh(b *testing.B) {
	for name, chinese := range map[string]bool{"english": false, "chinese": true} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			avds := &fakeAVDS{scans: halfRunning(chinese)}
			h := benchHarness(b, avds, 130, 40)
			l := newLine(130, 40, h.m.View().Content)
			total := 0
			for b.Loop() {
				for i := 0; i < 20; i += 2 {
					if p := &avds.scans[i].Progress.Value; *p < 90 {
						*p += 5.3
					} else {
						*p = 1
					}
				}
				h.clock = h.clock.Add(5 * time.Second)
				page, _ := avds.DescribeScans(b.Context(), client.Query{Page: 1, PageSize: 20})
				refreshWith(h, page)
				total += l.draw(h.m.View().Content)
			}
			b.ReportMetric(float64(total)/float64(b.N), "B/refresh")
		})
	}
}

// BenchmarkKeyPress measures a key press and its frame at 200x60 with 100 rows.
func BenchmarkKeyPress(b *testing.B) {
	b.ReportAllocs()
	h := benchHarness(b, &fakeAVDS{scans: manyScans(100)}, 200, 60)
	for b.Loop() {
		h.m.Update(special["down"])
		if h.row() == 99 {
			h.m.Update(special["home"])
		}
		_ = h.m.View()
	}
}

func benchHarness(b testing.TB, avds *fakeAVDS, width, height int) *harness {
	b.Helper()
	h := &harness{avds: avds, clock: noon}
	h.m = New(b.Context(), avds, avds, Options{
		Text: text.For("en"), Place: form.Place{Source: []string{"prod"}}, Interval: 5 * time.Second, PageSize: 100,
		Now: func() time.Time { return h.clock }, Jitter: func() float64 { return 0 },
		After: func(time.Duration, tea.Msg) tea.Cmd { return nil },
	})
	h.m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	page, err := avds.DescribeScans(b.Context(), client.Query{Page: 1, PageSize: 100})
	if err != nil {
		b.Fatal(err)
	}
	refreshWith(h, page)
	return h
}

// refreshWith requests a page and replies with page.
func refreshWith(h *harness, page *client.Page) {
	o, _ := h.m.monitor.Do(monitor.Start{})
	h.m.Update(effect.AnsweredMsg{To: o.Ask[len(o.Ask)-1], Page: page})
}

// Refreshes do not make the heap grow.
func TestMemoryStaysFlat(t *testing.T) {
	avds := &fakeAVDS{scans: halfRunning(true)}
	h := start(t, avds, 120, 36)
	heap := func() uint64 {
		avds.queries = nil
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	round := func(n int) {
		for i := range n {
			avds.scans[0].Progress.Value = float64(i % 100)
			h.advance(5 * time.Second)
			avds.queries = avds.queries[:0]
		}
	}
	round(500)
	before := heap()
	round(2000)
	if after := heap(); after > before+256<<10 {
		t.Errorf("the heap grew from %d to %d bytes in 2,000 refreshes", before, after)
	}
}
