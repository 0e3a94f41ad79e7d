package tui

import (
	"cmp"
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"scantop/client"
)

var countedTab = regexp.MustCompile(`(?:All|Running|Waiting|Finished|Aborted|Invalid|Disabled)(?: (\d+))?`)

// counts returns the number in each tab, from the left, and - for a tab without a number.
func (h *harness) counts() string {
	var counts []string
	for _, tab := range countedTab.FindAllStringSubmatch(strings.Split(h.screen(), "\n")[1], -1) {
		counts = append(counts, cmp.Or(tab[1], "-"))
	}
	return strings.Join(counts, " ")
}

// search searches for a text.
func (h *harness) search(s string) {
	h.t.Helper()
	h.press("/")
	h.write(s)
	h.press("enter")
}

// Counts that follow from a page are shown with its rows, even if the counts were requested
// a moment ago. Other counts stay blank.
func TestCountsThatFollowFromAPageAreShownAtOnce(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		scans int
		keys  []string
		find  string
		want  string
	}{
		"a search with one page": {60, nil, "release", "10 0 0 0 10 0 0"},
		"one in Chinese":         {60, nil, "支付", "10 0 10 0 0 0 0"},
		"one with many pages":    {200, nil, "release", "33 - - - - - -"},
		"one that finds nothing": {60, nil, "zzz", "0 0 0 0 0 0 0"},
		"one of a status":        {60, []string{"5"}, "release", "- - - - 10 - -"},
		"one of another status":  {60, []string{"2"}, "release", "- 0 - - - - -"},
		"another type":           {18, []string{"t", "t"}, "", "3 0 3 0 0 0 0"},
	} {
		h := start(t, &fakeAVDS{scans: manyScans(c.scans)}, 160, 36, func(o *Options) { o.PageSize = 12 })
		h.press(c.keys...)
		asked := len(h.avds.queries) - len(h.avds.pages())
		if c.find != "" {
			h.search(c.find)
		}
		if got := h.counts(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if n := len(h.avds.queries) - len(h.avds.pages()) - asked; n != 0 {
			t.Errorf("%s: %d requests for counts within 30 s of the last ones", name, n)
		}
	}
}

func TestAWholeListNeedsNoRequestForCounts(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(12)}, 120, 36)
	h.see("All 12", "Running 2", "Disabled 2")
	h.finish(0)
	h.advance(5 * time.Minute)
	h.see("All 12", "Running 1", "Finished 3")
	if n := len(h.avds.queries) - len(h.avds.pages()); n != 0 {
		t.Errorf("%d requests for counts that follow from the page", n)
	}
}

// falseTotals replies with a wrong total.
type falseTotals struct {
	*fakeAVDS
	total int
}

func (f *falseTotals) DescribeScans(ctx context.Context, q client.Query) (*client.Page, error) {
	p, err := f.fakeAVDS.DescribeScans(ctx, q)
	if err == nil {
		p.Total = f.total
	}
	return p, err
}

// A reply without a total, or with a total that its own rows contradict, gives no uncertain
// count.
func TestATotalThatCannotBeTrueIsNotShown(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		scans, total int
		want         string
	}{
		{60, 0, "- - - - - - -"},
		{60, 7, "- 7 1 7 7 7 7"}, // from pages of one scan; what waits follows from 8 active ones in sight
		{6, 0, "6 1 1 1 1 1 1"},
	} {
		h := build(t, &fakeAVDS{scans: manyScans(c.scans)}, 160, 36)
		h.service.Lister = &falseTotals{h.avds, c.total}
		h.drain(h.m.Init())
		h.advance(29 * time.Second)
		if got := h.counts(); got != c.want {
			t.Errorf("%d scans, a total of %d: %q, want %q", c.scans, c.total, got, c.want)
		}
	}
}

// When the list shrinks, old counts that are now impossible disappear.
func TestNoStatusHasMoreScansThanThereAre(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 160, 36, func(o *Options) { o.PageSize = 4 })
	h.advance(29 * time.Second)
	h.avds.scans = h.avds.scans[:8]
	h.advance(time.Second) // and the next sweep begins
	if got, want := h.counts(), "8 - - - - - -"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	h.see("Active 4")
}

// Counts of a filter that was left long ago are not shown again.
func TestOldCountsDoNotComeBack(t *testing.T) {
	t.Parallel()
	for away, want := range map[time.Duration]string{
		10 * time.Second: "60 10 10 10 10 10 10",
		44 * time.Second: "60 - - - - - -", // of the next sweep, that of Active has come
	} {
		h := start(t, &fakeAVDS{scans: manyScans(60)}, 160, 36, func(o *Options) { o.PageSize = 5 })
		h.advance(26 * time.Second)
		h.search("release") // has two pages; its counts are requested later
		h.advance(away)
		h.press("esc")
		if got := h.counts(); got != want {
			t.Errorf("after %v: %q, want %q", away, got, want)
		}
		h.see("Active 20")
	}
}

// The title of the window does not show counts of another search.
func TestTheTitleDropsTheCountsOfAnotherSearch(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
	h.advance(5 * time.Second)
	if got := h.m.View().WindowTitle; !strings.HasPrefix(got, "10 running") {
		t.Fatalf("the title is %q", got)
	}
	h.hold = true
	h.search("release")
	h.advance(slowReply)
	if got := h.m.View().WindowTitle; got != "scantop" {
		t.Errorf("while another search is loading the title is %q", got)
	}
}

// A page that has not changed leaves the counts as they are, also if ScanIds are missing or stand twice.
func TestScansThatCannotBeToldApartMoveNoCount(t *testing.T) {
	t.Parallel()
	for name, id := range map[string]string{"missing": "", "twice": "2026030200000000007"} {
		scans := manyScans(60)
		for i := range scans {
			scans[i].ID = id
		}
		h := build(t, &fakeAVDS{scans: scans}, 120, 36)
		h.count()
		before := h.counts()
		h.advance(time.Second)
		h.press("r", "r", "r", "r")
		if got := h.counts(); got != before || !strings.HasPrefix(got, "60 10 10") {
			t.Errorf("%s: the counts were %s and are %s", name, before, got)
		}
	}
}
