package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/internal/tuitest"
)

func TestHighlightCoversTheWholeRow(t *testing.T) {
	t.Parallel()
	for _, width := range []int{40, 80, 120, 200} {
		h := start(t, &fakeAVDS{scans: manyScans(30)}, width, 24)
		for row := range 6 {
			buffer := tuitest.Cells(h.m.View().Content, width, 24)
			top := strings.Count(h.screen()[:strings.Index(h.screen(), h.selected())], "\n")
			for x := range width {
				if c := buffer.CellAt(x, top); c != nil && c.Width > 0 && c.Style.Bg == nil {
					t.Errorf("width %d, row %d: the highlight has a hole at column %d: %q", width, row, x, h.selected())
					break
				}
			}
			for x := range width {
				if c := buffer.CellAt(x, top+1); c != nil && c.Style.Bg != nil {
					t.Errorf("width %d, row %d: the highlight leaks below", width, row)
					break
				}
			}
			h.press("down")
		}
	}
}

// A scan with an invisible name is shown with its ScanId.
func TestScansWithoutNameShowTheirID(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"": "4711", " \r\n\u3000": "4711", "\x1b\u202e\u3164": "4711", "\nback\n": "back",
	} {
		scan := client.Scan{ID: "4711", Name: name, Status: client.StatusFinished, Type: client.TypeVuln}
		h := start(t, &fakeAVDS{scans: []client.Scan{scan}}, 120, 36)
		if row := h.selected(); !strings.Contains(row, " finished  "+want+" ") {
			t.Errorf("the row of name %+q is %s", name, row)
		}
	}
}

// Rows that are not redrawn look as if they were.
func TestRowsThatAreKeptLookLikeNewOnes(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36)
	same := func(when string) {
		t.Helper()
		kept := h.m.View().Content
		h.m.setTheme(h.m.th) // redraws all rows
		if h.m.View().Content != kept {
			t.Errorf("%s: a row that was not redrawn looks different", when)
		}
	}
	same("at first")
	for i, change := range []func(){
		func() {},
		func() { avds.scans[0].Progress.Value = 44.4 },
		func() { avds.scans[0].Status = client.StatusAborted },
		func() { h.press("w") },
		func() { avds.scans[6].Flow = client.FlowFull },
		func() { avds.scans[6].Progress.Clamped = true },
		func() { h.press("right") }, func() { h.press("left", "2") }, func() { h.m.setBackground(false) },
		func() { h.m.setSize(80, 24) }, func() { avds.err = &client.Error{Kind: client.KindServer} },
	} {
		change()
		h.advance(5 * time.Second)
		same(fmt.Sprint("change ", i))
	}
	h.advance(10 * time.Second) // the data are old
	same("stale")
	h.advance(2 * time.Minute)
	avds.err = nil
	h.press("r")
	h.advance(2 * time.Minute) // the scan is stalled
	same("stalled")
}
