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

// Fault is a fault to inject, and the requests that it affects.
type Fault struct {
	Name        string  // one of the names in Faults
	Action      string  // the affected operation, such as CreateScan; empty means all requests
	Times       int     // how many requests it affects before it ends; 0 means until Recover
	Probability float64 // the chance for each request, from 0 to 1, drawn from the seed; 0 means always
}

// FaultInfo describes a fault that can be injected.
type FaultInfo struct {
	Name     string // the value of Fault.Name
	About    string // what happens, in one line
	Action   string // the only operation that it can affect, empty if all
	AtClient bool   // requests fail before they reach the server, so the client must use Server.Transport
}

// Faults lists all faults, grouped by kind.
func Faults() []FaultInfo {
	var list []FaultInfo
	for _, kind := range faultKinds {
		list = append(list, kind.FaultInfo)
	}
	return list
}

// ParseFault reads a fault from the command line: a name, or a name with some of these options,
// "reset:action=CreateScan,times=3,probability=0.2". It rejects what Inject would reject.
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

// kind returns what a fault does. It fails if an option is not valid.
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
	case f.Action != "" && !slices.Contains(actions, f.Action):
		return faultKind{}, fmt.Errorf("fault %s: unknown action %q; known are %s",
			f.Name, f.Action, strings.Join(actions, ", "))
	case only != "" && f.Action != "" && f.Action != only:
		return faultKind{}, fmt.Errorf("fault %s: affects only %s", f.Name, only)
	case f.Times < 0:
		return faultKind{}, fmt.Errorf("fault %s: times must not be negative, got %d", f.Name, f.Times)
	case !(f.Probability >= 0 && f.Probability <= 1): // also false for NaN
		return faultKind{}, fmt.Errorf("fault %s: probability %v is not between 0 and 1", f.Name, f.Probability)
	}
	return faultKinds[i], nil
}

// armedFault is an injected fault. hits is how many requests it has affected.
type armedFault struct {
	Fault
	kind faultKind
	dice *rand.Rand
	hits int
}

// faultList contains the faults that were injected and have not ended.
type faultList struct {
	mu       sync.Mutex
	armed    []*armedFault
	injected int
}

// Inject starts a fault. If several faults affect a request, the first one injected decides how it
// ends, except that all faults that change a good reply are applied. An interceptor sees a request
// before the server's faults. Inject fails if f is not valid.
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

// Recover ends all faults. A request that already hangs continues to hang until the client
// disconnects.
func (s *Server) Recover() {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.armed = nil
}

// draw returns the faults that affect a request at a stage: all of them after it was carried out,
// else only the first. It counts them as hits.
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

// strikes decides whether the fault affects a request.
func (f *armedFault) strikes(action string) bool {
	if f.Action != "" && f.Action != action || f.Probability > 0 && f.dice.Float64() >= f.Probability {
		return false
	}
	f.hits++
	return true
}

// transport causes the faults that a server cannot cause.
type transport struct {
	server *Server
	next   http.RoundTripper
}

// Transport returns a RoundTripper for a client of the server. It fails requests with the errors of
// net/http for the faults with FaultInfo.AtClient, and passes all other requests to next.
func (s *Server) Transport(next http.RoundTripper) http.RoundTripper { return transport{s, next} }

// RoundTrip sends a request, unless a fault affects it. It takes the action from the query.
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
