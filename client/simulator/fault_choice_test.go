package simulator_test

import (
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"scantop/client/simulator"
)

func TestFaultTimesAndAction(t *testing.T) {
	t.Parallel()
	tests := []struct {
		faults         string
		lists, creates string // how five successive requests end
	}{
		{"http-503-empty", "55555", "55555"},
		{"http-503-empty:times=2", "55222", "22222"},
		{"http-503-empty:action=CreateScan", "22222", "55555"},
		{"http-503-empty:action=DescribeScans,times=3", "55522", "22222"},
		{"reset:times=1 http-400-html:times=2 http-503-empty:times=1", "x4452", "22222"},
		{"http-503-empty:times=1 http-400-html", "54444", "44444"},
		{"unknown-values http-400-html:times=1", "42222", "22222"}, // both faults apply
		{"refused:times=2 http-400-html:times=1", "xx422", "22222"},
		{"refused:action=CreateScan", "22222", "xxxxx"},
	}
	for _, tt := range tests {
		t.Run(tt.faults, func(t *testing.T) {
			t.Parallel()
			s := start(t, simulator.Config{})
			for text := range strings.FieldsSeq(tt.faults) {
				inject(t, s, text)
			}
			if got := statuses(t, s, "DescribeScans", 5); got != tt.lists {
				t.Errorf("DescribeScans: %s, want %s", got, tt.lists)
			}
			if got := statuses(t, s, "CreateScan", 5); got != tt.creates {
				t.Errorf("CreateScan: %s, want %s", got, tt.creates)
			}
			s.Recover()
			if got := statuses(t, s, "CreateScan", 1) + statuses(t, s, "DescribeScans", 1); got != "22" {
				t.Errorf("after Recover: %s", got)
			}
		})
	}
}

// The same seed selects the same requests, and another seed selects others, in about the given
// proportion.
func TestFaultProbability(t *testing.T) {
	t.Parallel()
	run := func(seed uint64, text string) string {
		s := start(t, simulator.Config{Seed: seed, Scans: []simulator.Script{}})
		inject(t, s, text)
		return statuses(t, s, "DescribeScans", 40)
	}
	const text = "http-503-empty:probability=0.3"
	first := run(1, text)
	if again := run(1, text); again != first {
		t.Errorf("the same seed: %s and %s", first, again)
	}
	if other := run(2, text); other == first {
		t.Errorf("another seed, the same: %s", other)
	}
	if n := strings.Count(first, "5"); n < 4 || n > 22 {
		t.Errorf("%d of 40 failed, with a probability of 0.3", n)
	}
	if limited := run(1, text+",times=3"); strings.Count(limited, "5") != 3 ||
		!strings.HasPrefix(first, limited[:strings.LastIndex(limited, "5")]) {
		t.Errorf("three times: %s, without a limit %s", limited, first)
	}
	if always := run(1, "http-503-empty:probability=1"); strings.Contains(always, "2") {
		t.Errorf("with a probability of 1: %s", always)
	}
}

func TestFaultsOfManyClients(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	inject(t, s, "reset:times=7")
	inject(t, s, "nulls:times=5")
	inject(t, s, "refused:times=3,action=CreateScan")
	var lost atomic.Int32
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for range 5 {
				action := []string{"CreateScan", "DescribeScans"}[i%2]
				if send(t.Context(), t, s, action, nil).err != nil {
					lost.Add(1)
				}
				simulator.Faults()
			}
		})
	}
	for range 20 { // faults that start and end at the same time do not disturb requests
		inject(t, s, "short-page:times=1")
	}
	group.Wait()
	if got := lost.Load(); got != 10 {
		t.Errorf("%d of 40 requests lost, want 10", got)
	}
	s.Recover()
	if got := statuses(t, s, "DescribeScans", 3); got != "222" {
		t.Errorf("after Recover: %s", got)
	}
}

// An interceptor sees a request before the faults do, and every request that arrives is recorded.
func TestFaultsAndIntercept(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	s.Intercept(func(w http.ResponseWriter, _ *http.Request, action string) bool {
		w.WriteHeader(http.StatusTeapot)
		return action == "CreateScan"
	})
	for _, text := range []string{"reset:times=1", "refused:times=1,action=CreateScan"} {
		inject(t, s, text)
	}
	if got := statuses(t, s, "CreateScan", 2); got != "x4" { // connection refused, then intercepted
		t.Errorf("got %s", got)
	}
	arrived := s.Requests()
	if len(arrived) != 1 || arrived[0].Action != "CreateScan" || arrived[0].Params.Get("Signature") == "" {
		t.Errorf("arrived: %+v", arrived)
	}
	s.Intercept(nil)
	if got := statuses(t, s, "DescribeScans", 2); got != "x2" {
		t.Errorf("the reset that was left over: %s", got)
	}
}

func TestParseFault(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]simulator.Fault{
		"reset":                   {Name: "reset"},
		"reset:action=CreateScan": {Name: "reset", Action: "CreateScan"},
		"reset:times=3":           {Name: "reset", Times: 3},
		"InvalidSecurityToken.Expired:probability=0.25": {Name: "InvalidSecurityToken.Expired", Probability: 0.25},
		"hang:probability=0.2,times=3,action=CreateScan": {Name: "hang", Action: "CreateScan", Times: 3,
			Probability: 0.2},
		"percent-range:action=DescribeScans": {Name: "percent-range", Action: "DescribeScans"},
	} {
		if f, err := simulator.ParseFault(text); f != want || err != nil {
			t.Errorf("%s was read as %+v, %v", text, f, err)
		}
	}
	for text, inError := range map[string]string{
		"rest":                                "refused, dns,",
		"":                                    "refused, dns,",
		"reset:":                              "action, times and probability",
		"reset:time=3":                        "action, times and probability",
		"reset:times=x":                       `"x"`,
		"reset:times=-1":                      "-1",
		"reset:times=1,,":                     "action, times and probability",
		"reset:probability=1.5":               "1.5",
		"reset:probability=-0.1":              "-0.1",
		"reset:probability=NaN":               "NaN",
		"reset:action=DeleteScans":            "unknown action",
		"percent-range:action=CreateScan":     "DescribeScans",
		"data-in-string:action=DescribeScans": "CreateScan",
	} {
		f, err := simulator.ParseFault(text)
		if err == nil || !strings.Contains(err.Error(), inError) {
			t.Errorf("%s: read as %+v, %v; want an error with %q", text, f, err, inError)
		}
	}
	s := start(t, simulator.Config{})
	if err := s.Inject(simulator.Fault{Name: "rest"}); err == nil || !strings.Contains(err.Error(), "reset-acted") {
		t.Errorf("an unknown fault: %v", err)
	}
}
