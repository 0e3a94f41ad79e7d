package launch_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/launch"
	"scantop/client/simulator"
)

// faultsOf returns the faults that can affect an action.
func faultsOf(action string) []simulator.FaultInfo {
	return slices.DeleteFunc(simulator.Faults(),
		func(f simulator.FaultInfo) bool { return f.Action != "" && f.Action != action })
}

// wantTruth fails the test unless the outcome agrees with the server, which must have at most one
// scan of the name and must have received CreateScan at most once.
func wantTruth(t *testing.T, s *simulator.Server, name string, o launch.Outcome) {
	t.Helper()
	ids := held(t, s, name)
	if len(ids) > 1 || arrivals(s, "CreateScan") > 1 {
		t.Fatalf("%d scans of %d requests", len(ids), arrivals(s, "CreateScan"))
	}
	switch {
	case len(ids) == 1 && (o.State != launch.Created || o.ID != ids[0]):
		t.Errorf("the server has %s, the outcome is %+v", ids[0], o)
	case len(ids) == 0 && o.State != launch.NotCreated:
		t.Errorf("the server has no scan, the outcome is %+v", o)
	}
	if len(o.Similar) > 0 || o.Why != launch.WhyNothing {
		t.Errorf("not Unclear, but Why is set: %+v", o)
	}
}

// For every fault of a CreateScan, the outcome agrees with the server: with a start of now, which
// the server changes, and with a planned one; with a good list, with a list that fails a few times,
// and without a baseline.
func TestEveryFaultOfALaunch(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name     string
		start    func() time.Time
		baseline bool
		failures int
	}{
		{"now", time.Now, true, 0},
		{"now while reads fail", time.Now, true, 4},
		{"planned without a baseline", planned, false, 0},
	}
	for _, info := range faultsOf("CreateScan") {
		for _, launched := range cases {
			t.Run(info.Name+" "+launched.name, func(t *testing.T) {
				t.Parallel()
				s := simulated(t)
				spec := specOf(`夜间 "scan" 100%_*+&`, launched.start())
				c := clientOf(t, s)
				a := &api{Creator: c, Lister: c}
				var known launch.Baseline
				var err error
				if launched.baseline {
					if known, err = launch.Known(t.Context(), a, spec.Name); err != nil {
						t.Fatal(err)
					}
				}
				inject(t, s, simulator.Fault{Name: info.Name, Action: "CreateScan"})
				if launched.failures > 0 {
					inject(t, s, simulator.Fault{Name: "reset", Action: "DescribeScans", Times: launched.failures})
				}
				a.reads = 0
				o := launch.Outcome{State: launch.Created}
				ctx := t.Context()
				if isSlow(info.Name) {
					ctx = untilServed(t, s, info.Name)
				}
				if o.ID, err = a.CreateScan(ctx, spec); err != nil {
					o = launch.Resolve(t.Context(), a, spec, known, err, atOnce)
				}
				if !isSlow(info.Name) { // otherwise the pending request would be carried out
					s.Recover()
				}
				if a.creates != 1 || a.reads > maxReads {
					t.Errorf("%d launches, %d reads", a.creates, a.reads)
				}
				wantTruth(t, s, spec.Name, o)
			})
		}
	}
}

// For every fault of the list, the outcome of a failed launch is true, whether the scan was created
// or not.
func TestEveryFaultOfTheList(t *testing.T) {
	t.Parallel()
	for _, info := range faultsOf("DescribeScans") {
		for _, end := range []string{"reset", "reset-acted"} {
			t.Run(info.Name+" after "+end, func(t *testing.T) {
				t.Parallel()
				s := simulated(t)
				spec := specOf("nightly", time.Now())
				timeout := time.Minute
				if isSlow(info.Name) {
					timeout = 5 * time.Millisecond // a short time-out, since a failed look tells nothing
				}
				a := &api{Creator: clientOf(t, s), Lister: clientOf(t, s, client.WithTimeout(timeout))}
				known, err := launch.Known(t.Context(), clientOf(t, s), spec.Name)
				if err != nil {
					t.Fatal(err)
				}
				inject(t, s, simulator.Fault{Name: info.Name, Action: "DescribeScans"})
				inject(t, s, simulator.Fault{Name: end, Action: "CreateScan"})
				_, err = a.CreateScan(t.Context(), spec)
				o := launch.Resolve(t.Context(), a, spec, known, err, atOnce)
				s.Recover()
				if a.reads > maxReads {
					t.Errorf("%d reads", a.reads)
				}
				if o.State != launch.Unclear {
					wantTruth(t, s, spec.Name, o)
				} else if o.Why == launch.WhyNothing || o.Err == nil || o.Name != spec.Name ||
					!o.Start.Equal(spec.Start) {
					t.Errorf("Unclear without a reason, or without what to check: %+v", o)
				}
			})
		}
	}
}

// Run reads the list before it launches, and launches even if that fails.
func TestRun(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, creates, reads string
		start                time.Time
		want                 launch.State
		why                  launch.Why
	}{
		{"well", "", "", time.Now(), launch.Created, launch.WhyNothing},
		{"refused", "QuotaExceeded", "", time.Now(), launch.NotCreated, launch.WhyNothing},
		{"broken", "http-502-acted", "", time.Now(), launch.Created, launch.WhyNothing},
		{"no baseline, a start of its own", "http-502-acted", "reset", planned(), launch.Created, launch.WhyNothing},
		{"no baseline, nothing done", "reset", "reset", time.Now(), launch.NotCreated, launch.WhyNothing},
		{"a page of a proxy", "http-403-html", "", time.Now(), launch.NotCreated, launch.WhyNothing},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := simulated(t)
			if c.creates != "" {
				inject(t, s, simulator.Fault{Name: c.creates, Action: "CreateScan"})
			}
			if c.reads != "" {
				inject(t, s, simulator.Fault{Name: c.reads, Action: "DescribeScans", Times: 1})
			}
			o := launch.Run(t.Context(), clientOf(t, s), specOf("weekly", c.start), atOnce)
			s.Recover()
			ids := held(t, s, "weekly")
			if o.State != c.want || o.Why != c.why || (c.want == launch.Created) != slices.Equal(ids, []string{o.ID}) {
				t.Errorf("got %+v, the server holds %v", o, ids)
			}
			if n := arrivals(s, "CreateScan"); n != 1 {
				t.Errorf("sent %d times", n)
			}
		})
	}
}

// A call that was cancelled before it was sent has created no scan, so the list is not read.
func TestEndedContext(t *testing.T) {
	t.Parallel()
	s := simulated(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	o := launch.Run(ctx, clientOf(t, s), specOf("never", time.Now()), atOnce)
	if o.State != launch.NotCreated || len(s.Requests()) != 0 {
		t.Errorf("%+v after %d requests", o, len(s.Requests()))
	}
	list := &fake{}
	o = launch.Resolve(ctx, list, specOf("never", time.Now()), launch.Baseline{}, broken(), atOnce)
	if o.State != launch.Unclear || o.Why != launch.WhyStopped || list.reads != 0 {
		t.Errorf("%+v after %d reads", o, list.reads)
	}
}
