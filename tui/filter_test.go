package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/client"
)

func TestTabsFilterByStatus(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	h := start(t, avds, 120, 36)
	active := []client.Status{client.StatusRunning, client.StatusWaiting}
	for _, step := range []struct {
		key  string
		want []client.Status
	}{
		{"tab", []client.Status{client.StatusRunning}},
		{"tab", []client.Status{client.StatusWaiting}},
		{"shift+tab", []client.Status{client.StatusRunning}},
		{"shift+tab", nil},
		{"shift+tab", active},
		{"shift+tab", []client.Status{client.StatusDisabled}},
		{"4", []client.Status{client.StatusFinished}},
		{"esc", nil},
		{"7", []client.Status{client.StatusDisabled}},
		{"tab", active},
		{"tab", nil},
		{"0", active},
		{"1", nil},
	} {
		h.press(step.key)
		asked := avds.pages()
		if got := asked[len(asked)-1].Statuses; !slices.Equal(got, step.want) {
			t.Errorf("%s requests %v, want %v", step.key, got, step.want)
		}
		switch len(step.want) {
		case 0:
			h.see("1–20 of 60 · page 1 of 3")
		case 1:
			h.see("1–10 of 10 · page 1 of 1")
		default:
			h.see("1–20 of 20 · page 1 of 1")
		}
	}
}

func TestFiltersCombineAndClear(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	h := start(t, avds, 120, 36)
	h.press("t", "t", "T", "/")
	h.write("weekly")
	h.see("/ weekly")
	h.press("enter")
	h.see("content · one-time · / weekly")
	asked := avds.pages()
	want := client.Query{Page: 1, PageSize: 20, Lang: "en", Type: client.TypeContent, Trigger: client.TriggerOnce,
		Search: "weekly"}
	if got := asked[len(asked)-1]; got.Type != want.Type || got.Trigger != want.Trigger || got.Search != want.Search {
		t.Errorf("requested %+v, want %+v", got, want)
	}
	h.press("esc")
	h.miss("content · one-time")
	h.see("1–20 of 60")
}

func TestSearchTakesLettersAndKeepsItsText(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
	h.press("/")
	h.write("quit?n") // these keys must only type
	h.see("/ quit?n", "enter search", "esc cancel")
	h.press("esc")
	h.see("1–20 of 60")
	h.press("/")
	h.write("支付")
	h.press("enter", "/")
	h.see("/ 支付")
}

// The counts of hidden tabs come one at a time, one in five seconds, whatever the user does.
func TestCountsComeOneInFiveSeconds(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	h := start(t, avds, 120, 36)
	count := func() int { return len(avds.queries) - len(avds.pages()) }
	for at := range 60 {
		if got, most := count(), at/5+1; got > most || at%5 == 4 && got < most {
			t.Fatalf("%d requests for counts after %d s, want %d", got, at, most)
		}
		if at%2 == 0 {
			h.press("r")
		}
		h.advance(time.Second)
	}
}

func TestFiltersOfTheCommandLine(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	h := start(t, avds, 120, 36, func(o *Options) {
		o.Filter.Statuses = []client.Status{client.StatusRunning, client.StatusAborted}
		o.Filter.ScanType, o.Filter.Trigger = client.TypeVuln, client.TriggerOnce
		o.Filter.Search, o.PageSize = "night", 7
	})
	h.see("running · aborted · vuln · one-time · / night")
	first := avds.pages()[0]
	if len(first.Statuses) != 2 || first.Type != client.TypeVuln || first.Trigger != client.TriggerOnce ||
		first.Search != "night" || first.PageSize != 7 || first.Lang != "en" {
		t.Errorf("the first request is %+v", first)
	}
}

// The statuses of the first tab, in any order, are that tab and no filter of their own. Of their
// three counts, two are asked for.
func TestTheFirstTabShowsWhatRunsAndWhatWaits(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(60)}
	h := start(t, avds, 120, 36, func(o *Options) {
		o.Filter.Statuses = []client.Status{client.StatusWaiting, client.StatusRunning}
	})
	h.see("Active 20   All 60   Running 10   Waiting 10")
	h.miss("waiting · running", "finished")
	h.press("0")
	h.see("Active 20", "1–20 of 20 · page 1 of 1")
	h.press("1")
	asked := len(avds.queries)
	h.see("Active 20   All 60")
	h.advance(time.Minute)
	for _, q := range avds.queries[asked:] {
		if slices.Equal(q.Statuses, []client.Status{client.StatusWaiting}) {
			t.Errorf("%v is counted, which the other two tell", q.Statuses)
		}
	}
}

// A terminal that shows neither colours nor styles, as with TERM=dumb, has the signs alone.
func TestTheActiveTabHasASignInASCII(t *testing.T) {
	t.Parallel()
	for _, width := range []int{60, 80, 120, 200} {
		h := start(t, &fakeAVDS{scans: manyScans(30)}, width, 24, inASCII)
		for key, want := range map[string]string{"0": "[Active", "1": "[All 30]", "2": "[Running", "7": "[Disabled"} {
			h.press(key)
			line := strings.Split(h.screen(), "\n")[1]
			alone := strings.HasPrefix(line, " < "+strings.Trim(want, "[]"))
			if !alone && !strings.Contains(line, want) || lipgloss.Width(line) > width {
				t.Errorf("%d cells, key %s: %q, which does not mark the tab with %s", width, key, line, want)
			}
		}
	}
}
