package cli

import (
	"cmp"
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/client/findings"
)

// runs is the command that prints the runs of a scan.
func (p program) runs() *cobra.Command {
	var f flags
	var output string
	c := p.text.Command
	cmd := p.command("runs [flags] SCAN_ID", p.text.Results.Runs, p.oneScanID)
	cmd.RunE = func(cmd *cobra.Command, ids []string) error {
		s := f.read(cmd.Flags().Changed, p)
		s.checkWord("output", output, formats())
		if err := s.bad.err(); err != nil {
			return err
		}
		if output == "table" {
			s.reportZone()
		}
		return s.ask(cmd.Context(), func(ctx context.Context, r results) error {
			runs, err := r.runs(ctx, ids[0])
			if err != nil {
				return err
			}
			return r.write(r.sys.Stdout, r.printedRuns(runs, output))
		})
	}
	cmd.Flags().StringVarP(&output, "output", "o", "table", p.text.Results.Output)
	complete(cmd, "output", formats())
	p.completeScanIDs(cmd, &f, false)
	f.declare(cmd, c.Flags, connectionFlags, commonFlags)
	return cmd
}

func (r results) printedRuns(runs *findings.Runs, output string) string {
	if output != "table" {
		var list records
		for i, run := range runs.List {
			list = append(list, runFields(&run, runs.Total-i))
		}
		return list.format(output, runFields(&client.Run{}, 0))
	}
	t, c := r.text, r.settings.text.Columns
	rows := [][]string{{t.Number, t.Task, c.Status, c.Progress, c.Started, t.Ended, t.ReportHead}}
	for i, run := range runs.List {
		report := string(run.ReportStatus)
		rows = append(rows, []string{
			strconv.Itoa(runs.Total - i), run.TaskID, r.settings.text.Status(string(run.Status)),
			percentText(run.Progress), dateText(run.Created), dateText(run.Finished), cmp.Or(t.Reports[report], report),
		})
	}
	table, _ := r.grid(rows, nil, r.terminalWidth(), nil)
	return table
}

// runFields is a run for programs, under the API's names, behind its number.
func runFields(run *client.Run, number int) []exportField {
	var percent any
	if run.Progress.Known {
		percent = run.Progress.Value
	}
	return []exportField{
		{"Run", number}, {"TaskId", run.TaskID}, {"ScanId", run.ScanID}, {"Name", run.Name}, {"JobStatus", run.Status},
		{"RunPercent", percent}, {"CreatedAt", exactTime(run.Created)}, {"FinishedAt", exactTime(run.Finished)},
		{"Targets", listed(run.Targets)}, {"TriggerType", run.Trigger}, {"Period", run.Period},
		{"Interval", run.Interval}, {"ReportStatus", run.ReportStatus}, {"ReportUrl", run.ReportURL},
	}
}
