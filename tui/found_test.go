package tui

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/internal/tuitest"
	"scantop/tui/monitor"
	"scantop/tui/state"
)

// fakeFindings counts findings from a table.
type fakeFindings struct {
	tallies map[string]monitor.Tally // by ScanId; others found nothing
	err     error
	queries []client.FindingQuery
}

func (f *fakeFindings) DescribeScanSessions(context.Context, client.RunQuery) (*client.Listing[client.Run], error) {
	return &client.Listing[client.Run]{}, f.err
}

func (f *fakeFindings) DescribeAllVulnerabilities(
	_ context.Context, q client.FindingQuery,
) (*client.Listing[client.Finding], error) {
	f.queries = append(f.queries, q)
	if f.err != nil {
		return nil, f.err
	}
	total := f.tallies[q.ScanID].Total
	if q.Severity != nil {
		total = f.tallies[q.ScanID].Counts()[client.SeverityHigh-*q.Severity]
	}
	return &client.Listing[client.Finding]{Total: total}, nil
}

// counting opens a list on a service that can count findings.
func counting(t *testing.T, avds *fakeAVDS, f *fakeFindings, width, height int, change ...func(*Options)) *harness {
	t.Helper()
	h := build(t, avds, width, height, change...)
	service := struct {
		*service
		*fakeFindings
	}{h.service, f}
	h.m = New(t.Context(), service, h.service, h.options)
	h.send(tea.WindowSizeMsg{Width: width, Height: height})
	h.drain(h.m.Init())
	return h
}

// tally returns a tally of four counts.
func tally(high, medium, low, info int) monitor.Tally {
	return monitor.Tally{High: high, Medium: medium, Low: low, Info: info, Total: high + medium + low + info}
}

// finishedScans are n scans that are over, one of five running, and findings of every kind.
func finishedScans(n int) (*fakeAVDS, *fakeFindings) {
	avds, f := &fakeAVDS{scans: manyScans(n)}, &fakeFindings{tallies: map[string]monitor.Tally{}}
	kinds := []monitor.Tally{
		tally(2, 7, 31, 12), tally(0, 0, 0, 0), tally(0, 0, 0, 5), tally(0, 3, 0, 1), tally(12, 147, 1031, 0),
		tally(20000, 20000, 20000, 20000), tally(math.MaxInt-7, 4, 3, 0), tally(1, 0, 0, 9),
	}
	for i := range avds.scans {
		s := &avds.scans[i]
		s.Type, s.Flow, s.Trigger = client.TypeVuln, client.FlowGeneral, client.TriggerOnce
		s.Status, s.Progress = client.StatusFinished, client.Percent{Value: 100, Known: true}
		s.Start, s.End = noon.Add(-time.Hour), noon.Add(-time.Minute)
		s.NextRun, s.ScanAll, s.Targets = time.Time{}, false, []string{"www.example.com"}
		if i%5 == 4 {
			s.Status, s.Progress.Value = client.StatusAborted, 41.5
		}
		f.tallies[s.ID] = kinds[i%len(kinds)]
	}
	return avds, f
}

func TestFinishedRowsSayWhatWasFound(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		width, height int
		change        func(*Options)
	}{
		"80x24-en":    {80, 24, func(*Options) {}},
		"120x36-en":   {120, 36, func(*Options) {}},
		"120x36-zh":   {120, 36, inChinese},
		"80x24-ascii": {80, 24, inASCII},
		"40x10-zh":    {40, 10, inChinese},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			avds, f := finishedScans(12)
			h := counting(t, avds, f, c.width, c.height, c.change)
			h.advance(20 * time.Minute)
			tuitest.Golden(t, h.screen()+"\n")
		})
	}
}

// High findings have the colour of errors and medium ones that of caution, also beside a bar.
func TestTheWorstFindingsHaveAColour(t *testing.T) {
	t.Parallel()
	avds, f := finishedScans(6)
	h := counting(t, avds, f, 120, 36)
	h.advance(5 * time.Minute)
	h.press("down")
	row := strings.Split(h.m.View().Content, "\n")[4]
	for _, want := range []string{h.m.th.Error.Render("  2 high"), h.m.th.Caution.Render("7 med")} {
		if !strings.Contains(row, want) {
			t.Errorf("the row lacks %q: %q", want, row)
		}
	}
}

