package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/client/findings"
	"scantop/tui/text"
)

// exitFound is the exit code for findings at or above --fail-on.
const exitFound = 5

// results is what the commands that tell what a scan found have in common.
type results struct {
	*settings
	service retrying
	text    text.Results
}

// retrying sends requests that may be repeated, and repeats those that fail for a
// reason that may pass soon.
type retrying struct {
	*client.Client
	retrier *retrier
}

var _ findings.Service = retrying{}

// DescribeScans is client.Client's.
func (r retrying) DescribeScans(ctx context.Context, q client.Query) (*client.Page, error) {
	return again(ctx, r.retrier, func() (*client.Page, error) { return r.Client.DescribeScans(ctx, q) })
}

// DescribeScanSessions is client.Client's.
func (r retrying) DescribeScanSessions(ctx context.Context, q client.RunQuery) (*client.Listing[client.Run], error) {
	return again(ctx, r.retrier, func() (*client.Listing[client.Run], error) {
		return r.Client.DescribeScanSessions(ctx, q)
	})
}

// DescribeAllVulnerabilities is client.Client's.
func (r retrying) DescribeAllVulnerabilities(
	ctx context.Context, q client.FindingQuery,
) (*client.Listing[client.Finding], error) {
	return again(ctx, r.retrier, func() (*client.Listing[client.Finding], error) {
		return r.Client.DescribeAllVulnerabilities(ctx, q)
	})
}

// DescribeVulnerability is client.Client's.
func (r retrying) DescribeVulnerability(ctx context.Context, id, lang string) (*client.FindingDetail, error) {
	return again(ctx, r.retrier, func() (*client.FindingDetail, error) {
		return r.Client.DescribeVulnerability(ctx, id, lang)
	})
}

// ask has f ask the service what a scan found. What went wrong is told in words.
func (s *settings) ask(ctx context.Context, f func(context.Context, results) error) error {
	return s.call(ctx, func(ctx context.Context, c *client.Client) error {
		r := results{s, s.retrying(c), s.text.Results}
		return r.explained(f(ctx, r))
	})
}

func (s *settings) retrying(c *client.Client) retrying {
	return retrying{c, &retrier{wait: s.sys.wait, now: s.sys.now}}
}

// explained puts what the findings package and the service say into words.
func (r results) explained(err error) error {
	var failure *client.Error
	switch {
	case errors.Is(err, findings.ErrIncomplete):
		_, counts, _ := strings.Cut(err.Error(), ": ")
		return fmt.Errorf(r.text.Unread, counts)
	case !errors.As(err, &failure) || !failure.Unavailable():
		return err
	case failure.Kind == client.KindPermission:
		return fmt.Errorf(r.text.NotPermitted, failure.Action, brief(failure.Code))
	}
	return fmt.Errorf(r.text.Unavailable, failure.Action, brief(failure.Code))
}

// runs reads the newest runs of a scan; there is at least one.
func (r results) runs(ctx context.Context, id string) (*findings.Runs, error) {
	runs, err := findings.ReadRuns(ctx, r.service, id)
	switch {
	case errors.Is(err, findings.ErrNoScan):
		return nil, fmt.Errorf(r.text.NoScan, id)
	case err != nil:
		return nil, err
	case len(runs.List) == 0:
		return nil, fmt.Errorf(r.text.NoRuns, id)
	}
	return runs, nil
}

// run returns the run that --run asks for, of a scan: the newest one if it is empty.
func (r results) run(runs *findings.Runs, id, wanted string) (client.Run, error) {
	if wanted == "" {
		run, err := runs.Newest()
		switch {
		case errors.Is(err, findings.ErrUnclear):
			return run, fmt.Errorf(r.text.NoNewest, id)
		case err != nil:
			return run, fmt.Errorf(r.text.NoRuns, id)
		}
		return run, nil
	}
	number, _ := strconv.Atoi(wanted) // a TaskId is far above the number of runs
	run, err := runs.Find(wanted, number)
	if err != nil {
		return run, fmt.Errorf(r.text.NoRun, wanted, id)
	}
	return run, nil
}

// oneScanID refuses everything but one ScanId.
func (p program) oneScanID(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usageError{fmt.Sprintf(p.text.Joiners.About, cmd.Name(), p.text.Results.OneScanID)}
	}
	return p.scanIDs(cmd, args)
}

// checkWord refuses a word that a flag does not take.
func (s *settings) checkWord(flag, word string, allowed []string) {
	if !slices.Contains(allowed, word) {
		t := s.text.Command.Subcommands
		s.bad.add(flag, t.NotOneOf, flag, strconv.Quote(brief(word)), strings.Join(allowed, s.text.Joiners.Comma))
	}
}

// complete lets a shell complete the values of a flag of one command.
func complete(cmd *cobra.Command, flag string, values []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// formats returns the values of --output that all commands with that flag take.
func formats() []string { return []string{"table", "json", "jsonl", "csv"} }
