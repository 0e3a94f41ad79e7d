package findings

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"testing"
	"time"

	"scantop/client"
)

// service is an AVDS whose data are in memory.
type service struct {
	scans    []client.Scan
	runs     map[string][]client.Run // by the requested ID, in the order of the list
	found    []client.Finding
	short    int  // how many findings the pages leave out
	size     int  // of a page, 0: as asked
	stuck    bool // every page is the first one
	requests int
}

func (s *service) DescribeScans(_ context.Context, q client.Query) (*client.Page, error) {
	s.requests++
	return &client.Page{
		Scans: slices.DeleteFunc(slices.Clone(s.scans), func(x client.Scan) bool { return x.ID != q.ScanID }),
	}, nil
}

func (s *service) DescribeScanSessions(_ context.Context, q client.RunQuery) (*client.Listing[client.Run], error) {
	s.requests++
	return page(s.runs[q.ScanID], q.Paging, 0), nil
}

func (s *service) DescribeAllVulnerabilities(
	_ context.Context,
	q client.FindingQuery,
) (*client.Listing[client.Finding], error) {
	s.requests++
	if s.stuck {
		q.Page = 1
	}
	if s.size > 0 {
		q.PageSize = s.size
	}
	return page(s.found, q.Paging, s.short), nil
}

func page[T any](all []T, p client.Paging, short int) *client.Listing[T] {
	left := all[:len(all)-short]
	first := min((p.Page-1)*p.PageSize, len(left))
	return &client.Listing[T]{
		Items: left[first:min(first+p.PageSize, len(left))], Number: p.Page, Size: p.PageSize,
		Pages: (len(all) + p.PageSize - 1) / p.PageSize, Total: len(all),
	}
}

// history returns n runs, newest first.
func history(n int) []client.Run {
	list := make([]client.Run, n)
	for i := range list {
		list[i] = client.Run{
			TaskID: strconv.Itoa(n - i), Status: client.StatusFinished, Created: time.Unix(int64(1000*(n-i)), 0),
		}
	}
	return list
}

func TestRunsAreFoundInWhateverOrder(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 3, 100, 101, 250} {
		backwards := history(n)
		slices.Reverse(backwards)
		for name, list := range map[string][]client.Run{"newest first": history(n), "oldest first": backwards} {
			s := &service{runs: map[string][]client.Run{"7": list}}
			runs, err := ReadRuns(t.Context(), s, "7")
			if err != nil {
				t.Fatal(err)
			}
			newest, err := runs.Newest()
			if err != nil || newest.TaskID != strconv.Itoa(n) || runs.Total != n || runs.Number(newest.TaskID) != n {
				t.Errorf("%d runs, %s: newest is %+v, %v; number %d", n, name, newest, err, runs.Number(newest.TaskID))
			}
			for i, run := range runs.List {
				if run.TaskID != strconv.Itoa(n-i) || runs.Number(run.TaskID) != n-i {
					t.Errorf("%d runs, %s: no. %d is %s, number %d", n, name, i, run.TaskID, runs.Number(run.TaskID))
					break
				}
			}
			if before, err := runs.Before(newest.TaskID); n > 1 && (err != nil || before.TaskID != strconv.Itoa(n-1)) {
				t.Errorf("%d runs, %s: before the newest is %+v, %v", n, name, before, err)
			}
			if s.requests > 3 {
				t.Errorf("%d requests", s.requests)
			}
		}
	}
}

func TestRunsByRefJobID(t *testing.T) {
	t.Parallel()
	s := &service{
		scans: []client.Scan{{ID: "7", RefJobID: "66c0"}, {ID: "8"}},
		runs:  map[string][]client.Run{"66c0": history(2)},
	}
	if runs, err := ReadRuns(t.Context(), s, "7"); err != nil || len(runs.List) != 2 || runs.Scan != "66c0" {
		t.Errorf("got %+v, %v", runs, err)
	}
	if runs, err := ReadRuns(t.Context(), s, "8"); err != nil || len(runs.List) != 0 {
		t.Errorf("a scan that never ran: %+v, %v", runs, err)
	}
	if _, err := ReadRuns(t.Context(), s, "9"); !errors.Is(err, ErrNoScan) {
		t.Errorf("no scan: %v", err)
	}
}

