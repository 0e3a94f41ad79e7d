package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/monitor"
	"scantop/tui/widget"
)

// resize changes the size of the window, and lets it settle.
func (h *harness) resize(width, height int) {
	h.t.Helper()
	h.send(tea.WindowSizeMsg{Width: width, Height: height})
	h.advance(250 * time.Millisecond)
}

// rows returns how many scans are in sight, and how many lines of the table have none.
func (h *harness) rows() (scans, blank int) {
	lines := strings.Split(h.screen(), "\n")
	end := len(lines) - 2 // the line with the position, and the footer
	for i, line := range lines[:end] {
		switch {
		case strings.Contains(line, "────"), i < 2, strings.Contains(line, "NAME"):
		case strings.TrimSpace(line) == "":
			blank++
		default:
			scans++
		}
	}
	return scans, blank
}

// A window of any size is full of scans, from one request of that size, whatever stands beside the list.
func TestTheListFitsTheWindow(t *testing.T) {
	t.Parallel()
	for _, width := range []int{40, 80, 120, 160} {
		for _, height := range []int{10, 18, 24, 36, 45, 60, 104} {
			h := start(t, &fakeAVDS{scans: manyScans(300)}, width, height, fitting)
			asked := h.avds.pages()
			scans, blank := h.rows()
			if blank > 0 || len(asked) != 1 || asked[0].PageSize != scans || scans < height-8 {
				t.Errorf("%dx%d: %d scans and %d blank lines, after %+v", width, height, scans, blank, asked)
			}
			h.press("enter", "esc")
			h.m.list.Notify(widget.Infof("%s", strings.Repeat("a long notice ", 12)))
			h.advance(250 * time.Millisecond)
			if n := len(h.avds.pages()); n != 1 {
				t.Errorf("%dx%d: %d pages are asked for because of details and a notice", width, height, n)
			}
		}
	}
}

// From 150 columns, details stand beside the list, which then has the same rows.
func TestAResizeFillsTheListBesideDetails(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(300)}, 160, 45, fitting)
	h.press("down", "enter")
	h.resize(170, 60)
	h.see("1–53 of 300")
	h.resize(100, 30) // they cover the list
	h.press("esc")
	h.see("1–23 of 300")
}

// The selected scan stays selected and in sight, at any size of the window.
func TestAResizeLeavesTheCursorOnItsScan(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"", "down down down", "right right right right right right down down down",
		"right right right right right right right end", strings.Repeat("right ", 14) + "end",
		strings.Repeat("right ", 14) + "up up up"} {
		h := start(t, &fakeAVDS{scans: manyScans(300)}, 120, 27, fitting)
		h.see("1–20 of 300 · page 1 of 15")
		h.press(strings.Fields(keys)...)
		id := h.m.list.Subject().ID
		for _, height := range []int{60, 10, 45, 12, 1, 36, 110, 24} {
			h.resize(120, height)
			if height < 10 {
				continue
			}
			if s := h.m.list.Subject(); s.ID != id || h.selected() == "" {
				t.Errorf("after %q, at %d lines: %s is selected, want %s:\n%s", keys, height, s.ID, id, h.screen())
			}
			if scans, blank := h.rows(); blank > 0 && scans < 100 {
				t.Errorf("after %q, at %d lines: %d lines are blank:\n%s", keys, height, blank, h.screen())
			}
		}
	}
}

// Until the size is settled, and in a window that shows no list, nothing is asked.
func TestAResizeAsksOnce(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(300)}, 120, 36, fitting)
	before := len(h.avds.pages())
	for height := range 60 {
		h.send(tea.WindowSizeMsg{Width: 30 + height, Height: 1 + height})
		h.advance(50 * time.Millisecond)
	}
	if n := len(h.avds.pages()) - before; n != 0 {
		t.Errorf("%d pages are asked for while the window is dragged", n)
	}
	h.advance(250 * time.Millisecond)
	for _, size := range [][2]int{{1, 1}, {200, 9}, {39, 60}} {
		h.resize(size[0], size[1])
	}
	if n := len(h.avds.pages()) - before; n != 1 {
		t.Errorf("%d pages are asked for afterwards, want 1", n)
	}
}

