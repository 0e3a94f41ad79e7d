package simulator

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Fault is a way for requests to go wrong, and a choice of requests.
type Fault struct {
	// Name says what goes wrong. Faults lists the names.
	Name string
	// Action is the operation that it happens to, CreateScan or
	// DescribeScans; empty means any request.
	Action string
	// Times is the number of requests that it happens to before it is over; 0
	// means until Recover.
	Times int
	// Probability is the chance, from 0 to 1, with which it happens to each of
	// those requests; 0 means always. Which ones follows from the seed.
	Probability float64
}

// FaultInfo describes a fault that can be injected.
type FaultInfo struct {
	// Name is what Fault.Name has to be.
	Name string
	// About says in a line what happens.
	About string
	// Action is the only operation that this can happen to, empty if any.
	Action string
	// AtClient means that it happens before a request arrives, and so only to
	// clients that send through Server.Transport.
	AtClient bool
}

// Faults lists all faults that there are, those of one sort together.
func Faults() []FaultInfo {
	var list []FaultInfo
	for _, kind := range faultKinds() {
		list = append(list, FaultInfo{kind.name, kind.about, kind.action, kind.at == onTheWay})
	}
	return list
}

// ParseFault reads a fault as it is written on a command line:
// a name alone, or "reset:action=CreateScan,times=3,probability=0.2" with any
// of these options. It is refused if Inject would refuse it.
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
	if _, err := f.kind(); err != nil {
		return Fault{}, err
	}
	return f, nil
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

// String writes the fault as ParseFault reads it.
func (f Fault) String() string {
	var options []string
	if f.Action != "" {
		options = append(options, "action="+f.Action)
	}
	if f.Times != 0 {
		options = append(options, "times="+strconv.Itoa(f.Times))
	}
	if f.Probability != 0 {
		options = append(options, "probability="+strconv.FormatFloat(f.Probability, 'g', -1, 64))
	}
	if options == nil {
		return f.Name
	}
	return f.Name + ":" + strings.Join(options, ",")
}

// kind finds what a fault does, and checks the rest of it.
func (f Fault) kind() (faultKind, error) {
	kinds := faultKinds()
	i := slices.IndexFunc(kinds, func(k faultKind) bool { return k.name == f.Name })
	if i < 0 {
		names := make([]string, len(kinds))
		for i, k := range kinds {
			names[i] = k.name
		}
		return faultKind{}, fmt.Errorf("unknown fault %q; known are %s", f.Name, strings.Join(names, ", "))
	}
	only := kinds[i].action
	switch {
	case !slices.Contains([]string{"", "CreateScan", "DescribeScans"}, f.Action):
		return faultKind{}, fmt.Errorf("fault %s: unknown action %q; known are CreateScan and DescribeScans", f.Name, f.Action)
	case only != "" && f.Action != "" && f.Action != only:
		return faultKind{}, fmt.Errorf("fault %s: happens to nothing but %s", f.Name, only)
	case f.Times < 0:
		return faultKind{}, fmt.Errorf("fault %s: %d times is less than none", f.Name, f.Times)
	case !(f.Probability >= 0 && f.Probability <= 1): // NaN neither
		return faultKind{}, fmt.Errorf("fault %s: probability %v is not between 0 and 1", f.Name, f.Probability)
	}
	return kinds[i], nil
}
