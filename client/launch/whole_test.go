package launch_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"scantop/client"
	"scantop/client/launch"
)

// Names as AVDS may show them. Whatever else of the scan it changes, a new scan is not denied.
func TestChangedNames(t *testing.T) {
	t.Parallel()
	const name = `  Nightly  "Wöb" & 支付 scan `
	address := "203.0.113.9" // perhaps an address of the target
	for _, shown := range []string{
		`Nightly "Wöb" & 支付 scan`, `nightly  "wöb" & 支付 scan`,
		`Nightly&nbsp;&nbsp;&quot;Wöb&quot; &amp; 支付 scan`, `Nightly &amp;quot;Wöb&amp;quot; &amp;amp; 支付 scan`,
		"Nightly  \"Wo\u0308b\" & 支付 scan", "Nightly  \"Wöb\"", "Nightly", "Nightly  \"…",
		"Nightly_\"Wöb\"_&_支付_scan", "Nightly Wob 支付 scan", "ＮＩＧＨＴＬＹ　\"Wöb\"　&　支付　scan",
		`Nightly++%22W%C3%B6b%22+%26+%E6%94%AF%E4%BB%98+scan`, `team-7/Nightly  "Wöb" & 支付 scan (1)`, name + name,
	} {
		for _, start := range []time.Time{
			sent().Add(time.Second), sent().Truncate(time.Hour), sent().AddDate(0, 0, 9), {},
		} {
			o := course{list: fake{search: nothing}, spec: specOf(name, sent()),
				after: []client.Scan{like("1", shown, start, address)}}.resolve(t)
			if o.State != launch.Unclear || !slices.Equal(o.Similar, []string{"1"}) {
				t.Errorf("%q, start %v: %+v", shown, start, o)
			}
		}
	}
	for _, other := range []string{"weekly", "N", "支付", "&"} {
		o := course{spec: specOf(name, sent()),
			after: []client.Scan{like("1", other, sent().Add(time.Second), address)}}.resolve(t)
		if o.State != launch.NotCreated {
			t.Errorf("%q, other targets: %+v", other, o)
		}
	}
}

// The outcome is NotCreated only if all pages were read that could contain the scan.
func TestAbsenceNeedsWholeList(t *testing.T) {
	t.Parallel()
	reversed := func(scans []client.Scan) []client.Scan {
		scans = slices.Clone(scans)
		slices.Reverse(scans)
		return scans
	}
	ours := scan("1", "n", sent())
	for _, c := range []struct {
		name          string
		before, after []client.Scan
		list          fake
		blind         bool
		want          launch.State
		why           launch.Why
	}{
		{name: "a long list, nothing new", before: others(5000, "m"), after: others(5000, "m"),
			want: launch.NotCreated},
		{name: "small pages, nothing new", list: fake{size: 10}, before: others(5000, "m"), after: others(5000, "m"),
			want: launch.NotCreated},
		{name: "small pages, a few that are another's", list: fake{size: 10}, before: others(5000, "m"),
			after: slices.Concat(theirs(25), others(5000, "m")), want: launch.NotCreated},
		{name: "small pages, more that are another's than are read", list: fake{size: 10}, before: others(5000, "m"),
			after: slices.Concat(theirs(150), others(5000, "m")), why: launch.WhyDoubtful},
		{name: "a list with the oldest first, ours behind all that is read", list: fake{search: nothing},
			before: others(2000, "m"), after: append(others(2000, "m"), ours), why: launch.WhyDoubtful},
		{name: "a list with the oldest first, read to its end", list: fake{search: nothing}, before: others(900, "m"),
			after: append(others(900, "m"), ours), want: launch.Created},
		{name: "a list in another order, nothing new", before: others(900, "m"), after: reversed(others(900, "m")),
			want: launch.NotCreated},
		{name: "some are gone", before: others(500, "m"), after: others(500, "m")[40:], want: launch.NotCreated},
		{name: "all are gone", before: others(5, "m"), why: launch.WhyDoubtful},
		{name: "all are gone, but there are others", before: others(5, "m"), after: theirs(3), why: launch.WhyDoubtful},
		{name: "no baseline, all is read", blind: true, after: others(999, "m"), want: launch.NotCreated},
		{name: "no baseline, more than is read", blind: true, after: others(1001, "m"), why: launch.WhyDoubtful},
		{name: "no baseline, more of the name than is read", blind: true, list: fake{size: 10},
			after: others(101, "n"), why: launch.WhyDoubtful},
		{name: "a figure that no list bears out", list: fake{claim: 7}, before: others(5, "m"), after: others(5, "m"),
			blind: true, why: launch.WhyDoubtful},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			o := course{list: c.list, spec: specOf("n", sent()), before: c.before, after: c.after,
				blind: c.blind}.resolve(t)
			if o.State != c.want || o.Why != c.why || o.State == launch.NotCreated && o.Watched != launch.Patience {
				t.Errorf("got %+v", o)
			}
		})
	}
}

