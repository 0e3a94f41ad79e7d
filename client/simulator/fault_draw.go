package simulator

import (
	"math/rand/v2"
	"slices"
	"sync"
)

// stage is the moment at which a fault strikes.
type stage int

const (
	onTheWay    stage = iota // the client has not reached the server yet
	headersRead              // the body of the request is still to be read
	requestRead              // nothing has been done about it yet
	carriedOut               // a good reply is at hand
)

// faultList is what was injected and is not over.
type faultList struct {
	mu       sync.Mutex
	armed    []*armedFault
	injected int
}

// armedFault is a fault that waits for requests.
type armedFault struct {
	Fault
	kind faultKind
	dice *rand.Rand
	hits int
}

// hit is a fault that has struck, for the nth time.
type hit struct {
	faultKind
	nth int
}

// Inject makes requests go wrong from now on. Of several faults the first
// injected that happens to a request decides how it ends; those that change a
// good reply add up. An interceptor sees requests before faults do, except for
// those that break before their body was read. The error is about what f says.
func (s *Server) Inject(f Fault) error {
	kind, err := f.kind()
	if err != nil {
		return err
	}
	if f.Action == "" {
		f.Action = kind.action
	}
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.injected++
	dice := random("fault", s.seed, s.faults.injected)
	s.faults.armed = append(s.faults.armed, &armedFault{Fault: f, kind: kind, dice: dice})
	return nil
}

// Recover ends all faults. Requests that hang already go on to hang, until
// the client leaves.
func (s *Server) Recover() {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.armed = nil
}

// draw returns the faults that strike a request for an action at a stage: all
// of them where they add up, else only the first. They count as having struck.
func (l *faultList) draw(at stage, action string) []hit {
	l.mu.Lock()
	defer l.mu.Unlock()
	var hits []hit
	for _, f := range l.armed {
		if f.kind.at != at || !f.strikes(action) {
			continue
		}
		hits = append(hits, hit{f.kind, f.hits})
		if at != carriedOut {
			break
		}
	}
	l.armed = slices.DeleteFunc(l.armed, func(f *armedFault) bool { return f.Times > 0 && f.hits == f.Times })
	return hits
}

// strikes decides whether the fault happens to a request.
func (f *armedFault) strikes(action string) bool {
	if f.Action != "" && f.Action != action {
		return false
	}
	if f.Probability > 0 && f.dice.Float64() >= f.Probability {
		return false
	}
	f.hits++
	return true
}
