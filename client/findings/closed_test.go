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

// scripted replies with pages of its own making.
type scripted struct {
	service
	found func(page int) *client.Listing[client.Finding]
	runs  func(page int) *client.Listing[client.Run]
}

func (s *scripted) DescribeAllVulnerabilities(
	_ context.Context, q client.FindingQuery,
) (*client.Listing[client.Finding], error) {
	if s.requests++; s.requests > 50 {
		return nil, errors.New("asked too often")
	}
	return s.found(q.Page), nil
}

func (s *scripted) DescribeScanSessions(_ context.Context, q client.RunQuery) (*client.Listing[client.Run], error) {
	return s.runs(q.Page), nil
}

// numbered returns n findings from a number on, each a low one.
func numbered(from, n int) []client.Finding {
	list := make([]client.Finding, n)
	for i := range list {
		list[i] = client.Finding{ID: strconv.Itoa(from + i), Name: "x", Severity: client.SeverityLow}
	}
	return list
}

// Whatever a service says about its pages, a list is either whole or an error.
func TestPagesThatContradictThemselves(t *testing.T) {
	t.Parallel()
	type listing = client.Listing[client.Finding]
	three := func(size int, about listing) func(int) *listing {
		return func(page int) *listing {
			l := about
			if page <= 3 {
				l.Items = numbered(page*size, size)
			}
			if l.Uncounted {
				l.Total = len(l.Items)
			}
			return &l
		}
	}
	same := func(l listing) func(int) *listing { return func(int) *listing { return &l } }
	for _, tt := range []struct {
		name string
		page func(int) *listing
		want int // -1: an error
	}{
		{"three full pages without a total", three(100, listing{Uncounted: true}), 300},
		{"three small pages with a number of pages only", three(10, listing{Uncounted: true, Pages: 3}), 30},
		{"a total of 0 above three pages", three(100, listing{}), 300},
		{"a total of one page, and three pages", three(10, listing{Total: 10, Pages: 3}), 30},
		{"one short page without a total, whatever is asked", same(listing{Items: numbered(1, 3), Total: 3,
			Uncounted: true}), 3},
		{"one full page without a total, whatever is asked", same(listing{Items: numbered(1, 100), Total: 100,
			Uncounted: true}), -1},
		{"nothing on three pages", same(listing{Pages: 3}), -1},
		{"nothing of five", same(listing{Total: 5, Uncounted: true}), -1},
		{"an entry that cannot be read", same(listing{Items: numbered(1, 1), Total: 1, Unread: 1}), -1},
		{"no entry that can be read", same(listing{Total: 0, Unread: 1}), -1},
		{"a total that falls with each page", func(page int) *listing {
			return &listing{Items: numbered(page*100, 100-page), Total: 300 - page, Pages: 3}
		}, -1},
	} {
		s := &scripted{found: tt.page}
		got, err := Read(t.Context(), s, client.FindingQuery{})
		if tt.want >= 0 && (err != nil || len(got) != tt.want) || tt.want < 0 && !errors.Is(err, ErrIncomplete) {
			t.Errorf("%s: got %d, %v after %d requests, want %d", tt.name, len(got), err, s.requests, tt.want)
		}
	}
}

// A finding that is settled while its list is read moves the others up. Then the list is read again.
func TestFindingsThatMoveAreReadAgain(t *testing.T) {
	t.Parallel()
	s := &scripted{}
	left := numbered(0, 150)
	s.found = func(page int) *client.Listing[client.Finding] {
		first := min((page-1)*100, len(left))
		l := &client.Listing[client.Finding]{
			Items: slices.Clone(left[first:min(first+100, len(left))]), Total: len(left), Pages: 2,
		}
		if s.requests == 1 {
			left = left[1:]
		}
		return l
	}
	if got, err := Read(t.Context(), s, client.FindingQuery{}); err != nil || len(got) != 149 {
		t.Errorf("got %d, %v", len(got), err)
	}
}

// A finding that comes with two severities counts with the worse one.
func TestTheWorseOfTwoCounts(t *testing.T) {
	t.Parallel()
	s := &scripted{found: func(int) *client.Listing[client.Finding] {
		twice := numbered(1, 1)[0]
		worse := twice
		worse.Severity = client.SeverityHigh
		return &client.Listing[client.Finding]{Items: []client.Finding{twice, worse}, Total: 1}
	}}
	got, err := Read(t.Context(), s, client.FindingQuery{})
	if err != nil || len(got) != 2 || got[0].Severity != client.SeverityHigh {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestFindingsWithoutANameAreNew(t *testing.T) {
	t.Parallel()
	if appeared, _ := Compare([]client.Finding{{ID: "2"}}, []client.Finding{{ID: "1"}}); len(appeared) != 1 {
		t.Errorf("got %v", appeared)
	}
}

// The newest run is the one that is known to be, or none.
func TestTheNewestRunMayBeUnclear(t *testing.T) {
	t.Parallel()
	type listing = client.Listing[client.Run]
	undated, other, waiting := history(3), history(3), history(3)
	undated[2].Created = time.Time{}
	other[0].ScanID, other[1].ScanID = "7", "8"
	waiting[0].Created, waiting[0].Status = time.Time{}, client.StatusWaiting
	mixed, backwards := history(100), history(299)
	slices.Reverse(mixed[:50])
	slices.Reverse(backwards)
	pages := func(size int, about listing) func(int) *listing {
		return func(page int) *listing {
			l := about
			l.Items = backwards[min((page-1)*size, 299):min(page*size, 299)]
			return &l
		}
	}
	one := func(l listing) func(int) *listing { return func(int) *listing { return &l } }
	for _, tt := range []struct {
		name string
		page func(int) *listing
		want string
	}{
		{"clear", one(listing{Items: history(3), Total: 3}), "3"},
		{"one that has not begun", one(listing{Items: waiting, Total: 3}), "2"},
		{"an undated run", one(listing{Items: undated, Total: 3}), ""},
		{"runs of another scan", one(listing{Items: other, Total: 3}), ""},
		{"a run that cannot be read", one(listing{Items: history(3), Total: 3, Unread: 1}), ""},
		{"no order, and more runs", one(listing{Items: mixed, Total: 200}), ""},
		{"a single run of several", one(listing{Items: history(1), Total: 2}), ""},
		{"oldest first, a wrong number of pages", pages(50, listing{Total: 299, Pages: 2}), "299"},
		{"oldest first, a wrong total", pages(50, listing{Total: 240, Pages: 6}), ""},
		{"oldest first, no total", pages(100, listing{Total: 100, Uncounted: true}), ""},
	} {
		runs, err := ReadRuns(t.Context(), &scripted{runs: tt.page}, "7")
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		got, err := runs.Newest()
		if got.TaskID != tt.want || tt.want == "" && !errors.Is(err, ErrUnclear) {
			t.Errorf("%s: got %q, %v, want %q", tt.name, got.TaskID, err, tt.want)
		}
		if _, err := runs.Before("3"); tt.want == "" && !errors.Is(err, ErrUnclear) {
			t.Errorf("%s: before: %v", tt.name, err)
		}
	}
}

// An empty list without a total does not say that nothing was found.
func TestAnEmptyListWithoutATotalIsIncomplete(t *testing.T) {
	t.Parallel()
	s := &scripted{found: func(int) *client.Listing[client.Finding] {
		return &client.Listing[client.Finding]{Items: []client.Finding{}, Uncounted: true}
	}}
	if _, err := Read(t.Context(), s, client.FindingQuery{}); !errors.Is(err, ErrIncomplete) {
		t.Errorf("got %v", err)
	}
}
