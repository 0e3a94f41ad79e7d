// Package findings reads what the runs of a scan found: which runs there are, all
// findings of one, and what changed from one to the next. It must not know terminals,
// screens or words. Requests are sent by a [Service], which may repeat them.
//
// A gate that stops a release rests on this package, so a page that could not be
// read is always an error and never an empty list.
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

// Bounds of reading. The service documents no largest page; the client's own bound is
// far above this one.
const (
	pageSize    = 100
	maxFindings = 100_000
)

var (
	// ErrNoScan is returned when the service does not know the ScanId.
	ErrNoScan = errors.New("no such scan")
	// ErrNoRun is returned when the scan has no such run, or has not run yet.
	ErrNoRun = errors.New("no such run")
	// ErrIncomplete is returned when the service gave fewer findings than it counted.
	ErrIncomplete = errors.New("not all findings could be read")
)

// Runs are the runs of one scan.
type Runs struct {
	Scan  string       // the ScanId, or the RefJobId where the service knows runs by that one only
	Total int          // how many runs there are
	List  []client.Run // those that were read, newest first
}

// ReadRuns reads the newest runs of a scan, a page at most.
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

// readRuns reads the newest runs by one ID. No document says in which order the
// service lists them, so the last page is read where the first one begins with the
// oldest.
func readRuns(ctx context.Context, s Service, id string) (*Runs, error) {
	q := client.RunQuery{ScanID: id, Paging: client.Paging{Page: 1, PageSize: pageSize}}
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

// Number returns the number of a run that was read: 1 for the scan's first one.
func (r *Runs) Number(taskID string) int {
	if i := slices.IndexFunc(r.List, func(run client.Run) bool { return run.TaskID == taskID }); i >= 0 {
		return r.Total - i
	}
	return 0
}

// Find returns the run with a TaskId or with a number, which is 1 for the scan's
// first run. Runs that were not read are not found.
func (r *Runs) Find(taskID string, number int) (client.Run, error) {
	for i, run := range r.List {
		if run.TaskID == taskID || r.Total-i == number {
			return run, nil
		}
	}
	return client.Run{}, ErrNoRun
}

// Before returns the newest finished run that is older than another one.
func (r *Runs) Before(taskID string) (client.Run, error) {
	i := slices.IndexFunc(r.List, func(run client.Run) bool { return run.TaskID == taskID })
	for _, run := range r.List[i+1:] {
		if i >= 0 && run.Status == client.StatusFinished {
			return run, nil
		}
	}
	return client.Run{}, ErrNoRun
}

// Read reads all findings that match q, page by page, the worst first. Findings that
// the service sends although q excludes them are left out.
func Read(ctx context.Context, s Service, q client.FindingQuery) ([]client.Finding, error) {
	var all []client.Finding
	known := map[string]bool{}
	seen := 0
	for q.Page, q.PageSize = 1, pageSize; ; q.Page++ {
		page, err := s.DescribeAllVulnerabilities(ctx, q)
		if err != nil {
			return nil, err
		}
		before := seen
		for _, f := range page.Items {
			if key := f.ID + "\x00" + f.Name + "\x00" + f.Target; !known[key] {
				known[key] = true
				seen++
				if matches(q, f) {
					all = append(all, f)
				}
			}
		}
		switch {
		case seen >= page.Total:
			slices.SortStableFunc(all, func(a, b client.Finding) int { return Rank(b.Severity) - Rank(a.Severity) })
			return all, nil
		case seen == before || page.Total > maxFindings:
			return nil, fmt.Errorf("%w: %d of %d", ErrIncomplete, seen, page.Total)
		}
	}
}

// matches reports whether a finding meets the conditions on its severity and status.
// What the reply does not tell meets them: nobody may miss it.
func matches(q client.FindingQuery, f client.Finding) bool {
	return (q.Severity == nil || f.Severity == *q.Severity || f.Severity == client.SeverityUnknown) &&
		(q.Status == nil || f.Status == *q.Status || f.Status == client.FindingUnknown)
}

// Rank orders severities. One that no document knows may be the worst, and so ranks
// above all others.
func Rank(s client.Severity) int {
	if s < client.SeverityInfo || s > client.SeverityHigh {
		return int(client.SeverityHigh) + 1
	}
	return int(s)
}

// Compare returns the findings that only the newer of two runs has, and those that
// only the older one has. A finding is the same when its name and its target are.
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