func TestRunsAreChosen(t *testing.T) {
	t.Parallel()
	list := history(5)
	list[0].Status, list[1].Status, list[2].Status = client.StatusWaiting, client.StatusRunning, client.StatusAborted
	runs := &Runs{Total: 205, List: list}
	for _, tt := range []struct {
		name string
		pick func() (client.Run, error)
		want string
	}{
		{"newest that has begun", runs.Newest, "4"},
		{"by TaskId", func() (client.Run, error) { return runs.Find("2", 0) }, "2"},
		{"by number", func() (client.Run, error) { return runs.Find("", 203) }, "3"},
		{"finished before", func() (client.Run, error) { return runs.Before("4") }, "2"},
		{"none before", func() (client.Run, error) { return runs.Before("1") }, ""},
		{"before one that was not read", func() (client.Run, error) { return runs.Before("77") }, ""},
		{"a number that was not read", func() (client.Run, error) { return runs.Find("", 4) }, ""},
	} {
		if got, err := tt.pick(); got.TaskID != tt.want || (err != nil) != (tt.want == "") {
			t.Errorf("%s: got %q, %v", tt.name, got.TaskID, err)
		}
	}
}

func TestAllFindingsAreReadOrNone(t *testing.T) {
	t.Parallel()
	open, high := client.FindingOpen, client.SeverityHigh
	var found []client.Finding
	for i := range 250 {
		found = append(found, client.Finding{
			ID: strconv.Itoa(i), Severity: client.Severity(i%5 - 1), Status: client.FindingStatus(i % 2),
		})
	}
	for _, tt := range []struct {
		name string
		s    *service
		q    client.FindingQuery
		want int
	}{
		{"all", &service{found: found}, client.FindingQuery{}, 250},
		{"small pages", &service{found: found, size: 7}, client.FindingQuery{}, 250},
		{"open ones only", &service{found: found}, client.FindingQuery{Status: &open}, 125},
		{"high or unknown", &service{found: found}, client.FindingQuery{Severity: &high}, 100},
		{"nothing", &service{}, client.FindingQuery{}, 0},
		{"fewer than counted", &service{found: found, short: 1}, client.FindingQuery{}, -1},
		{"the first page again and again", &service{found: found, stuck: true}, client.FindingQuery{}, -1},
		{"none of those counted", &service{found: found, short: 250}, client.FindingQuery{}, -1},
	} {
		got, err := Read(t.Context(), tt.s, tt.q)
		if tt.want < 0 {
			if !errors.Is(err, ErrIncomplete) || got != nil {
				t.Errorf("%s: got %d, %v", tt.name, len(got), err)
			}
			continue
		}
		if err != nil || len(got) != tt.want {
			t.Errorf("%s: got %d, %v, want %d", tt.name, len(got), err, tt.want)
		}
		if !slices.IsSortedFunc(got, func(a, b client.Finding) int { return Rank(b.Severity) - Rank(a.Severity) }) {
			t.Errorf("%s: the worst are not first", tt.name)
		}
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	a, b := client.Finding{ID: "1", Name: "XSS", Target: "a"}, client.Finding{ID: "2", Name: "XSS", Target: "b"}
	again := a
	again.ID = "3" // another run has other IDs
	appeared, gone := Compare([]client.Finding{again, b}, []client.Finding{a, {Name: "SQL", Target: "a"}})
	if len(appeared) != 1 || appeared[0].ID != "2" || len(gone) != 1 || gone[0].Name != "SQL" {
		t.Errorf("appeared %v, gone %v", appeared, gone)
	}
}
