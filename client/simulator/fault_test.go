package simulator_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"scantop/client/simulator"
)

// effect is what a fault is expected to do.
type effect struct {
	acted bool // a CreateScan makes a scan
	seen  func(sight) bool
	slow  bool // the client has to give up by itself
}

// TestEveryFault injects each fault there is, for each operation, and looks at
// it with a client's eyes.
func TestEveryFault(t *testing.T) {
	t.Parallel()
	var slow sync.WaitGroup // all at once, since they only wait
	defer slow.Wait()
	effects := expected()
	for _, fault := range simulator.Faults() {
		want, ok := effects[fault.Name]
		if delete(effects, fault.Name); !ok {
			t.Errorf("fault %s: not expected here", fault.Name)
			continue
		}
		if fault.About == "" || strings.ContainsAny(fault.About, "\n\x1b") {
			t.Errorf("fault %s: described as %q", fault.Name, fault.About)
		}
		for _, action := range []string{"DescribeScans", "CreateScan"} {
			name, see := fault.Name+" "+action, func(t *testing.T) { seeFault(t, fault, action, want) }
			switch {
			case fault.Action != "" && fault.Action != action:
			case want.slow:
				slow.Go(func() { t.Run(name, see) })
			default:
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					see(t)
				})
			}
		}
	}
	for name := range effects {
		t.Errorf("there is no fault %s", name)
	}
}

func seeFault(t *testing.T, fault simulator.FaultInfo, action string, want effect) {
	s := start(t, simulator.Config{})
	before := describe(t, s, params{"PageSize": "1"}).TotalCount
	inject(t, s, fault.Name+":times=1,action="+action)
	patience := time.Minute
	if want.slow {
		patience = 2 * time.Second
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if seen := send(ctx, t, s, action, nil); !want.seen(seen) {
		t.Errorf("error %v, status %d %v, broke off %v: %.500q", seen.err, seen.status, seen.header, seen.bodyErr, seen.body)
	}
	arrived := len(s.Requests()) - 1
	if (arrived == 0) != fault.AtClient {
		t.Errorf("%d requests arrived; at the client's side: %v", arrived, fault.AtClient)
	}
	made := describe(t, s, params{"PageSize": "1"}).TotalCount - before // and the fault is over
	if made > 1 || (made == 1) != (want.acted && action == "CreateScan") {
		t.Errorf("%d scans were made, want acted: %v", made, want.acted)
	}
}
