package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

func TestDetailsInThePlaceOfTheList(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36)
	h.press("enter")
	h.see("nightly-web-edge", avds.scans[0].ID, "0.0%")
	h.miss("page 1 of 2", "单次任务-支付")
	avds.scans[0].Progress.Value = 3.3
	h.advance(5 * time.Second)
	h.see("3.3%")
	h.press("]")
	h.see("单次任务-支付", avds.scans[1].ID)
	h.press("[", "[")
	h.see(avds.scans[0].ID)
	h.press("esc")
	h.see("page 1 of 2")
	if !strings.Contains(h.selected(), "nightly-web-edge") {
		t.Errorf("the cursor is on %q", h.selected())
	}
	if h.press("enter", "q"); h.left != nil {
		t.Error("q in the details quit the program")
	}
	h.see("page 1 of 2")
}

func TestNextScanGoesOnToTheNextPage(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36)
	h.press("end", "enter")
	h.see(avds.scans[19].ID)
	h.press("]")
	h.see(avds.scans[20].ID)
	h.press("[")
	h.see(avds.scans[19].ID)
}

// A key that is held down waits for the next page, and then goes on with its first scan.
func TestAHeldKeyGoesOnToTheNextPage(t *testing.T) {
	t.Parallel()
	for _, width := range []int{120, 160} {
		avds := &fakeAVDS{scans: manyScans(50)}
		h := start(t, avds, width, 36)
		h.press("end", "enter")
		h.latency = func() time.Duration { return time.Second }
		h.press("]", "]", "]")
		h.advance(2 * time.Second)
		if id := h.pinned().ID; id != avds.scans[20].ID {
			t.Errorf("at %d columns, the details show %s, want the first scan of the next page", width, id)
		}
		h.press("right", "left")
		h.advance(2 * time.Second)
		if h.press("]"); h.pinned().ID != avds.scans[21].ID {
			t.Errorf("at %d columns, the details show %s after a page was left and come back to", width, h.pinned().ID)
		}
	}
}

// Details beside the list follow the cursor again after the user has turned to a page and back before it came.
func TestDetailsBesideTheListFollowAfterAPageThatNeverCame(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(50)}
	h := start(t, avds, 160, 36)
	h.press("enter", "end")
	h.latency = func() time.Duration { return time.Second }
	h.press("]", "left")
	h.advance(2 * time.Second)
	if h.press("up"); h.pinned().ID != avds.scans[18].ID {
		t.Errorf("the details show %s, and the cursor is on %s", h.pinned().ID, h.selected())
	}
}

func TestDetailsBesideTheList(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 160, 45)
	h.press("enter")
	h.see("page 1 of 2", avds.scans[0].ID)
	h.press("down", "down")
	h.see(avds.scans[2].ID, "page 1 of 2")
	h.press("right")
	h.see("page 2 of 2", avds.scans[20].ID)
	h.press("2")
	h.see("1–5 of 5")
	h.press("J")
	h.see("of 5")
	h.press("esc")
	h.miss("SCHEDULE")
	h.see("of 5")
}

// The details move between the place of the list and the column beside it when the width
// changes.
func TestDetailsFollowTheSize(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(30)}, 160, 45)
	h.press("enter")
	h.m.setSize(149, 45)
	h.miss("page 1 of 2")
	h.m.setSize(150, 45)
	h.see("page 1 of 2", "SCHEDULE")
}

// The details stay on their scan and keep refreshing it, also when it leaves the page.
func TestDetailsStayWithTheirScan(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36, func(o *Options) { o.Filter.Statuses = []client.Status{client.StatusRunning} })
	id := avds.scans[0].ID
	h.press("enter")
	h.finish(0)
	h.advance(10 * time.Second)
	h.see(id, "✓ finished", "100.0%")
	avds.scans[0].Name = "renamed-meanwhile"
	h.advance(20 * time.Second)
	h.see(id, "renamed-meanwhile")
}