// theirs returns new scans of other users.
func theirs(n int) []client.Scan {
	var list []client.Scan
	for i := range n {
		list = append(list, like(fmt.Sprint("new-", i), "x", sent().Add(time.Duration(i+1)*time.Second),
			"b.example.org"))
	}
	return list
}

// The search ends within a minute, even if the list replies late or never, and the outcome is what
// it has found by then.
func TestResolveEndsWithinAMinute(t *testing.T) {
	t.Parallel()
	never := func(int, time.Duration) time.Duration { return time.Hour }
	search := func(read int, _ time.Duration) time.Duration { return time.Duration(read%2) * time.Hour }
	late := func(int, time.Duration) time.Duration { return 5 * time.Second }
	atFirst := func(_ int, now time.Duration) time.Duration { return 30*time.Second - now }
	atLast := func(_ int, now time.Duration) time.Duration { return time.Duration(now/(40*time.Second)) * time.Hour }
	ours := []client.Scan{scan("1", "n", sent())}
	for _, c := range []struct {
		name  string
		scans []client.Scan
		takes func(read int, now time.Duration) time.Duration // duration of a reply
		state launch.State
		why   launch.Why
	}{
		{"no answer", ours, never, launch.Unclear, launch.WhyFailed},
		{"no answer to Search", ours, search, launch.Created, launch.WhyNothing},
		{"no answer to Search, nothing there", nil, search, launch.Unclear, launch.WhyFailed},
		{"five seconds each, nothing there", nil, late, launch.NotCreated, launch.WhyNothing},
		{"no answer for half a minute", ours, atFirst, launch.Created, launch.WhyNothing},
		{"no answer at the end", nil, atLast, launch.Unclear, launch.WhyFailed},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				began := time.Now()
				list := &slow{takes: func(read int) time.Duration { return c.takes(read, time.Since(began)) }}
				known, _ := launch.Known(t.Context(), &list.fake, "n")
				list.scans, list.reads = c.scans, 0
				o := launch.Resolve(t.Context(), list, specOf("n", sent()), known, broken(), launch.Sleep)
				if took := time.Since(began); took > time.Minute {
					t.Errorf("took %v", took)
				}
				if o.State != c.state || o.Why != c.why {
					t.Errorf("got %+v", o)
				}
				if o.State != launch.Created && (o.Watched < launch.Patience || o.Watched > time.Minute) {
					t.Errorf("the last look was after %v", o.Watched)
				}
			})
		})
	}
}

// A launch does not wait long for a list that does not reply, with --yes either.
func TestALaunchDoesNotWaitForTheList(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		list := &slow{takes: func(int) time.Duration { return time.Hour }}
		var asked time.Duration
		api := &launcher{Lister: list, create: func() (string, error) {
			asked = time.Since(began)
			return "7", nil
		}}
		o := launch.Run(t.Context(), api, specOf("n", sent()), launch.Sleep)
		if o.State != launch.Created || asked > 5*time.Second {
			t.Errorf("sent after %v: %+v", asked, o)
		}
	})
}

// slow is a list whose replies take time.
type slow struct {
	fake
	takes func(read int) time.Duration
}

func (s *slow) DescribeScans(ctx context.Context, q client.Query) (*client.Page, error) {
	s.reads++
	timer := time.NewTimer(s.takes(s.reads))
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	s.reads--
	return s.fake.DescribeScans(ctx, q)
}

// launcher launches by a function.
type launcher struct {
	launch.Lister
	create func() (string, error)
}

func (l *launcher) CreateScan(context.Context, client.Spec) (string, error) { return l.create() }

// That no other scan matches is also known only from a complete list.
func TestUniqueMatchNeedsWholeList(t *testing.T) {
	t.Parallel()
	for others, want := range map[int]launch.State{50: launch.Created, 150: launch.Unclear} {
		scans := append(theirs(others), like("1", "n", whole(), "www.example.com"))
		for i := range scans {
			scans[i].Start = scans[i].Start.Truncate(time.Second)
		}
		o := course{list: fake{size: 10}, spec: specOf("n", sent()), after: scans}.resolve(t)
		if o.State != want || want == launch.Unclear && !slices.Equal(o.Similar, []string{"1"}) {
			t.Errorf("among %d: %+v", others, o)
		}
	}
}
