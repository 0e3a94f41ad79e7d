package findings

import (
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/view"
)

const secret = "https://report.example.com/r.zip?Expires=1790000000&Signature=s3cr3t"

// confirm presses p and the button that creates the report.
func (h *harness) confirm() {
	h.t.Helper()
	h.press("p")
	h.advance(time.Second)
	h.press("left", "enter")
}

func TestReadyReportIsCopied(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	a.runs[0].ReportURL, a.runs[0].ReportStatus = secret, client.ReportReady
	h := open(t, a, look{"en", 120, 34, true, false})
	h.see("report ready · p")
	h.press("p")
	h.see("Report link copied. It expires 2026-09-21 22:13.")
	h.miss("s3cr3t", "report.example.com")
	if len(h.copied) != 1 || h.copied[0] != secret || len(a.created) != 0 {
		t.Errorf("copied %q, created %v", h.copied, a.created)
	}
	a.runs[0].ReportURL = "https://report.example.com/r.zip"
	h.press("r", "p")
	h.see("Report link copied.")
	h.miss("expires")
	a.runs[0].ReportURL = "javascript:alert(1)"
	h.press("r", "p")
	if h.see("not an http or https address"); len(h.copied) != 2 {
		t.Error("something else than a web address is copied")
	}
}

func TestReportIsCreatedOnceAndFollowed(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	h := open(t, a, wide)
	h.press("p")
	h.see("Create the report of sso-pre-rollout, run 3?", "AVDS creates a new report of this run", "›[ Cancel ]‹")
	h.press("left", "enter") // too early: meant for the list
	h.advance(time.Second)
	h.press("enter") // on Cancel
	h.see("no report · p")
	if len(a.created) != 0 {
		t.Fatal("a report is created without a word")
	}
	h.confirm()
	h.see("creating report… · p", "AVDS is creating the report. Its link is copied when it is ready.")
	h.press("p", "p")
	h.advance(12 * time.Second)
	h.see("creating report…")
	a.runs[0].ReportStatus = client.ReportRunning
	h.advance(2 * time.Minute)
	h.press("p")
	h.see("creating report…")
	a.runs[0].ReportStatus, a.runs[0].ReportURL = client.ReportReady, secret
	before := a.count("DescribeScanSessions")
	h.advance(5 * time.Second)
	h.see("report ready · p", "Report link copied. It expires 2026-09-21 22:13.")
	if len(a.created) != 1 || !slices.Equal(a.created[0].TaskIDs, []string{"303"}) || a.created[0].Lang != "en" {
		t.Errorf("asked for %+v", a.created)
	}
	if len(h.copied) != 1 || h.copied[0] != secret {
		t.Errorf("copied %q", h.copied)
	}
	h.advance(time.Hour)
	if n := a.count("DescribeScanSessions") - before; n != 1 {
		t.Errorf("%d looks at a report that is ready", n)
	}
}

func TestReportsThatAreNotCreated(t *testing.T) {
	t.Parallel()
	lost := &client.Error{Kind: client.KindTimeout, Action: "GenerateVulReport", MayHaveTakenEffect: true}
	quota := &client.Error{
		Kind: client.KindQuota, Action: "GenerateVulReport", Code: "QuotaExceeded", Message: "enough",
	}
	missing := &client.Error{Kind: client.KindNotFound, Action: "GenerateVulReport", Code: "InvalidAction.NotFound"}
	for _, c := range []struct {
		name string
		err  error
		then client.ReportStatus
		see  string
	}{
		{"failed", nil, client.ReportFailed, "AVDS could not create the report."},
		{"never begins", nil, client.ReportNone, "Unclear whether AVDS is creating the report."},
		{"no reply, and never begins", lost, client.ReportNone, "Unclear whether AVDS is creating the report."},
		{"rejected", quota, client.ReportNone, "QuotaExceeded: enough"},
		{"not offered", missing, client.ReportNone,
			"AVDS does not offer GenerateVulReport here (InvalidAction.NotFound)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := threeRuns()
			a.fail = map[string]error{"GenerateVulReport": c.err}
			h := open(t, a, look{"en", 160, 34, false, false})
			h.confirm()
			a.runs[0].ReportStatus = c.then
			h.advance(2 * time.Minute)
			h.see(c.see)
			looks := a.count("DescribeScanSessions")
			h.advance(time.Hour)
			if len(a.created) != 1 || len(h.copied) != 0 || a.count("DescribeScanSessions") != looks {
				t.Errorf("asked for %d reports, copied %q", len(a.created), h.copied)
			}
		})
	}
}

