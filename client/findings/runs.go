package findings

import (
	"cmp"
	"context"
	"slices"

	"scantop/client"
)

// Runs are the runs of one scan.
type Runs struct {
	Scan  string       // the ScanId, or the RefJobId if AVDS lists runs only by that ID
	Total int          // how many runs there are
	List  []client.Run // the runs that were read, newest first

	// Unclear is true if AVDS does not tell which run is the newest: a run has no date or cannot be
	// read, runs of several scans came, or the newest page was not found.
	Unclear bool
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
// first page begins with the oldest run, readRuns reads the last two pages.
func readRuns(ctx context.Context, s Service, id string) (*Runs, error) {
	q := client.RunQuery{ScanID: id, Paging: client.Paging{Page: 1, PageSize: PageSize}}
	first, err := s.DescribeScanSessions(ctx, q)
	if err != nil {
		return nil, err
	}
	list, unclear := slices.Clone(first.Items), first.Unread > 0
	more := first.Total > len(list) || first.Uncounted && (first.Pages > 1 || len(list) >= PageSize)
	switch {
	case !more || len(list) > 1 && slices.IsSortedFunc(list, newer):
	case len(list) > 1 && slices.IsSortedFunc(list, older) && !first.Uncounted:
		pages, size := (first.Total+len(list)-1)/len(list), len(list)
		for q.Page = max(2, pages-1); q.Page <= pages; q.Page++ { // two pages, so that they have the run before too
			page, err := s.DescribeScanSessions(ctx, q)
			if err != nil {
				return nil, err
			}
			if q.Page > 2 && q.Page == pages-1 {
				list = nil // the first page is far behind
			}
			list = append(list, page.Items...)
			expected := min(size, first.Total-(q.Page-1)*size)
			unclear = unclear || page.Unread > 0 || page.Total != first.Total || len(page.Items) != expected
		}
		unclear = unclear || !slices.IsSortedFunc(list, older)
	default:
		unclear = true
	}
	slices.SortStableFunc(list, newer)
	return &Runs{Scan: id, Total: max(first.Total, len(list)), List: list, Unclear: unclear || mixed(list)}, nil
}

func newer(a, b client.Run) int { return b.Created.Compare(a.Created) }

func older(a, b client.Run) int { return newer(b, a) }

// mixed reports whether the dates of runs do not tell their order, or the runs are those of several scans.
func mixed(list []client.Run) bool {
	scan := ""
	for _, run := range list {
		undated := run.Created.IsZero() && run.Status != client.StatusWaiting && len(list) > 1
		if undated || scan != "" && run.ScanID != "" && run.ScanID != scan {
			return true
		}
		scan = cmp.Or(run.ScanID, scan)
	}
	return false
}

// Newest returns the newest run that has begun. The error is ErrNoRun or ErrUnclear.
func (r *Runs) Newest() (client.Run, error) {
	if r.Unclear {
		return client.Run{}, ErrUnclear
	}
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

// Before returns the newest finished run that is older than the given run. The error is ErrNoRun or ErrUnclear.
func (r *Runs) Before(taskID string) (client.Run, error) {
	if r.Unclear {
		return client.Run{}, ErrUnclear
	}
	i := slices.IndexFunc(r.List, func(run client.Run) bool { return run.TaskID == taskID })
	for _, run := range r.List[i+1:] {
		if i >= 0 && run.Status == client.StatusFinished {
			return run, nil
		}
	}
	return client.Run{}, ErrNoRun
}
