package simulator

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Fault is a way for requests to go wrong, and a choice of requests.
type Fault struct {
	Name        string  // what goes wrong: one of the names in Faults
	Action      string  // the operation it happens to, CreateScan or DescribeScans; empty means any request
	Times       int     // the number of requests it happens to before it is over; 0 means until Recover
	Probability float64 // the chance that it happens to one of those, from 0 to 1; 0 means always. The seed draws
}

// FaultInfo describes a fault that can be injected.
type FaultInfo struct {
	Name     string // what Fault.Name has to be
	About    string // what happens, in a line
	Action   string // the only operation it can happen to, empty if any
	AtClient bool   // it keeps requests from arriving, so it needs a client that sends through Server.Transport
}

// Faults lists all faults that there are, those of one sort together.
func Faults() []FaultInfo {
	var list []FaultInfo
	for _, kind := range faultKinds {
		list = append(list, kind.FaultInfo)
	}
	return list
}

// ParseFault reads a fault as it is written on a command line: a name alone, or
// "reset:action=CreateScan,times=3,probability=0.2" with any of these options.
// It refuses what Inject would refuse.
func ParseFault(text string) (Fault, error) {
	name, options, some := strings.Cut(text, ":")
	f := Fault{Name: name}
	if some {
		for option := range strings.SplitSeq(options, ",") {
			if err := f.set(option); err != nil {
				return Fault{}, fmt.Errorf("fault %q: %w", text, err)
			}
		}
	}
	_, err := f.kind()
	return f, err
}

func (f *Fault) set(option string) (err error) {
	name, value, _ := strings.Cut(option, "=")
	switch name {
	case "action":
		f.Action = value
	case "times":
		f.Times, err = strconv.Atoi(value)
	case "probability":
		f.Probability, err = strconv.ParseFloat(value, 64)
	default:
		err = fmt.Errorf("unknown option %q; known are action, times and probability", name)
	}
	return err
}

// kind finds what a fault does, and checks its options.
func (f Fault) kind() (faultKind, error) {
	i := slices.IndexFunc(faultKinds, func(k faultKind) bool { return k.Name == f.Name })
	if i < 0 {
		var names []string
		for _, k := range faultKinds {
			names = append(names, k.Name)
		}
		return faultKind{}, fmt.Errorf("unknown fault %q; known are %s", f.Name, strings.Join(names, ", "))
	}
	only := faultKinds[i].Action
	switch {
	case !slices.Contains([]string{"", create, describe}, f.Action):
		return faultKind{}, fmt.Errorf("fault %s: unknown action %q; known are %s and %s", f.Name, f.Action, create, describe)
	case only != "" && f.Action != "" && f.Action != only:
		return faultKind{}, fmt.Errorf("fault %s: happens to nothing but %s", f.Name, only)
	case f.Times < 0:
		return faultKind{}, fmt.Errorf("fault %s: %d times is less than none", f.Name, f.Times)
	case !(f.Probability >= 0 && f.Probability <= 1): // NaN neither
		return faultKind{}, fmt.Errorf("fault %s: probability %v is not between 0 and 1", f.Name, f.Probability)
	}
	return faultKinds[i], nil
}

// armedFault is a fault that waits for requests, or has struck for the hits-th time.
type armedFault struct {
	Fault
	kind faultKind
	dice *rand.Rand
	hits int
}

// faultList is what was injected and is not over.
type faultList struct {
	mu       sync.Mutex
	armed    []*armedFault
	injected int
}

// Inject makes requests go wrong from now on. Of several faults the first
// injected that happens to a request decides how it ends; those that change a
// good reply add up. An interceptor sees a request before the faults of the
// server do. The error is about what f says.
func (s *Server) Inject(f Fault) error {
	kind, err := f.kind()
	if err != nil {
		return err
	}
	if f.Action == "" {
		f.Action = kind.Action
	}
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.injected++
	dice := random("fault", s.seed, s.faults.injected)
	s.faults.armed = append(s.faults.armed, &armedFault{Fault: f, kind: kind, dice: dice})
	return nil
}

// Recover ends all faults. A request that hangs already goes on to hang until
// the client leaves.
func (s *Server) Recover() {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.armed = nil
}

// draw returns the faults that strike a request for an action at a stage: all
// of them where they add up, else only the first. They count as having struck.
func (l *faultList) draw(at stage, action string) (struck []armedFault) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, f := range l.armed {
		if f.kind.at != at || !f.strikes(action) {
			continue
		}
		struck = append(struck, *f)
		if at != carriedOut {
			break
		}
	}
	l.armed = slices.DeleteFunc(l.armed, func(f *armedFault) bool { return f.Times > 0 && f.hits == f.Times })
	return struck
}

// strikes decides whether the fault happens to a request.
func (f *armedFault) strikes(action string) bool {
	if f.Action != "" && f.Action != action || f.Probability > 0 && f.dice.Float64() >= f.Probability {
		return false
	}
	f.hits++
	return true
}

// transport lets the faults happen that a server cannot cause.
type transport struct {
	server *Server
	next   http.RoundTripper
}

// Transport returns a round tripper for a client of the server. The faults that
// FaultInfo calls AtClient fail requests there, with the errors that net/http
// gives in such a case; all other requests go to next as they are.
func (s *Server) Transport(next http.RoundTripper) http.RoundTripper { return transport{s, next} }

// RoundTrip sends a request, unless a fault happens to it. Its action is taken
// from the query.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	struck := t.server.faults.draw(onTheWay, r.URL.Query().Get("Action"))
	if struck == nil {
		return t.next.RoundTrip(r)
	}
	if r.Body != nil {
		r.Body.Close()
	}
	return nil, struck[0].kind.err
}
