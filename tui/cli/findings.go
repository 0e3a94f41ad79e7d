package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/client/findings"
	"scantop/theme"
)

// findingFlags are the flags of findings beside those that it shares.
type findingFlags struct {
	output, run, status, failOn string
	severities                  []string
	new                         bool
}

// findings is the command that prints what a run found.
func (p program) findings() *cobra.Command {
	f, l := flags{}, findingFlags{}
	c, t := p.text.Command, p.text.Results
	cmd := p.command("findings [flags] SCAN_ID", t.Findings, p.oneScanID)
	cmd.RunE = func(cmd *cobra.Command, ids []string) error {
		// Here, --status is the status of findings, not a filter.
		filters := func(name string) bool { return name != "status" && cmd.Flags().Changed(name) }
		s := f.read(filters, p)
		l.check(s, cmd.Flags().Changed)
		if err := s.bad.err(); err != nil {
			return err
		}
		return s.ask(cmd.Context(), func(ctx context.Context, r results) error { return r.findings(ctx, ids[0], l) })
	}
	set := cmd.Flags()
	set.StringVarP(&l.output, "output", "o", "table", t.FindingsOutput)
	set.StringVar(&l.run, "run", "", t.Run)
	set.StringSliceVar(&l.severities, "severity", nil, t.Severity)
	set.StringVar(&l.status, "status", "open", t.Status)
	set.BoolVar(&l.new, "new", false, t.New)
	set.StringVar(&l.failOn, "fail-on", "", t.FailOn)
	complete(cmd, "output", findingFormats())
	complete(cmd, "status", findingStatuses())
	complete(cmd, "severity", severities())
	complete(cmd, "fail-on", gates())
	p.completeScanIDs(cmd, &f, false)
	f.declare(cmd, c.Flags, connectionFlags, commonFlags)
	return cmd
}

// severities are the words for severities, the worst first; gates are those that
// --fail-on takes.
func severities() []string {
	var words []string
	for _, s := range client.Severities() {
		words = append(words, s.String())
	}
	return words
}

func gates() []string { return severities()[:3] }

func findingFormats() []string { return append(formats(), "markdown", "sarif") }

func findingStatuses() []string {
	words := []string{}
	for _, s := range client.FindingStatuses() {
		words = append(words, s.String())
	}
	return append(words, "all")
}

func (l findingFlags) check(s *settings, changed func(string) bool) {
	s.checkWord("output", l.output, findingFormats())
	s.checkWord("status", l.status, findingStatuses())
	for _, word := range l.severities {
		s.checkWord("severity", word, severities())
	}
	if changed("fail-on") {
		s.checkWord("fail-on", l.failOn, gates())
	}
	s.checkRun(l.run, changed)
}

// checkRun complains about a --run that is no number.
func (s *settings) checkRun(run string, changed func(string) bool) {
	if changed("run") && (run == "" || strings.Trim(run, "0123456789") != "") {
		s.bad.add("run", s.text.Results.BadRun, brief(run))
	}
}

// findings prints what a run found, and ends with what --fail-on makes of it.
func (r results) findings(ctx context.Context, id string, l findingFlags) error {
	runs, err := r.runs(ctx, id)
	if err != nil {
		return err
	}
	run, err := r.run(runs, id, l.run)
	if err != nil {
		return err
	}
	found, err := r.read(ctx, runs, run, l)
	if err != nil {
		return err
	}
	shown := slices.Clone(found)
	if len(l.severities) > 0 {
		shown = slices.DeleteFunc(shown, func(f client.Finding) bool {
			return !slices.Contains(l.severities, f.Severity.String()) && f.Severity != client.SeverityUnknown
		})
	}
	printed, err := r.printedFindings(ctx, run, shown, l)
	if err != nil {
		return err
	}
	if err := r.write(r.sys.Stdout, printed); err != nil {
		return err
	}
	if l.output == "table" && term.IsTerminal(r.sys.Stdout.Fd()) {
		r.say(fmt.Sprintf(r.text.Summary, r.counts(shown), runs.Number(run.TaskID), runs.Total))
	}
	return r.verdict(run, found, l.failOn)
}

// read reads the findings of a run, or with --new those that the finished run before
// it did not have.
func (r results) read(
	ctx context.Context, runs *findings.Runs, run client.Run, l findingFlags,
) ([]client.Finding, error) {
	q := client.FindingQuery{TaskID: run.TaskID, Lang: r.settings.text.Lang}
	for _, status := range client.FindingStatuses() {
		if status.String() == l.status {
			q.Status = &status
		}
	}
	found, err := findings.Read(ctx, r.service, q)
	if err != nil || !l.new {
		return found, err
	}
	before, err := runs.Before(run.TaskID)
	if err != nil || run.Status != client.StatusFinished {
		return nil, fmt.Errorf(r.text.NotComparable, run.TaskID)
	}
	old, err := findings.Read(ctx, r.service, client.FindingQuery{TaskID: before.TaskID, Lang: q.Lang}) // of any status
	if err != nil {
		return nil, err
	}
	appeared, _ := findings.Compare(found, old)
	return appeared, nil
}

// verdict returns the error that --fail-on asks for. A gate that cannot be sure is
// closed.
func (r results) verdict(run client.Run, found []client.Finding, failOn string) error {
	if failOn == "" {
		return nil
	}
	n := atOrAbove(found, failOn)
	if run.Status != client.StatusFinished && (n == 0 || run.Status != client.StatusAborted) {
		return fmt.Errorf(r.text.NotOver, run.TaskID, r.settings.text.Status(string(run.Status)))
	}
	return r.closed(n, failOn)
}

// closed returns the error for a number of findings at or above a severity, nil for none.
func (r results) closed(n int, failOn string) error {
	switch word := r.text.Severities[failOn]; n {
	case 0:
		return nil
	case 1:
		return exitError{exitFound, fmt.Sprintf(r.text.OneAtOrAbove, word)}
	default:
		return exitError{exitFound, fmt.Sprintf(r.text.ManyAtOrAbove, n, word)}
	}
}

// atOrAbove counts the findings at or above a severity. One without a known severity
// may be the worst.
func atOrAbove(found []client.Finding, failOn string) (n int) {
	for _, severity := range client.Severities() {
		if severity.String() != failOn {
			continue
		}
		for _, f := range found {
			if findings.Rank(f.Severity) >= findings.Rank(severity) {
				n++
			}
		}
	}
	return n
}

// counts returns how many findings there are of each severity, in words.
func (r results) counts(list []client.Finding) string {
	var parts []string
	for _, word := range append(severities(), client.SeverityUnknown.String()) {
		n := 0
		for _, f := range list {
			if f.Severity.String() == word {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, r.severity(word)))
		}
	}
	if len(parts) == 0 {
		return r.text.NothingFound
	}
	return strings.Join(parts, theme.Separator)
}