func TestNothingIsAskedInAWindowThatIsTooSmall(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(300)}, 1, 1, fitting)
	h.send(resumed())
	h.advance(time.Minute)
	if n := len(h.avds.queries); n != 0 {
		t.Errorf("%d requests", n)
	}
	h.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	h.see("1–17 of 300")
}

// The reply to the request for the former size comes too late. In a pause, what there is stays.
func TestAResizeDuringARequestAndInAPause(t *testing.T) {
	t.Parallel()
	h := build(t, &fakeAVDS{scans: manyScans(300)}, 80, 24, fitting)
	h.hold = true
	h.drain(h.m.Init())
	h.send(tea.WindowSizeMsg{Width: 80, Height: 36})
	h.advance(250 * time.Millisecond)
	h.release()
	h.see("1–29 of 300 · page 1 of 11")
	h.drain(h.m.list.Do(monitor.Pause{}))
	h.resize(80, 45)
	h.see("1–29 of 300 · page 1 of 11")
	h.drain(h.m.list.Do(monitor.Pause{}))
	h.see("1–38 of 300 · page 1 of 8")
}

// refusingAVDS refuses pages of other sizes than 1 and 20.
type refusingAVDS struct{ *fakeAVDS }

func (f refusingAVDS) DescribeScans(ctx context.Context, q client.Query) (*client.Page, error) {
	if q.PageSize != 1 && q.PageSize != 20 {
		return nil, &client.Error{Kind: client.KindInvalidRequest, Action: "DescribeScans", Code: "InvalidPageSize"}
	}
	return f.fakeAVDS.DescribeScans(ctx, q)
}

// AVDS may refuse a size. The list goes on, and says so once.
func TestARefusedPageSizeIsSaidOnce(t *testing.T) {
	t.Parallel()
	for lang, c := range map[string]struct {
		change func(*Options)
		said   string
	}{
		"en": {func(*Options) {}, "AVDS rejected 38 scans on a page · the list goes on with pages of 20"},
		"zh": {inChinese, "AVDS 拒绝每页 38 个任务 · 列表改用每页 20 个"},
	} {
		h := build(t, &fakeAVDS{scans: manyScans(300)}, 120, 45, fitting, c.change)
		h.service.Lister = refusingAVDS{h.avds}
		h.drain(h.m.Init())
		h.see(c.said)
		h.press("right")
		h.miss(c.said)
		asked := len(h.avds.queries)
		h.resize(120, 50)
		h.miss(c.said)
		if n := len(h.avds.queries) - asked; n != 0 {
			t.Errorf("%s: %d requests after a resize", lang, n)
		}
	}
}

// ←/→ turn pages of the size of the window.
func TestPagesOfTheServerHaveTheSizeOfTheWindow(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(300)}, 120, 45, fitting)
	for page := 2; page <= 8; page++ {
		h.press("right")
		h.see(fmt.Sprintf("%d–%d of 300 · page %d of 8", 38*(page-1)+1, min(300, 38*page), page))
	}
	var sizes []int
	for _, q := range h.avds.pages() {
		sizes = append(sizes, q.PageSize)
	}
	if len(sizes) != 8 || sizes[7] != 38 {
		t.Errorf("pages of %v are asked for", sizes)
	}
}

// A fixed size stays.
func TestAFixedPageSizeStays(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(300)}, 120, 36, func(o *Options) { o.PageSize = 7 })
	h.resize(120, 60)
	h.see("1–7 of 300 · page 1 of 43")
	if n := len(h.avds.pages()); n != 1 {
		t.Errorf("%d pages are asked for", n)
	}
}
