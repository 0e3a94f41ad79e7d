package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/client/findings"
	"scantop/tui/safe"
)

// Bounds of waiting for a report.
const (
	reportInterval = 5 * time.Second // between two looks
	reportBegins   = time.Minute     // for which a report may be missing that was asked for
)

// reportFlags are the flags of report beside those that it shares.
type reportFlags struct {
	run, out string
	wait     bool
}

// report is the command that prints the link to a report, or saves the report.
func (p program) report() *cobra.Command {
	f, l := flags{}, reportFlags{}
	c, t := p.text.Command, p.text.Results
	cmd := p.command("report [flags] SCAN_ID", t.Report, p.oneScanID)
	cmd.RunE = func(cmd *cobra.Command, ids []string) error {
		s := f.read(cmd.Flags().Changed, p)
		s.checkRun(l.run, cmd.Flags().Changed)
		if l.wait && s.readOnly {
			s.bad.add("wait", "%s", t.WaitReadOnly)
		}
		if cmd.Flags().Changed("out") && l.out == "" {
			s.bad.add("out", c.Empty, "out")
		}
		if err := s.bad.err(); err != nil {
			return err
		}
		return s.ask(cmd.Context(), func(ctx context.Context, r results) error { return r.report(ctx, ids[0], l) })
	}
	set := cmd.Flags()
	set.StringVar(&l.run, "run", "", t.Run)
	set.BoolVar(&l.wait, "wait", false, t.Wait)
	set.StringVar(&l.out, "out", "", t.Out)
	p.completeScanIDs(cmd, &f, false)
	f.declare(cmd, c.Flags, connectionFlags, "read-only", commonFlags)
	return cmd
}

// report prints the link to the report of a run, or saves the report.
func (r results) report(ctx context.Context, id string, l reportFlags) error {
	if _, err := os.Lstat(l.out); l.out != "" && err == nil { // before a report is made in vain
		return fmt.Errorf(r.text.FileExists, brief(l.out))
	}
	runs, err := r.runs(ctx, id)
	if err != nil {
		return err
	}
	run, err := r.reportedRun(runs, id, l.run)
	if err != nil {
		return err
	}
	if l.wait {
		run, err = r.awaitReport(ctx, runs.Scan, run)
	} else {
		err = r.reportState(run)
	}
	switch {
	case err != nil:
		return err
	case l.out != "":
		return r.save(ctx, run.ReportURL, l.out)
	}
	if at := client.LinkExpiry(run.ReportURL); !at.IsZero() && r.terminalWidth() > 0 {
		r.say(fmt.Sprintf(r.text.ReportExpires, at.Format("2006-01-02 15:04")))
	}
	return r.write(r.sys.Stdout, run.ReportURL+"\n")
}

// reportedRun returns the run that --run asks for, or the newest finished one: only
// those have reports.
func (r results) reportedRun(runs *findings.Runs, id, wanted string) (client.Run, error) {
	if wanted == "" && !runs.Unclear {
		for _, run := range runs.List {
			if run.Status == client.StatusFinished {
				return run, nil
			}
		}
	}
	run, err := r.run(runs, id, wanted)
	if err == nil && run.Status != client.StatusFinished {
		err = fmt.Errorf(r.text.NotOver, run.TaskID, r.settings.text.Status(string(run.Status)))
	}
	return run, err
}

// reportState returns nil when the report of a run can be read, and else why not.
func (r results) reportState(run client.Run) error {
	end := client.LinkExpiry(run.ReportURL)
	switch {
	case !end.IsZero() && end.Before(r.sys.now()):
		return fmt.Errorf(r.text.ReportGone, run.TaskID)
	case run.ReportURL != "" && !isWebLink(run.ReportURL):
		return fmt.Errorf(r.text.ReportNoLink, run.TaskID)
	case run.ReportURL != "" && run.ReportStatus != client.ReportRunning:
		return nil
	case run.ReportStatus == client.ReportFailed:
		return fmt.Errorf(r.text.ReportFailed, run.TaskID)
	case run.ReportStatus == client.ReportRunning:
		return fmt.Errorf(r.text.ReportMaking, run.TaskID)
	}
	return fmt.Errorf(r.text.ReportNone, run.TaskID)
}

// isWebLink reports whether a link is an http or https URL that can be printed as it is.
func isWebLink(link string) bool {
	_, u := safe.WebAddress(link)
	return u != nil && safe.Clean(link) == link
}

// awaitReport returns the run once its report can be read. It has the report created
// where there is none, once: a second request might create a second report.
func (r results) awaitReport(ctx context.Context, scan string, run client.Run) (client.Run, error) {
	if r.reportState(run) == nil {
		return run, nil
	}
	old, patience := run.ReportURL, 0 // looks at a report that is still missing
	if run.ReportStatus != client.ReportRunning {
		spec := client.ReportSpec{TaskIDs: []string{run.TaskID}, Lang: r.settings.text.Lang}
		var failure *client.Error
		if err := r.service.GenerateVulReport(ctx, spec); errors.As(err, &failure) && !failure.MayHaveTakenEffect {
			return run, err
		}
		patience = int(reportBegins / reportInterval)
	}
	for ; ; patience-- {
		r.sys.wait(ctx, reportInterval)
		if ctx.Err() != nil {
			return run, &client.Error{Kind: client.KindCancelled}
		}
		now, err := r.look(ctx, scan, run)
		if err != nil {
			return run, err
		}
		switch {
		case r.reportState(now) == nil && (now.ReportURL != old || now.ReportStatus == client.ReportReady):
			return now, nil
		case now.ReportStatus == client.ReportRunning, patience > 0 && now.ReportStatus != client.ReportFailed:
		case now.ReportStatus == client.ReportFailed:
			return run, r.reportState(now)
		default:
			return run, fmt.Errorf(r.text.ReportUnclear, run.TaskID)
		}
	}
}

// look returns a run as it is now.
func (r results) look(ctx context.Context, scan string, run client.Run) (client.Run, error) {
	runs, err := findings.ReadRuns(ctx, r.service, scan)
	if err != nil {
		return run, err
	}
	now, err := runs.Find(run.TaskID, 0)
	if err != nil {
		return run, fmt.Errorf(r.text.NoRun, run.TaskID, run.ScanID)
	}
	return now, nil
}

// save writes the report to a new file that only the user can read. A file that could
// not be written completely is removed.
func (r results) save(ctx context.Context, link, name string) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, os.ErrExist):
		return fmt.Errorf(r.text.FileExists, brief(name))
	case err != nil:
		return fmt.Errorf(r.text.FileUnwritten, brief(name), reason(err))
	}
	size, err := r.service.DownloadReport(ctx, link, file)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		r.say(fmt.Sprintf(r.text.ReportSaved, brief(name), bytesText(size)))
		return nil
	}
	os.Remove(name)
	if _, ok := errors.AsType[*client.Error](err); ok {
		return err
	}
	return fmt.Errorf(r.text.FileUnwritten, brief(name), reason(err))
}

// bytesText is a size such as 1.4 MB.
func bytesText(n int64) string {
	switch {
	case n >= 1e6:
		return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + " MB"
	case n >= 1e3:
		return strconv.FormatFloat(float64(n)/1e3, 'f', 1, 64) + " kB"
	}
	return strconv.FormatInt(n, 10) + " B"
}
