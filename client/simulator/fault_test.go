package simulator_test

import (
	"context"
	"net/http/httptrace"
	"strings"
	"sync"
	"testing"

	"scantop/client/simulator"
	"scantop/client/testenv"
)

// effect is the expected effect of a fault.
type effect struct {
	acted bool // a CreateScan creates a scan
	seen  func(sight) bool
	ends  stage // the stage at which the client cancels; never if the fault ends by itself
}

// stage is a stage of a request at which a client may cancel it.
type stage int

const (
	never     stage = iota
	struck          // the fault has occurred
	headBegun       // the first byte of the reply has arrived
	bodyBegun       // the first byte of the body has arrived
)

// cancelAt returns a context whose deadline passes at a stage of the only request that uses it.
func cancelAt(t *testing.T, s *simulator.Server, until stage) context.Context {
	ctx, passed := t.Context(), make(chan struct{})
	pass := sync.OnceFunc(func() { close(passed) })
	switch until {
	case struck:
		go func() {
			eventually(func() bool { return s.Armed() == 0 })
			pass()
		}()
	case headBegun:
		ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotFirstResponseByte: pass})
	case bodyBegun:
		ctx = context.WithValue(ctx, bodyBegun, pass)
	}
	return testenv.Deadline(ctx, passed)
}

// TestEveryFault injects each fault, for each operation, and checks what a client sees.
func TestEveryFault(t *testing.T) {
	t.Parallel()
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
			if fault.Action == "" || fault.Action == action {
				t.Run(fault.Name+" "+action, func(t *testing.T) {
					t.Parallel()
					seeFault(t, fault, action, want)
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
	if seen := send(cancelAt(t, s, want.ends), t, s, action, nil); !want.seen(seen) {
		t.Errorf("error %v, status %d %v, body error %v: %.500q", seen.err, seen.status, seen.header, seen.bodyErr,
			seen.body)
	}
	arrived := len(s.Requests()) - 1
	if (arrived == 0) != fault.AtClient {
		t.Errorf("%d requests arrived; at the client: %v", arrived, fault.AtClient)
	}
	made := describe(t, s, params{"PageSize": "1"}).TotalCount - before // the fault is over now
	if made > 1 || (made == 1) != (want.acted && action == "CreateScan") {
		t.Errorf("%d scans were created, want acted: %v", made, want.acted)
	}
}
