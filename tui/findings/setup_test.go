package findings

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/internal/tuitest"
	"scantop/tui/text"
	"scantop/tui/view"
)

var noon = tuitest.Noon

// fakeAVDS replies like the service, from lists in memory.
type fakeAVDS struct {
	runs    []client.Run
	found   map[string][]client.Finding // by TaskId, newest first
	details map[string]*client.FindingDetail
	fail    map[string]error // by operation
	largest int              // findings on a page; 0: as many as were asked for

	asked   []string // operations, in the order of the requests
	queries []client.FindingQuery
	created []client.ReportSpec
}

func (a *fakeAVDS) call(ctx context.Context, operation string) error {
	a.asked = append(a.asked, operation)
	if err := ctx.Err(); err != nil {
		return &client.Error{Kind: client.KindCancelled, Action: operation}
	}
	return a.fail[operation]
}

func (a *fakeAVDS) DescribeScans(ctx context.Context, q client.Query) (*client.Page, error) {
	return &client.Page{Scans: []client.Scan{{ID: q.ScanID}}, Total: 1}, a.call(ctx, "DescribeScans")
}

func (a *fakeAVDS) DescribeScanSessions(
	ctx context.Context, _ client.RunQuery,
) (*client.Listing[client.Run], error) {
	if err := a.call(ctx, "DescribeScanSessions"); err != nil {
		return nil, err
	}
	return &client.Listing[client.Run]{Items: slices.Clone(a.runs), Total: len(a.runs)}, nil
}

func (a *fakeAVDS) DescribeAllVulnerabilities(
	ctx context.Context, q client.FindingQuery,
) (*client.Listing[client.Finding], error) {
	a.queries = append(a.queries, q)
	if err := a.call(ctx, "DescribeAllVulnerabilities"); err != nil {
		return nil, err
	}
	var found []client.Finding
	for _, f := range a.found[q.TaskID] {
		if (q.Severity == nil || *q.Severity == f.Severity) && (q.Status == nil || *q.Status == f.Status) {
			found = append(found, f)
		}
	}
	size := q.PageSize
	if a.largest > 0 {
		size = min(size, a.largest)
	}
	first := min((q.Page-1)*size, len(found))
	items := slices.Clone(found[first:min(first+size, len(found))])
	return &client.Listing[client.Finding]{Items: items, Number: q.Page, Size: size, Total: len(found)}, nil
}

func (a *fakeAVDS) DescribeVulnerability(ctx context.Context, id, _ string) (*client.FindingDetail, error) {
	if err := a.call(ctx, "DescribeVulnerability"); err != nil {
		return nil, err
	}
	if d := a.details[id]; d != nil {
		detail := *d
		return &detail, nil
	}
	for _, list := range a.found {
		for _, f := range list {
			if f.ID == id {
				return &client.FindingDetail{
					Finding: f, Description: "About " + f.Name, Impact: "Impact of it",
					Proof:    "GET / HTTP/1.1\nHost: x",
					Solution: "Fix it", CWE: "CWE-79", OWASP: "OWASP A3", WASC: "WASC-8",
					Reference: "https://cwe.example.org/79",
				}, nil
			}
		}
	}
	return nil, &client.Error{Kind: client.KindNotFound, Action: "DescribeVulnerability", Code: "InvalidId.NotFound"}
}

func (a *fakeAVDS) GenerateVulReport(ctx context.Context, s client.ReportSpec) error {
	a.created = append(a.created, s)
	return a.call(ctx, "GenerateVulReport")
}

func (a *fakeAVDS) CreateScan(context.Context, client.Spec) (string, error) { return "", nil }

// count returns how often an operation was requested.
func (a *fakeAVDS) count(operation string) int {
	return len(slices.DeleteFunc(slices.Clone(a.asked), func(s string) bool { return s != operation }))
}

// finding returns a finding. Its Id follows from the rest.
func finding(s client.Severity, name, target string) client.Finding {
	return client.Finding{
		ID:   fmt.Sprintf("%d/%s/%s", s, name, target),
		Name: name, Severity: s, Target: target, Hostname: "auth.example.net",
		LastDiscovered: noon.Add(-time.Hour), Type: "Injection",
	}
}

// threeRuns returns a scan with three runs. Compared with run 2, run 3 has a new finding and lacks one.
func threeRuns() *fakeAVDS {
	run := func(task string, n int, status client.Status) client.Run {
		at := noon.Add(-time.Duration(3-n) * 24 * time.Hour).Add(-30 * time.Minute)
		r := client.Run{TaskID: task, ScanID: "11", Name: "sso-pre-rollout", Status: status, Created: at}
		if status == client.StatusFinished {
			r.Finished, r.ReportStatus = at.Add(23*time.Minute), client.ReportNone
		}
		return r
	}
	old := []client.Finding{
		finding(client.SeverityLow, "Cookie without Secure", "https://auth.example.net/"),
		finding(client.SeverityHigh, "Weak TLS: SSLv3 accepted", "10.0.0.159:443"),
		finding(client.SeverityMedium, "Reflected XSS", "https://auth.example.net/search"),
		finding(client.SeverityMedium, "Reflected XSS", "https://auth.example.net/help"),
		finding(client.SeverityInfo, "Open port", "10.0.0.159:22"),
	}
	old[4].Status = client.FindingFalsePositive
	newest := append(slices.Clone(old[1:]), finding(client.SeverityHigh, "SQL 注入", "https://auth.example.net/login"))
	return &fakeAVDS{
		runs: []client.Run{
			run("303", 3, client.StatusFinished), run("302", 2, client.StatusFinished),
			run("301", 1, client.StatusAborted),
		},
		found: map[string][]client.Finding{"301": old[:2], "302": old, "303": newest},
	}
}

