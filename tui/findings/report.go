package findings

import (
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/effect"
	"scantop/tui/explain"
	"scantop/tui/safe"
	"scantop/tui/widget"
)

// Times of a report that AVDS creates.
const (
	reportInterval = 5 * time.Second // between two looks at its status
	reportBegins   = time.Minute     // for which AVDS may not yet know that it creates the report
	grace          = 400 * time.Millisecond
)

// report is the report of a run on its way.
type report struct {
	confirm   *confirmation        // the confirmation, while it is open
	asked     map[string]time.Time // when AVDS was asked for a report, by the TaskId of its run
	links     map[string]string    // the link that the run had then
	following string               // TaskId of the run with the report to wait for; "": no run
	due       time.Time            // when to look at it next
}

func newReport() report { return report{asked: map[string]time.Time{}, links: map[string]string{}} }

// reportState is how far the report of a run is.
type reportState int

// The states of a report.
const (
	reportNone reportState = iota
	reportMaking
	reportReady
	reportExpired
	reportFailed
)

// stateOf returns how far the report of a run is. A link that the run had before AVDS was asked for a new
// report is not that report's.
func (f *Findings) stateOf(run *client.Run) reportState {
	asked, waits := f.report.asked[run.TaskID]
	end := client.LinkExpiry(run.ReportURL)
	switch {
	case run.ReportStatus == client.ReportRunning:
		return reportMaking
	case waits && run.ReportURL == f.report.links[run.TaskID] && f.now().Sub(asked) < reportBegins &&
		run.ReportStatus != client.ReportFailed:
		return reportMaking
	case run.ReportURL != "" && !end.IsZero() && end.Before(f.now()):
		return reportExpired
	case run.ReportURL != "":
		return reportReady
	case run.ReportStatus == client.ReportFailed:
		return reportFailed
	}
	return reportNone
}

// reportWord says how far the report of a run is, and which key is for it.
func (f *Findings) reportWord(run *client.Run) string {
	if run.Status != client.StatusFinished {
		return ""
	}
	t := f.text.Findings.Report
	word := map[reportState]string{
		reportNone: t.None, reportMaking: t.Making, reportReady: t.Ready,
		reportExpired: t.Expired, reportFailed: t.Failed,
	}[f.stateOf(run)]
	return word + " · " + f.keys.list.Report.Help().Key
}

// pressReport copies the link to the report of the shown run, follows a report that AVDS creates, or asks
// whether it should create one.
func (f *Findings) pressReport() tea.Cmd {
	t, run := f.text.Findings.Report, f.known.run()
	switch {
	case f.runsUnread():
		return nil
	case run == nil || run.Status != client.StatusFinished:
		f.say("%s", t.ReportNotOver)
		return nil
	case f.stateOf(run) == reportReady:
		return f.copyReport(run)
	case f.stateOf(run) == reportMaking:
		f.say("%s", t.ReportAsked)
		f.report.following, f.report.due = run.TaskID, f.now()
	case f.asking.fx.ReadOnly():
		f.say("%s", t.ReportReadOnly)
	case f.asking.refused["GenerateVulReport"] != nil:
		f.say("%s", f.refusal(f.asking.refused["GenerateVulReport"]))
	default:
		f.report.confirm = &confirmation{run: run.TaskID, armedAt: f.now().Add(grace)}
	}
	return nil
}

// copyReport copies the link to a report, and says until when it is valid.
func (f *Findings) copyReport(run *client.Run) tea.Cmd {
	t := f.text.Findings.Report
	link, u := safe.WebAddress(run.ReportURL)
	if u == nil {
		f.say("%s", f.text.List.NoLink)
		return nil
	}
	said := t.ReportCopied
	if end := client.LinkExpiry(link); !end.IsZero() {
		said = fmt.Sprintf(t.ReportCopiedUntil, f.date(end))
	}
	return f.toClipboard(link, said)
}

// createReport has AVDS create the report of a run, once, and follows it.
func (f *Findings) createReport(id string) tea.Cmd {
	if run, err := f.known.runs.Find(id, 0); err == nil {
		f.report.links[id] = run.ReportURL
	}
	f.report.asked[id] = f.now()
	f.report.following, f.report.due = id, f.now().Add(reportInterval)
	f.say("%s", f.text.Findings.Report.ReportAsked)
	return f.asking.fx.CreateReport(id)
}

// reportAsked takes the reply to the request that creates a report. A report that may be on its way is
// followed all the same. The screen may show another scan by now, on which a failure would mislead.
func (f *Findings) reportAsked(msg effect.FindingsMsg) {
	var failure *client.Error
	if msg.Err == nil || errors.As(msg.Err, &failure) && failure.MayHaveTakenEffect {
		return
	}
	f.report.end(msg.To.ID)
	said := explain.Error(f.text, msg.Err)
	if failure != nil && failure.Unavailable() {
		f.asking.refuse(failure)
		said = f.refusal(failure)
	}
	if f.known.number(msg.To.ID) > 0 {
		f.notice = widget.Notice{Text: said, Level: widget.Warning}
	}
}

// followReport looks at the report that is waited for, after the runs were read.
func (f *Findings) followReport() tea.Cmd {
	id := f.report.following
	if id == "" {
		return nil
	}
	run, err := f.known.runs.Find(id, 0)
	t := f.text.Findings.Report
	state := reportNone
	if err == nil {
		state = f.stateOf(&run)
	}
	switch state {
	case reportMaking:
		f.report.due = f.now().Add(reportInterval)
		return nil
	case reportReady:
		f.report.end(id)
		return f.copyReport(&run)
	case reportFailed:
		f.notice = widget.Notice{Text: t.ReportFailed, Level: widget.Warning}
	default:
		f.notice = widget.Notice{Text: t.ReportUnclear, Level: widget.Warning}
	}
	f.report.end(id)
	return nil
}

// reportUnread says why the report is no longer followed. AVDS creates it all the same.
func (f *Findings) reportUnread(err error) {
	f.report.following = ""
	f.notice = widget.Notice{Text: explain.Error(f.text, err), Level: widget.Warning}
}

// end stops to wait for the report of a run.
func (r *report) end(id string) {
	delete(r.asked, id)
	delete(r.links, id)
	if r.following == id {
		r.following = ""
	}
}
