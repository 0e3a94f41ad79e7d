package order

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// Order is what values describe.
type Order struct {
	Spec     client.Spec // with what has a meaning, and what is required
	Asked    time.Time   // when the values were read: what now means
	Values   Values      // all of the table, with what they were understood as
	Problems []Problem   // in the order of the table; nil when the scan can be sent

	table    Table
	applies  map[string]bool
	feedback map[string]Feedback
}

// Problem says in the user's language why a value cannot be sent.
type Problem struct {
	Parameter string // the API's name of it
	Text      string
}

// Feedback is what there is to say about what was typed for a parameter.
type Feedback struct {
	Problem string // why it cannot be sent; "" when it can
	Remark  string // what it was understood as
	Warns   bool   // the remark deserves a second thought
	Sent    string // what is sent, where that is not what was typed
	Bad     int    // how many of the targets are not valid
}

// separator stands between two remarks.
const separator = " · "

// Read turns values into an order. What is not among them has its default, and a
// value that was read before means what it meant then.
func (t Table) Read(values Values, now time.Time, words *text.Catalogue) Order {
	r := reader{words: words, Order: Order{
		Asked: now, Values: make(Values, len(t)), table: t,
		applies: make(map[string]bool, len(t)), feedback: make(map[string]Feedback, len(t)),
	}}
	for _, p := range t {
		v, given := values[p.Name]
		if !given {
			v = p.Value(p.initial(now, words), now, words)
		}
		r.Values[p.Name] = v
	}
	for _, p := range t {
		r.applies[p.Name] = r.meets(p)
		switch {
		case r.applies[p.Name]:
			r.read(p)
		case p.Required:
			p.set(&r.Spec, p.standard())
		}
	}
	r.validate()
	for _, p := range t {
		if problem := r.feedback[p.Name].Problem; problem != "" {
			r.Problems = append(r.Problems, Problem{p.Name, problem})
		}
	}
	return r.Order
}

// meets reports whether all that a parameter needs has a value for it.
func (o Order) meets(p Parameter) bool {
	if p.Needs.Parameter == "" {
		return true
	}
	needed, _ := o.table.find(p.Needs.Parameter)
	return o.meets(needed) && slices.Contains(p.Needs.Values, needed.choice(o.Values[needed.Name]))
}

// Entries is how many entries the lists have together.
func (o Order) Entries() int {
	n := 0
	for _, p := range o.table {
		if p.Kind == List || p.Kind == Targets {
			n += len(p.Sent(o.Spec))
		}
	}
	return n
}

// Excerpt is an order with the first entries of each list.
func (o Order) Excerpt(entries int) Order {
	for _, p := range o.table {
		if list, ok := p.Of(&o.Spec).(*[]string); ok {
			*list = (*list)[:min(entries, len(*list))]
		}
	}
	return o
}

// Applies reports whether a parameter has a meaning with the other values.
func (o Order) Applies(parameter string) bool { return o.applies[parameter] }

// Feedback is what there is to say about a parameter.
func (o Order) Feedback(parameter string) Feedback { return o.feedback[parameter] }

// reader makes an order.
type reader struct {
	Order
	words *text.Catalogue
}

// read reads the value of a parameter that applies.
func (r *reader) read(p Parameter) {
	v := r.Values[p.Name]
	var f Feedback
	switch p.Kind {
	case Text:
		p.set(&r.Spec, strings.TrimSpace(v.Typed))
	case List, Targets:
		f = r.readList(p, &v)
	case Options, Switch:
		p.set(&r.Spec, p.choice(v))
		if !p.Allows(v.Typed) {
			f.Problem = r.words.Problems.NotAllowed
		}
	case Number:
		*p.Of(&r.Spec).(*int) = number(strings.TrimSpace(v.Typed))
	case Date, EndDate:
		f = r.readDate(p, &v)
	case Clock, EndClock:
		f = r.readClock(p, v)
	}
	if v.Altered && f.Problem == "" {
		f.Problem = r.words.Problems.Altered
	}
	r.Values[p.Name], r.feedback[p.Name] = v, f
}

// validate adds what the client has against the scan. The first problem of a
// parameter counts.
func (r *reader) validate() {
	for _, p := range r.Spec.ValidateParsed() {
		if f := r.feedback[p.Parameter]; f.Problem == "" && r.applies[p.Parameter] {
			f.Problem = sayProblem(r.words, p)
			r.feedback[p.Parameter] = f
		}
	}
}

// readList reads the entries of a list, each once.
func (r *reader) readList(p Parameter, v *Value) Feedback {
	p.takeApart(v)
	w, f := r.words.Form, Feedback{}
	if p.Kind == List {
		*p.Of(&r.Spec).(*[]string) = v.list.entries
		f.Remark = counted(len(v.list.entries), v.list.repeats, w.OneEntry, w.ManyEntries, w.EntriesRepeat)
		return f
	}
	list := v.Targets()
	*p.Of(&r.Spec).(*[]string) = list.Hosts()
	f.Remark = counted(len(list.Hosts()), list.Repeats(), w.OneTarget, w.ManyTargets, w.TargetsRepeat)
	if f.Bad = list.NumBad(); f.Bad > 0 {
		f.Problem = strings.TrimPrefix(f.Remark+separator+fmt.Sprintf(w.BadTargets, f.Bad), separator)
		f.Remark, f.Warns = f.Problem, true
	}
	return f
}

// counted says how many entries a list has.
func counted(n, repeats int, one, many, repeated string) string {
	switch {
	case repeats > 0:
		return fmt.Sprintf(repeated, n, repeats)
	case n == 0:
		return ""
	case n == 1:
		return one
	default:
		return fmt.Sprintf(many, n)
	}
}
