package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"scantop/client"
)

// answer is how a fake service answers one request.
type answer struct {
	page *client.Page
	err  error
}

// fake answers requests in turn, the last answer again and again, and notes how
// long it was waited in between.
type fake struct {
	answers []answer
	asked   []client.Query
	waits   []time.Duration
}

func (f *fake) ask(_ context.Context, q client.Query) (*client.Page, error) {
	a := f.answers[min(len(f.asked), len(f.answers)-1)]
	f.asked = append(f.asked, q)
	return a.page, a.err
}

func (f *fake) wait(_ context.Context, d time.Duration) { f.waits = append(f.waits, d) }

// pageOf is a page with these scans.
func pageOf(total int, ids ...string) *client.Page {
	p := &client.Page{Total: total, Size: 2}
	for _, id := range ids {
		p.Scans = append(p.Scans, client.Scan{ID: id})
	}
	return p
}

func TestGatheringSurvivesAListThatMoves(t *testing.T) {
	t.Parallel()
	busy := &client.Error{Kind: client.KindThrottled, RetryAfter: 7 * time.Second}
	down := &client.Error{Kind: client.KindServer}
	for _, c := range []struct {
		name    string
		answers []answer
		want    string
		waits   []time.Duration
	}{
		{"one page", []answer{{pageOf(1, "a"), nil}}, "[a] asked 1", nil},
		{"a new scan shifts the others", []answer{{pageOf(3, "c", "b"), nil}, {pageOf(4, "b", "a"), nil}}, "[c b a] asked 2", nil},
		{"the list shrinks", []answer{{pageOf(9, "c", "b"), nil}, {pageOf(9), nil}}, "[c b] asked 2", nil},
		{"the service repeats its last page", []answer{{pageOf(9, "c", "b"), nil}}, "[c b] asked 2", nil},
		{"no total", []answer{{pageOf(0, "c", "b"), nil}, {pageOf(0, "a"), nil}, {pageOf(0), nil}}, "[c b a] asked 3", nil},
		{"a failure that passes", []answer{{pageOf(3, "c", "b"), nil}, {nil, busy}, {nil, down}, {pageOf(3, "a"), nil}}, "[c b a] asked 4",
			[]time.Duration{7 * time.Second, 4 * time.Second}},
		{"a failure that stays", []answer{{pageOf(3, "c", "b"), nil}, {nil, down}}, "failed asked 5", []time.Duration{2 * time.Second, 4 * time.Second, 8 * time.Second}},
		{"a failure at once", []answer{{nil, down}}, "failed asked 1", nil},
	} {
		f := &fake{answers: c.answers}
		page, err := gatherer{f.ask, f.wait}.all(t.Context(), client.Query{PageSize: 2})
		got := "failed"
		if err == nil {
			got = "["
			for i, s := range page.Scans {
				if i > 0 {
					got += " "
				}
				got += s.ID
			}
			got += "]"
		}
		if got += fmt.Sprintf(" asked %d", len(f.asked)); got != c.want || !slices.Equal(f.waits, c.waits) {
			t.Errorf("%s: %s after waiting %v; want %s, %v", c.name, got, f.waits, c.want, c.waits)
		}
	}
}

func TestGatheringEnds(t *testing.T) {
	t.Parallel()
	n := 0
	g := gatherer{ask: func(context.Context, client.Query) (*client.Page, error) {
		n++
		return pageOf(1<<30, fmt.Sprint(n)), nil
	}}
	if _, err := g.all(t.Context(), client.Query{}); !errors.Is(err, errTooMany) || n != maxPages {
		t.Errorf("ends with %v after %d requests", err, n)
	}
}

func TestPatienceGrowsToItsLimit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		failures int
		failure  client.Error
		want     time.Duration
	}{
		{1, client.Error{}, 10 * time.Second}, {3, client.Error{}, 40 * time.Second}, {4, client.Error{}, time.Minute}, {1 << 30, client.Error{}, time.Minute},
		{1, client.Error{Kind: client.KindThrottled}, 20 * time.Second}, {1, client.Error{RetryAfter: 5 * time.Minute}, 5 * time.Minute},
		{1, client.Error{RetryAfter: time.Hour}, 10 * time.Minute},
	} {
		if got := patience(5*time.Second, c.failures, &c.failure); got != c.want {
			t.Errorf("%d failures, %+v: %v, want %v", c.failures, c.failure, got, c.want)
		}
	}
}
