package tui

import (
	"runtime"
	"testing"
	"time"

	"scantop/tui/internal/tuitest"
)

// BenchmarkLine measures a change of the screen from its cause to the bytes on the line. It
// reports their number as B/refresh, B/page and so on, and as a multiple of the cheapest
// update of the same cells.
func BenchmarkLine(b *testing.B) {
	for _, c := range changes {
		for i, lang := range languages {
			b.Run(c.name+"/"+lang.name, func(b *testing.B) {
				b.ReportAllocs()
				l := c.open(b, i)
				bytes, limit := 0, 0
				for n := range 4 {
					c.happens(l, n)
					cost, least := l.measure()
					bytes, limit = bytes+cost, limit+least
				}
				n := 4
				for b.Loop() {
					c.happens(l, n)
					l.draw()
					n++
				}
				b.ReportMetric(float64(bytes)/4, "B/"+c.name)
				if limit > 0 {
					b.ReportMetric(float64(bytes)/float64(limit), "limits")
				}
			})
		}
	}
}

// BenchmarkKeyPress measures a key press and its frame at 200x60 with 100 rows.
func BenchmarkKeyPress(b *testing.B) {
	b.ReportAllocs()
	l := openLine(b, &fakeAVDS{scans: manyScans(100)}, 200, 60, func(o *Options) { o.PageSize = 100 })
	presses := 0
	for b.Loop() {
		if presses++; presses%100 == 0 {
			l.m.Update(tuitest.Press("home"))
		} else {
			l.m.Update(tuitest.Press("down"))
		}
		l.draw()
	}
}

// Refreshes do not make the heap grow.
func TestMemoryStaysFlat(t *testing.T) {
	avds := &fakeAVDS{scans: halfRunning(20, "单次任务支付接口")}
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