// The list asks for a page in each interval, and at most ten questions a minute beside it, until all
// runs in sight are counted.
func TestAHundredFinishedScansKeepTheBudget(t *testing.T) {
	t.Parallel()
	avds, f := finishedScans(100)
	h := counting(t, avds, f, 120, 36, func(o *Options) { o.PageSize = 100 })
	for minute := range 20 {
		before := len(f.queries)
		h.advance(time.Minute)
		if n := len(f.queries) - before; n > 10 {
			t.Errorf("%d questions about findings in minute %d", n, minute)
		}
	}
	asked := map[string]bool{}
	for _, q := range f.queries {
		asked[q.ScanID] = true
	}
	if inSight := 36 - 7; len(asked) > inSight || !asked[avds.scans[20].ID] {
		t.Errorf("%d scans were counted, %d are in sight", len(asked), inSight)
	}
	before, l := len(f.queries), &line{harness: h, width: 120, height: 36}
	l.clear()
	l.draw()
	for range 10 {
		h.advance(30 * time.Second)
		if n := l.draw(); n != 0 {
			t.Errorf("a refresh in which nothing changes writes %d bytes", n)
		}
	}
	if n := len(f.queries) - before; n > 0 {
		t.Errorf("%d questions about runs that are counted", n)
	}
	h.press("end")
	if last := f.queries[len(f.queries)-1]; len(f.queries) == before || last.ScanID == avds.scans[0].ID {
		t.Error("the rows at the end are not counted when they come into sight")
	}
}

func TestWhatARunFoundIsSaidWhereItsEndIs(t *testing.T) {
	t.Parallel()
	avds, f := finishedScans(8)
	running := &avds.scans[0]
	running.Status, running.Progress.Value, running.End = client.StatusRunning, 50, time.Time{}
	running.Name = "sso-pre-rollout"
	for lang, c := range map[string]struct {
		change      func(*Options)
		toast, log  string
		shortLetter string
	}{
		"en": {func(*Options) {}, "sso-pre-rollout finished · 2 high, 7 medium", "2 high, 7 medium", "2H 7M 31L"},
		"zh": {inChinese, "sso-pre-rollout 已完成 · 高危 2、中危 7", "高危 2、中危 7", "高2 中7 低31"},
	} {
		scans := append([]client.Scan(nil), avds.scans...)
		h := counting(t, &fakeAVDS{scans: scans}, f, 80, 24, c.change)
		h.advance(time.Minute)
		h.finish(0)
		h.advance(5 * time.Second)
		h.see(c.toast, c.shortLetter)
		h.advance(10 * time.Second)
		h.press("e")
		if h.see(c.log); t.Failed() {
			t.Log(lang)
		}
	}
}

// A service that does not count findings is asked once. One line of the log says so, and no bell rings.
func TestAServiceThatRefusesToCountIsAskedOnce(t *testing.T) {
	t.Parallel()
	avds, f := finishedScans(8)
	f.err = &client.Error{Kind: client.KindPermission, Code: "Forbidden.RAM\x1b[2J"}
	h := counting(t, avds, f, 120, 36, func(o *Options) { o.Bell = true })
	before := h.screen()
	h.advance(time.Hour)
	if len(f.queries) != 1 || len(h.raw) > 0 {
		t.Errorf("%d questions, sequences %q", len(f.queries), h.raw)
	}
	h.see("100.0%", "1 new event")
	h.miss("found", "high")
	if after := h.screen(); len(before) == 0 || strings.Count(after, "100.0%") != strings.Count(before, "100.0%") {
		t.Errorf("the list looks different:\n%s", after)
	}
	h.press("e")
	h.see("No findings: AVDS rejected DescribeAllVulnerabilities (Forbidden.RAM[2J). Press r to retry.")
	h.press("enter")
	h.see("No findings: AVDS rejected")
	h.press("esc", "r")
	h.advance(time.Minute)
	if len(f.queries) != 2 || len(h.happened()) != 1 {
		t.Errorf("after r: %d questions, events %+v", len(f.queries), h.happened())
	}
	h.press("e")
	tuitest.Golden(t, h.screen()+"\n")
}

// What was counted is saved, and the next start asks only about what is not known.
func TestCountsAreRemembered(t *testing.T) {
	t.Parallel()
	avds, f := finishedScans(3)
	kept := &fakeStore{}
	h := counting(t, avds, f, 120, 36, remembering(kept))
	h.advance(time.Minute)
	id := avds.scans[0].ID
	want := fmt.Sprintf(`{"scanId":"%s","run":"finished - %d","high":2,"medium":7,"low":31,"info":12}`,
		id, avds.scans[0].End.Unix())
	if got := kept.kept[state.TalliesName]; !strings.Contains(got, want) {
		t.Errorf("saved is %s, want %s in it", got, want)
	}
	again, mark := &fakeFindings{}, fmt.Sprint("finished - ", avds.scans[0].End.Unix())
	h = counting(t, avds, again, 120, 36, func(o *Options) {
		o.Tallies.Runs = []state.TalliedRun{{ScanID: id, Run: mark, High: 4}}
	})
	h.see("4 high")
	for _, q := range again.queries {
		if q.ScanID == id {
			t.Error("the next start asks about a run that is known")
		}
	}
}

// The details have room for the count of every severity, so none seems to be missing.
func TestDetailsNameEverySeverity(t *testing.T) {
	t.Parallel()
	for found, change := range map[string]func(*Options){
		"2 high, 7 medium, 31 low, 12 info": func(*Options) {},
		"高危 2、中危 7、低危 31、信息 12":             inChinese,
	} {
		avds, f := finishedScans(1)
		h := counting(t, avds, f, 120, 36, change)
		h.advance(time.Minute)
		h.press("enter")
		h.see(found)
	}
}