// The question says what a link gives away, also on the smallest screen.
func TestTheQuestionIsWholeOnASmallScreen(t *testing.T) {
	t.Parallel()
	for lang, last := range map[string]string{"en": "until it expires.", "zh": "读取报告。"} {
		h := open(t, threeRuns(), look{lang, view.MinWidth, view.MinHeight - view.RootLines, false, false})
		h.press("p")
		said := strings.Join(strings.Fields(h.screen()), "")
		if !strings.Contains(said, strings.ReplaceAll(last, " ", "")) {
			t.Errorf("%q is cut off:\n%s", last, h.screen())
		}
	}
}

// A failure is told on the scan of the report, not on another one that the user has opened before the reply.
func TestAFailureIsNotToldOnAnotherScan(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	a.fail = map[string]error{"GenerateVulReport": &client.Error{Kind: client.KindQuota, Code: "QuotaExceeded"}}
	h := open(t, a, wide)
	h.hold = true
	h.confirm()
	late := h.held
	h.hold, h.held = false, nil
	h.press("q")
	a.runs = []client.Run{{TaskID: "401", ScanID: "12", Status: client.StatusFinished}}
	h.drain(h.f.Enter(client.Scan{ID: "12", Name: "other"}))
	h.held = late
	h.release()
	h.see("other", "run 1 of 1")
	h.miss("QuotaExceeded")
	if len(a.created) != 1 {
		t.Errorf("%d reports were asked for", len(a.created))
	}
}

// A reply that was lost does not keep the report from being copied.
func TestReportWithoutReplyIsFollowed(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	a.fail = map[string]error{"GenerateVulReport": &client.Error{Kind: client.KindNetwork, MayHaveTakenEffect: true}}
	h := open(t, a, wide)
	h.confirm()
	a.runs[0].ReportStatus, a.runs[0].ReportURL = client.ReportReady, secret
	h.advance(6 * time.Second)
	if len(h.copied) != 1 || len(a.created) != 1 {
		t.Errorf("copied %q, created %d", h.copied, len(a.created))
	}
}

// An expired link is not taken for the new report's.
func TestExpiredReportIsCreatedAnew(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	expired := strings.Replace(secret, "1790000000", "1600000000", 1)
	a.runs[0].ReportStatus, a.runs[0].ReportURL = client.ReportReady, expired
	h := open(t, a, wide)
	h.see("report expired · p")
	h.confirm()
	h.advance(6 * time.Second)
	h.see("creating report…")
	a.runs[0].ReportURL = secret
	h.advance(6 * time.Second)
	if len(h.copied) != 1 || h.copied[0] != secret || len(a.created) != 1 {
		t.Errorf("copied %q", h.copied)
	}
}

func TestReadOnlyCreatesNoReport(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	h := open(t, a, look{"en", 120, 34, true, false})
	h.press("p")
	h.see("Read-only: reports cannot be created.")
	h.advance(time.Second)
	h.press("left", "enter")
	if len(a.created) != 0 {
		t.Error("a report is created although nothing may be")
	}
}

// AVDS goes on creating a report when the screen is left, and the screen knows it when it is opened again.
func TestReportOutlivesTheScreen(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	h := open(t, a, wide)
	h.confirm()
	h.press("q")
	looks := len(a.asked)
	h.advance(30 * time.Second)
	if len(a.asked) != looks {
		t.Error("a report is followed although the screen was left")
	}
	h.drain(h.f.Enter(client.Scan{ID: "11"}))
	h.see("creating report…")
	h.press("p")
	a.runs[0].ReportStatus, a.runs[0].ReportURL = client.ReportReady, secret
	h.advance(6 * time.Second)
	if len(a.created) != 1 || len(h.copied) != 1 {
		t.Errorf("%d reports, copied %q", len(a.created), h.copied)
	}
}
