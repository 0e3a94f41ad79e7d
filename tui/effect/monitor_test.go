package effect

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/monitor"
)

// answers runs a command, and the commands of a batch in turn, and returns what they send.
func answers(cmd tea.Cmd) []AnsweredMsg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		var all []AnsweredMsg
		for _, c := range msg {
			all = append(all, answers(c)...)
		}
		return all
	case AnsweredMsg:
		return []AnsweredMsg{msg}
	default:
		return nil
	}
}

func testMonitor(t *testing.T, avds *fakeAVDS) *Monitor {
	return effects(t, avds).Monitor(monitor.Config{
		Interval: 10 * time.Second, PageSize: 20, Jitter: func() float64 { return 0 },
	})
}

func TestTheFirstPageIsHarmless(t *testing.T) {
	t.Parallel()
	m := testMonitor(t, &fakeAVDS{scans: []client.Scan{{ID: "1", Name: "evil\x1b[2J"}}})
	_, cmd := m.Do(monitor.Start{})
	for _, a := range answers(cmd) {
		m.Take(a)
	}
	page := m.Page()
	if page == nil || len(page.Scans) != 1 {
		t.Fatalf("after the start the page is %+v", page)
	}
	if name := page.Scans[0].Name; name != "evil[2J" {
		t.Errorf("the name reached the monitor as %q", name)
	}
}

// The user chooses another filter while a request is in flight: that request is cancelled,
// and only the reply for the new filter is shown.
func TestAnotherFilterCancelsTheRequestInFlight(t *testing.T) {
	t.Parallel()
	m := testMonitor(t, &fakeAVDS{scans: []client.Scan{{ID: "1", Name: "nightly"}}})
	_, first := m.Do(monitor.Start{})
	_, second := m.Do(monitor.Choose{Filter: monitor.Filter{Search: "nightly"}})
	var cancelled int
	for _, a := range answers(first) {
		if errors.Is(a.Err, context.Canceled) {
			cancelled++
		}
		m.Take(a)
	}
	if cancelled != 1 {
		t.Errorf("%d requests were cancelled, want 1", cancelled)
	}
	for pending := answers(second); m.Page() == nil && len(pending) > 0; {
		_, cmd := m.Take(pending[0])
		pending = append(pending[1:], answers(cmd)...)
	}
	if m.Page() == nil || m.Filter().Search != "nightly" {
		t.Errorf("the filter is %+v, the page %+v", m.Filter(), m.Page())
	}
}

func TestReplacedCredentialsAreNoticed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		lister Lister
		want   int
	}{
		{"a client", &fakeAVDS{}, 1},
		{"a lister without credentials", struct{ Lister }{}, 0},
	} {
		fx := effects(t, &fakeAVDS{})
		fx.Lister = test.lister
		m := fx.Monitor(monitor.Config{})
		got := answers(m.lookAtCredentials(monitor.Request{Kind: monitor.LookAtCredentials}))
		if len(got) != test.want || len(got) == 1 && !got[0].Changed {
			t.Errorf("%s: the look at the credentials returned %+v", test.name, got)
		}
	}
}

// countingAVDS can count findings.
type countingAVDS struct{ *fakeAVDS }

func (c countingAVDS) DescribeScanSessions(context.Context, client.RunQuery) (*client.Listing[client.Run], error) {
	c.calls = append(c.calls, "runs")
	return &client.Listing[client.Run]{Items: []client.Run{{TaskID: "7", Status: client.StatusFinished}}}, nil
}

func (c countingAVDS) DescribeAllVulnerabilities(
	_ context.Context, q client.FindingQuery,
) (*client.Listing[client.Finding], error) {
	c.calls = append(c.calls, "findings of "+q.TaskID)
	return &client.Listing[client.Finding]{}, nil
}

func TestFindingsAreCountedIfTheListerCan(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: []client.Scan{
		{ID: "1", Type: client.TypeVuln, Trigger: client.TriggerPeriodic, Status: client.StatusFinished},
	}}
	for _, test := range []struct {
		lister Lister
		want   string
	}{
		{avds, "list"},
		{countingAVDS{avds}, "list runs findings of 7"},
	} {
		avds.calls = nil
		fx := effects(t, avds)
		fx.Lister = test.lister
		m := fx.Monitor(monitor.Config{Interval: 10 * time.Second, PageSize: 20, Jitter: func() float64 { return 0 }})
		m.Do(monitor.Sight{IDs: []string{"1"}})
		_, cmd := m.Do(monitor.Start{})
		for pending := answers(cmd); len(pending) > 0 && len(avds.calls) < 4; {
			var next tea.Cmd
			if a := pending[0]; a.To.Kind != monitor.Wake {
				_, next = m.Take(a)
			}
			pending = append(pending[1:], answers(next)...)
		}
		if got := strings.Join(avds.calls, " "); got != test.want {
			t.Errorf("the calls are %s, want %s", got, test.want)
		}
		if _, counted := m.Tally(&avds.scans[0]); counted != (test.lister != Lister(avds)) {
			t.Errorf("counted: %v", counted)
		}
	}
}

func TestThePageIsRequestedAgainAfterTheInterval(t *testing.T) {
	t.Parallel()
	// The interval is longer without a running scan.
	avds := &fakeAVDS{scans: []client.Scan{{ID: "1", Status: client.StatusRunning}}}
	m := testMonitor(t, avds)
	var waits []time.Duration
	m.fx.After = func(d time.Duration, msg tea.Msg) tea.Cmd {
		waits = append(waits, d)
		return func() tea.Msg { return msg }
	}
	_, cmd := m.Do(monitor.Start{})
	for pending := answers(cmd); len(avds.calls) < 3 && len(pending) > 0; {
		_, cmd := m.Take(pending[0])
		pending = append(pending[1:], answers(cmd)...)
	}
	if len(avds.calls) != 3 {
		t.Errorf("the list was requested %d times, want 3", len(avds.calls))
	}
	if !slices.Contains(waits, 10*time.Second) {
		t.Errorf("the timers were %v, none of them the interval of 10s", waits)
	}
}
