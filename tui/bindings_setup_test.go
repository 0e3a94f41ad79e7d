package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
)

// allAVDS is a service that has something for every key to act on: three pages of scans, two runs with findings,
// assets, and eight events.
type allAVDS struct{ *fakeAVDS }

// startOnAll opens a screen on such a service.
func startOnAll(t *testing.T, width, height int) *harness {
	t.Helper()
	scans := manyScans(50)
	for i := range scans {
		scans[i].Name = fmt.Sprintf("scan-%02d", i)
		if i >= 40 {
			scans[i].Trigger = client.TriggerPeriodic
		}
		scans[i].ReportURL = fmt.Sprintf("https://report.example.com/%d", i)
		scans[i].Raw = fmt.Sprintf(`{"ScanId":"%s","Raw":"raw-%02d"}`, scans[i].ID, i)
	}
	avds := &allAVDS{&fakeAVDS{scans: scans}}
	h := build(t, avds.fakeAVDS, width, height, func(o *Options) {
		o.Copy = func(s string) string { return "copied " + s }
		o.Export = func(name, _ string) (string, error) { return "/exports/" + name, nil }
		o.Editor = func(_ string, done func(string, error) tea.Msg) tea.Cmd {
			return func() tea.Msg { return done("edited.example.com", nil) }
		}
	})
	h.m = New(t.Context(), avds, avds, h.options)
	h.send(tea.WindowSizeMsg{Width: width, Height: height})
	h.drain(h.m.Init())
	for i := 0; i < 20; i += 6 {
		h.finish(i)
		avds.scans[i+1].Status = client.StatusRunning
	}
	h.advance(h.options.Interval)
	return h
}

func (a *allAVDS) DescribeScanSessions(
	_ context.Context, q client.RunQuery,
) (*client.Listing[client.Run], error) {
	l := &client.Listing[client.Run]{Total: 2}
	for i, id := range []string{"8", "7"} {
		l.Items = append(l.Items, client.Run{
			TaskID: id, ScanID: q.ScanID, Status: client.StatusFinished, ReportStatus: client.ReportNone,
			Created: noon.AddDate(0, 0, -i), Finished: noon.AddDate(0, 0, -i),
		})
	}
	return l, nil
}

func (a *allAVDS) DescribeAllVulnerabilities(
	_ context.Context, q client.FindingQuery,
) (*client.Listing[client.Finding], error) {
	a.queries = append(a.queries, client.Query{})
	var found []client.Finding
	for i, severity := range client.Severities() {
		for n := range 12 {
			found = append(found, client.Finding{
				ID: fmt.Sprintf("%d-%d", i, n), Name: fmt.Sprintf("flaw %d-%02d", i, n/2*2), Severity: severity,
				Status: client.FindingStatus(n % 2), Target: fmt.Sprintf("https://host%02d.example.com", n),
				TaskID: q.TaskID,
			})
		}
	}
	if q.TaskID == "7" {
		found = found[:40]
	}
	found = slices.DeleteFunc(found, func(f client.Finding) bool {
		return q.Severity != nil && f.Severity != *q.Severity || q.Status != nil && f.Status != *q.Status
	})
	l := &client.Listing[client.Finding]{Number: max(1, q.Page), Size: q.PageSize, Total: len(found)}
	first := min((l.Number-1)*q.PageSize, len(found))
	l.Items = found[first:min(first+q.PageSize, len(found))]
	return l, nil
}

func (a *allAVDS) DescribeVulnerability(_ context.Context, id, _ string) (*client.FindingDetail, error) {
	a.queries = append(a.queries, client.Query{})
	d := &client.FindingDetail{
		Finding: client.Finding{ID: id, Name: "flaw " + id}, Proof: "GET /proof", Solution: "solution of " + id,
		Reference: "https://ref.example.com/" + id,
	}
	for n := range 60 {
		d.Description += fmt.Sprintf("line-%02d\n", n)
	}
	return d, nil
}

func (a *allAVDS) GenerateVulReport(context.Context, client.ReportSpec) error { return nil }

func (a *allAVDS) DescribeAssets(_ context.Context, q client.AssetQuery) (*client.Listing[client.Asset], error) {
	a.queries = append(a.queries, client.Query{})
	if strings.Contains(q.Search, "fail") {
		return nil, errUnlisted
	}
	l := &client.Listing[client.Asset]{Number: max(1, q.Page)}
	for n := range 60 {
		if name := fmt.Sprintf("asset-%02d.example.com", n); strings.Contains(name, q.Search) {
			l.Items = append(l.Items, client.Asset{Name: name, Type: "subdomain"})
		}
	}
	l.Total = len(l.Items)
	return l, nil
}

func (a *allAVDS) DescribeUserTags(context.Context, client.TagQuery) (*client.Listing[client.Tag], error) {
	return &client.Listing[client.Tag]{}, nil
}