// A scan without a ScanId cannot be copied or watched, and the list says so.
func TestAScanWithoutAScanIDCannotBeCopiedOrWatched(t *testing.T) {
	t.Parallel()
	for lang, want := range map[string]string{"en": "This scan has no scan ID.", "zh": "该任务没有任务 ID。"} {
		for _, k := range []string{"y", "w"} {
			for _, details := range []bool{false, true} {
				avds := &fakeAVDS{scans: manyScans(3)}
				avds.scans[0].ID = ""
				h := start(t, avds, 80, 24, func(o *Options) { o.Text = text.For(lang) })
				if details {
					h.press("enter")
				}
				h.press(k)
				h.see(want)
			}
		}
	}
}

func TestCopying(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	avds.scans[1].ReportURL = "https://report.example.com/?Signature=x"
	var copied string
	h := start(t, avds, 120, 36, func(o *Options) { o.Copy = func(s string) string { copied = s; return "\x1b]52;" } })
	h.press("y")
	h.see("Copied " + avds.scans[0].ID)
	if copied != avds.scans[0].ID || len(h.raw) != 1 {
		t.Errorf("copied %q, sequences %q", copied, h.raw)
	}
	h.press("Y")
	h.see("This scan has no report.")
	h.press("enter", "]", "Y")
	h.see("Copied the link to the report.")
	if copied != avds.scans[1].ReportURL {
		t.Errorf("copied %q", copied)
	}
	for url, want := range map[string]string{
		"javascript:alert(1)": "", "file:///etc/passwd": "", "ftp://x.example.com/": "",
		"report": "", "https://": "", "https:x": "",
		"HTTP://report.example.com/1":                       "HTTP://report.example.com/1",
		"https://user:secret@report.example.com/1?a=b%3D":   "https://report.example.com/1?a=b%3D",
		"https://avds.aliyuncs.com@evil.example.com/报告?a=b": "https://evil.example.com/%E6%8A%A5%E5%91%8A?a=b",
	} {
		copied = ""
		avds.scans[1].ReportURL = url
		h.press("r", "Y")
		if copied != want {
			t.Errorf("%s: copied %q", url, copied)
		}
		if want == "" {
			h.see("not an http or https address")
		}
	}
	h = start(t, avds, 120, 36)
	h.press("y")
	h.see("no clipboard")
}

// In details that cover the list, keys that need the list do nothing, and keys for a scan
// act on the scan of the details.
func TestKeysInTheDetails(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(30)}
	h := start(t, avds, 120, 36)
	h.press("enter")
	before := len(avds.pages())
	h.press("t", "T", "2", "tab", "/", "down", "home")
	if n := len(avds.pages()) - before; n != 0 || h.m.list.Capturing() || h.m.monitor.Filter().Active() {
		t.Errorf("keys of the list worked behind the details: %d requests, filter %+v", n, h.m.monitor.Filter())
	}
	h.press("w")
	h.see("Watching nightly-web-edge")
	h.press("n")
	h.see("New scan")
	h.press("esc")
	h.see(avds.scans[0].ID)
}

// Scans without a ScanId look alike: the details are of the chosen row and follow the
// cursor.
func TestDetailsOfScansWithoutAnID(t *testing.T) {
	t.Parallel()
	for _, width := range []int{120, 160} {
		scans := manyScans(10)
		for i := range scans {
			scans[i].ID, scans[i].Name = "", fmt.Sprint("unnumbered-", i)
		}
		h := start(t, &fakeAVDS{scans: scans}, width, 36)
		h.press("down", "down", "down", "enter")
		shows := func(name string) {
			t.Helper()
			if h.pinned().Name != name || strings.Count(h.screen(), name) < 1 {
				t.Errorf("at %d columns the details of %s are:\n%s", width, name, h.screen())
			}
		}
		shows("unnumbered-3")
		h.advance(10 * time.Second)
		shows("unnumbered-3")
		h.miss("Not on this page")
		h.press(map[int]string{120: "]", 160: "down"}[width])
		shows("unnumbered-4")
	}
}