// many returns a scan with one run that found n things, most of them of low severity.
func many(n int) *fakeAVDS {
	a := threeRuns()
	a.runs = a.runs[:1]
	list := make([]client.Finding, n)
	for i := range list {
		severity := client.SeverityLow
		if i%10 == 0 {
			severity = client.Severity(i / 10 % 4)
		}
		list[i] = finding(severity, fmt.Sprintf("Finding %d", i%7), fmt.Sprintf("https://www.example.com/%05d", i))
	}
	a.found = map[string][]client.Finding{"303": list}
	return a
}

// harness drives the screen without a terminal, a network or a real clock.
type harness struct {
	t       testing.TB
	f       *Findings
	avds    *fakeAVDS
	clock   time.Time
	timers  []timer
	copied  []string
	refused map[string]int // how often the screen reported an operation as refused
	files   []string
	nav     view.Nav // where the newest key led
	hold    bool     // replies wait in held
	held    []tea.Cmd
}

type timer struct {
	due time.Time
	msg tea.Msg
}

// look says how a harness shows the screen.
type look struct {
	lang          string
	width, height int
	readOnly      bool
	ascii         bool
}

var wide = look{"en", 120, 34, false, false}

// open opens the screen on a scan, and lets the first replies arrive.
func open(t testing.TB, avds *fakeAVDS, l look) *harness {
	t.Helper()
	h := build(t, avds, l)
	h.avds = avds
	h.drain(h.f.Enter(client.Scan{ID: "11", Name: "sso-pre-rollout", Status: client.StatusFinished}))
	return h
}

// service is an AVDS.
type service interface {
	effect.Lister
	effect.Creator
}

// build returns a screen that was not opened yet.
func build(t testing.TB, avds service, l look) *harness {
	t.Helper()
	h := &harness{t: t, clock: noon, refused: map[string]int{}}
	fx := effect.Effects{
		Ctx: t.Context(), Lister: avds, Creator: avds,
		Clock: effect.Clock{Now: func() time.Time { return h.clock }, After: h.after},
	}
	if l.readOnly {
		fx.Creator = nil
	}
	c := text.For(l.lang)
	h.f = New(Config{
		Requests: fx.Findings(l.lang), Text: c, Keys: keymap.New(c), Theme: theme.New(theme.Variant{ASCII: l.ascii}),
		Refused: func(operation string, _ *client.Error) { h.refused[operation]++ },
		Copy:    func(s string) string { h.copied = append(h.copied, s); return "copy" },
		Export: func(s string) tea.Cmd {
			h.files = append(h.files, s)
			return func() tea.Msg { return effect.ExportedMsg{What: "findings", Path: "/tmp/findings.md"} }
		},
	})
	h.f.SetSize(l.width, l.height)
	return h
}

// after starts a timer.
func (h *harness) after(d time.Duration, msg tea.Msg) tea.Cmd {
	h.timers = append(h.timers, timer{h.clock.Add(d), msg})
	return nil
}

// send delivers a message and everything that follows from it.
func (h *harness) send(msg tea.Msg) {
	h.t.Helper()
	nav, cmd := h.f.Update(msg)
	if nav != (view.Nav{}) {
		h.nav = nav
	}
	h.drain(cmd)
}

func (h *harness) drain(cmd tea.Cmd) {
	h.t.Helper()
	if cmd == nil {
		return
	}
	if h.hold {
		h.held = append(h.held, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil, tea.RawMsg:
	case tea.BatchMsg:
		for _, c := range msg {
			h.drain(c)
		}
	default:
		h.send(msg)
	}
}

// release lets held replies arrive.
func (h *harness) release() {
	h.t.Helper()
	held := h.held
	h.hold, h.held = false, nil
	for _, cmd := range held {
		h.drain(cmd)
	}
}

// advance lets time pass, and every wait end that is due by then.
func (h *harness) advance(d time.Duration) {
	h.t.Helper()
	end := h.clock.Add(d)
	for {
		next := -1
		for i, timer := range h.timers {
			if !timer.due.After(end) && (next < 0 || timer.due.Before(h.timers[next].due)) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		due := h.timers[next]
		h.timers = slices.Delete(h.timers, next, next+1)
		if due.due.After(h.clock) {
			h.clock = due.due
		}
		h.send(due.msg)
	}
	h.clock = end
}

// press presses keys, one after the other.
func (h *harness) press(keys ...string) {
	h.t.Helper()
	for _, k := range keys {
		h.send(tuitest.Press(k))
	}
}

func (h *harness) screen() string { return tuitest.Plain(h.f.th.Fold(h.f.View())) }

// see fails the test unless every text is on the screen. Several blanks count as one.
func (h *harness) see(texts ...string) {
	h.t.Helper()
	screen := strings.Join(strings.Fields(h.screen()), " ")
	for _, s := range texts {
		if !strings.Contains(screen, s) {
			h.t.Errorf("the screen does not show %q:\n%s", s, h.screen())
		}
	}
}

// miss fails the test if any text is on the screen.
func (h *harness) miss(texts ...string) {
	h.t.Helper()
	screen := strings.Join(strings.Fields(h.screen()), " ")
	for _, s := range texts {
		if strings.Contains(screen, s) {
			h.t.Errorf("the screen shows %q:\n%s", s, h.screen())
		}
	}
}

// selected is the line with the cursor.
func (h *harness) selected() string {
	for line := range strings.SplitSeq(h.screen(), "\n") {
		if strings.HasPrefix(line, " "+h.f.th.Glyphs.Cursor) {
			return line
		}
	}
	return ""
}
