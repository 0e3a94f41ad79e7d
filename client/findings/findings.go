// Package findings reads what the runs of a scan found: its runs, all
// findings of a run, and the differences between two runs. It must not know terminals,
// screens or words. A [Service] sends the requests and may repeat them.
//
// Pipelines use this package to stop a release, so a page that cannot be read is always
// an error and never an empty list.
package findings

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"scantop/client"
)

// Service is the part of a [client.Client] that is needed here.
type Service interface {
	DescribeScans(context.Context, client.Query) (*client.Page, error)
	DescribeScanSessions(context.Context, client.RunQuery) (*client.Listing[client.Run], error)
	DescribeAllVulnerabilities(context.Context, client.FindingQuery) (*client.Listing[client.Finding], error)
}

// Limits for reading. AVDS documents no largest page size. The limit of package client is much
// higher than PageSize.
const (
	PageSize    = 100 // findings or runs of one request
	maxFindings = 100_000
)

var (
	// ErrNoScan is returned when AVDS does not know the ScanId.
	ErrNoScan = errors.New("no such scan")
	// ErrNoRun is returned when the scan has no such run, or has not run yet.
	ErrNoRun = errors.New("no such run")
	// ErrIncomplete is returned when AVDS sent fewer findings than its total says.
	ErrIncomplete = errors.New("not all findings could be read")
)

// Runs are the runs of one scan.
type Runs struct {
	Scan  string       // the ScanId, or the RefJobId if AVDS lists runs only by that ID
	Total int          // how many runs there are
	List  []client.Run // the runs that were read, newest first
}

// ReadRuns reads the newest runs of a scan, at most one page.
func ReadRuns(ctx context.Context, s Service, scanID string) (*Runs, error) {
	runs, err := readRuns(ctx, s, scanID)
	if err != nil || runs.Total > 0 {
		return runs, err
	}
	page, err := s.DescribeScans(ctx, client.Query{ScanID: scanID})
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(page.Scans, func(scan client.Scan) bool { return scan.ID == scanID })
	switch {
	case at < 0:
		return nil, ErrNoScan
	case page.Scans[at].RefJobID == "":
		return runs, nil
	}
	return readRuns(ctx, s, page.Scans[at].RefJobID)
}

// readRuns reads the newest runs with an ID. No document says in which order AVDS lists them. If the
// first page begins with the oldest run, readRuns reads the last page.
func readRuns(ctx context.Context, s Service, id string) (*Runs, error) {
	q := client.RunQuery{ScanID: id, Paging: client.Paging{Page: 1, PageSize: PageSize}}
	first, err := s.DescribeScanSessions(ctx, q)
	if err != nil {
		return nil, err
	}
	list := first.Items
	if first.Total > len(list) && oldestFirst(list) {
		q.Page = max(first.Pages, 1)
		last, err := s.DescribeScanSessions(ctx, q)
		if err != nil {
			return nil, err
		}
		list = append(list, last.Items...)
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b client.Run) int { return b.Created.Compare(a.Created) })
	return &Runs{Scan: id, Total: max(first.Total, len(list)), List: list}, nil
}

func oldestFirst(list []client.Run) bool {
	return len(list) > 1 && list[0].Created.Before(list[len(list)-1].Created)
}

// Newest returns the newest run that has begun.
func (r *Runs) Newest() (client.Run, error) {
	for _, run := range r.List {
		if run.Status != client.StatusWaiting {
			return run, nil
		}
	}
	return client.Run{}, ErrNoRun
}

// Number returns the number of a run that was read. The first run of a scan has number 1.
func (r *Runs) Number(taskID string) int {
	if i := slices.IndexFunc(r.List, func(run client.Run) bool { return run.TaskID == taskID }); i >= 0 {
		return r.Total - i
	}
	return 0
}

// Find returns the run with a TaskId or a number. The first run of a scan has number 1. Find knows only
// the runs that were read.
func (r *Runs) Find(taskID string, number int) (client.Run, error) {
	for i, run := range r.List {
		if run.TaskID == taskID || r.Total-i == number {
			return run, nil
		}
	}
	return client.Run{}, ErrNoRun
}

// Before returns the newest finished run that is older than the given run.
func (r *Runs) Before(taskID string) (client.Run, error) {
	i := slices.IndexFunc(r.List, func(run client.Run) bool { return run.TaskID == taskID })
	for _, run := range r.List[i+1:] {
		if i >= 0 && run.Status == client.StatusFinished {
			return run, nil
		}
	}
	return client.Run{}, ErrNoRun
}

// Read reads all findings that match q, page by page, the worst first. It leaves out
// findings that AVDS sends although q excludes them.
func Read(ctx context.Context, s Service, q client.FindingQuery) ([]client.Finding, error) {
	var c Collector
	for q.Page, q.PageSize = 1, PageSize; ; q.Page++ {
		page, err := s.DescribeAllVulnerabilities(ctx, q)
		if err != nil {
			return nil, err
		}
		done, err := c.Add(page)
		switch {
		case err != nil:
			return nil, err
		case done:
			all := slices.DeleteFunc(c.Findings, func(f client.Finding) bool { return !matches(q, f) })
			slices.SortStableFunc(all, func(a, b client.Finding) int { return Rank(b.Severity) - Rank(a.Severity) })
			return all, nil
		}
	}
}

// Collector puts the pages of a list of findings together. The zero Collector is empty.
type Collector struct {
	Findings []client.Finding // each once, in the order of the service
	Total    int              // findings on all pages, as the newest page says
	known    map[string]bool
}

// Add adds the next page, and reports whether it was the last one. It returns
// ErrIncomplete when a page has nothing new although findings are missing.
func (c *Collector) Add(page *client.Listing[client.Finding]) (done bool, err error) {
	if c.known == nil {
		c.known = map[string]bool{}
	}
	before := len(c.Findings)
	for _, f := range page.Items {
		if key := f.ID + "\x00" + f.Name + "\x00" + f.Target; !c.known[key] {
			c.known[key] = true
			c.Findings = append(c.Findings, f)
		}
	}
	seen := len(c.Findings)
	c.Total = page.Total
	switch {
	case seen >= page.Total:
		return true, nil
	case seen == before || page.Total > maxFindings:
		return false, fmt.Errorf("%w: %d of %d", ErrIncomplete, seen, page.Total)
	}
	return false, nil
}

// matches reports whether a finding meets the conditions on its severity and status.
// A value that the reply does not have meets them, so that no finding is hidden.
func matches(q client.FindingQuery, f client.Finding) bool {
	return (q.Severity == nil || f.Severity == *q.Severity || f.Severity == client.SeverityUnknown) &&
		(q.Status == nil || f.Status == *q.Status || f.Status == client.FindingUnknown)
}

// Rank orders severities. An undocumented severity may be the worst, so it ranks
// above all others.
func Rank(s client.Severity) int {
	if s < client.SeverityInfo || s > client.SeverityHigh {
		return int(client.SeverityHigh) + 1
	}
	return int(s)
}

// Compare returns the findings that only the newer of two runs has, and the findings that
// only the older run has. Findings with the same name and target are the same.
func Compare(newer, older []client.Finding) (appeared, gone []client.Finding) {
	return without(newer, older), without(older, newer)
}

func without(list, others []client.Finding) (rest []client.Finding) {
	known := map[[2]string]bool{}
	for _, f := range others {
		known[[2]string{f.Name, f.Target}] = true
	}
	for _, f := range list {
		if !known[[2]string{f.Name, f.Target}] {
			rest = append(rest, f)
		}
	}
	return rest
}
