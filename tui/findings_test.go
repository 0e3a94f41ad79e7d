package tui

import (
	"cmp"
	"context"
	"strconv"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
)

// withFindings is a service that also reads what scans found, in the only run of each.
type withFindings struct {
	*fakeAVDS
	found   int // number of findings; 0: one
	reports []client.ReportSpec
}

func (w *withFindings) DescribeScanSessions(
	_ context.Context, q client.RunQuery,
) (*client.Listing[client.Run], error) {
	run := client.Run{
		TaskID: "7", ScanID: q.ScanID, Status: client.StatusFinished, Created: noon, ReportStatus: client.ReportNone,
	}
	return &client.Listing[client.Run]{Items: []client.Run{run}, Total: 1}, nil
}

func (w *withFindings) DescribeAllVulnerabilities(
	_ context.Context, q client.FindingQuery,
) (*client.Listing[client.Finding], error) {
	l := &client.Listing[client.Finding]{Number: q.Page, Size: q.PageSize}
	if q.Severity == nil || *q.Severity == client.SeverityHigh {
		l.Total = cmp.Or(w.found, 1)
	}
	for i := (q.Page-1)*q.PageSize + 1; i <= min(q.Page*q.PageSize, l.Total); i++ {
		id := strconv.Itoa(i)
		l.Items = append(l.Items, client.Finding{ID: id, Name: "SQL injection " + id, Severity: client.SeverityHigh})
	}
	return l, nil
}

func (w *withFindings) DescribeVulnerability(_ context.Context, id, _ string) (*client.FindingDetail, error) {
	x := client.Finding{ID: id, Name: "SQL injection"}
	return &client.FindingDetail{Finding: x, Solution: "Use parameters"}, nil
}

func (w *withFindings) GenerateVulReport(_ context.Context, s client.ReportSpec) error {
	w.reports = append(w.reports, s)
	return nil
}

// startWithFindings opens a screen on a service that reads what scans found.
func startWithFindings(t *testing.T, width, height int, change ...func(*Options)) (*harness, *withFindings) {
	t.Helper()
	avds := &withFindings{fakeAVDS: &fakeAVDS{scans: manyScans(40)}}
	h := build(t, avds.fakeAVDS, width, height, change...)
	h.m = New(t.Context(), avds, avds, h.options)
	h.send(tea.WindowSizeMsg{Width: width, Height: height})
	h.drain(h.m.Init())
	return h, avds
}

func TestFindingsOpenFromTheListAndFromDetails(t *testing.T) {
	t.Parallel()
	for _, width := range []int{80, 120, 160} {
		h, _ := startWithFindings(t, width, 36)
		h.press("down", "f")
		h.see("单次任务-支付 · run 1 of 1", "SQL injection", "1–1 of 1")
		h.miss("q quit")
		h.press("enter")
		h.see("Use parameters")
		h.press("q")
		h.see("1–1 of 1")
		h.press("?")
		h.see("new/gone", "fold all")
		h.press("esc", "q")
		h.see("1–20 of 40")
		h.press("enter", "f")
		h.see("单次任务-支付 · run 1 of 1")
		h.press("esc")
		h.see("SCHEDULE")
		if h.left != nil {
			t.Error("q has ended the program")
		}
	}
}

// The rows that the wheel brings into sight are read like those that a key does. It scrolls nothing behind a
// question.
func TestTheWheelScrollsFindings(t *testing.T) {
	t.Parallel()
	h, avds := startWithFindings(t, 120, 36, withMouse)
	avds.found = 3000 // too many to be read in the background
	h.press("f", "p")
	wheel := func() {
		for range 40 {
			h.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		}
	}
	wheel()
	h.advance(time.Second)
	h.press("esc")
	h.see("SQL injection 1 ")
	wheel()
	h.see("SQL injection 121 ")
}

func TestFindingsTakeTextAndPastes(t *testing.T) {
	t.Parallel()
	h, _ := startWithFindings(t, 120, 36)
	h.press("f", "/")
	h.write("qqq?")
	h.send(tea.PasteMsg{Content: " in\x1b[2J"})
	h.see("/ qqq? in[2J", "f1/ctrl+y help")
	h.press("enter")
	h.see("No finding matches these filters.")
}

func TestFindingsGoOnBeneathTheHelp(t *testing.T) {
	t.Parallel()
	h, _ := startWithFindings(t, 120, 36)
	h.hold = true
	h.press("f", "?")
	held := h.held
	h.held, h.hold = nil, false
	for _, cmd := range held {
		h.drain(cmd)
	}
	h.press("esc")
	h.see("1–1 of 1")
}

func TestReportOfTheListIsCreatedOnConfirmation(t *testing.T) {
	t.Parallel()
	h, avds := startWithFindings(t, 120, 36)
	h.press("f", "p")
	h.see("Create the report of", "esc cancel", "f1/ctrl+y help")
	h.advance(time.Second)
	h.press("tab", "enter")
	h.see("creating report")
	if len(avds.reports) != 1 {
		t.Errorf("%d reports were asked for", len(avds.reports))
	}
}

// A Lister that cannot read findings says so, and nothing else happens.
func TestFindingsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(3)}, 120, 36)
	h.press("f")
	h.see("Findings cannot be read here.", "1–3 of 3")
	empty := start(t, &fakeAVDS{}, 120, 36)
	empty.press("f")
	empty.see("No scan is selected.")
}

// A wider window shows a finding beside the list, which is read without another key.
func TestFindingIsReadAfterAResize(t *testing.T) {
	t.Parallel()
	h, _ := startWithFindings(t, 120, 36)
	h.press("f")
	h.miss("Use parameters")
	h.send(tea.WindowSizeMsg{Width: 160, Height: 45})
	h.advance(time.Second)
	h.see("Use parameters")
}
