package order

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"scantop/client"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// Order is a described scan.
type Order struct {
	Spec     client.Spec // has the parameters that apply, and those that AVDS requires
	Asked    time.Time   // when the values were read, which is what "now" means
	Values   Values      // the values of all parameters, with what they mean
	Problems []Problem   // in the order of the table; nil if the scan can be sent

	table    Table
	applies  map[string]bool
	feedback map[string]Feedback
}

// Problem says in the user's language why a value cannot be sent.
type Problem struct {
	Parameter string // the API's name of the parameter
	Text      string // the explanation
}

// Feedback is what the form shows about the value of a parameter.
type Feedback struct {
	Problem string // why the value cannot be sent; "" if it can
	Meaning string // what the value means
	Warns   bool   // the meaning is a warning
	Sent    string // what is sent, for a date
	Bad     int    // how many targets are invalid
}

// separator stands between two parts of a feedback.
const separator = " · "

// Read turns values into an order. A missing value has its default. A value that was read before
// keeps the meaning it had then.
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

// meets reports whether p applies: what it needs has the right value and applies as well.
func (o Order) meets(p Parameter) bool {
	if p.Needs.Parameter == "" {
		return true
	}
	needed, _ := o.table.find(p.Needs.Parameter)
	return o.meets(needed) && slices.Contains(p.Needs.Values, needed.choice(o.Values[needed.Name]))
}

// Entries returns the number of entries of all lists together.
func (o Order) Entries() int {
	n := 0
	for _, p := range o.table {
		if p.Kind == List || p.Kind == Targets {
			n += len(p.Sent(o.Spec))
		}
	}
	return n
}

// Excerpt returns a copy of the order with only the first entries of each list.
func (o Order) Excerpt(entries int) Order {
	for _, p := range o.table {
		if list, ok := p.Of(&o.Spec).(*[]string); ok {
			*list = (*list)[:min(entries, len(*list))]
		}
	}
	return o
}

// Applies reports whether a parameter has an effect with the other values.
func (o Order) Applies(parameter string) bool { return o.applies[parameter] }

// Feedback returns what the form shows about a parameter.
func (o Order) Feedback(parameter string) Feedback { return o.feedback[parameter] }

// reader turns values into an order.
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
	// What was typed is sent as it is, so it must be what the review shows.
	altered := v.Altered || (p.Kind == Text || p.Kind == List) && safe.Alters(v.Typed)
	if altered && f.Problem == "" {
		f.Problem = r.words.Problems.Altered
	}
	r.Values[p.Name], r.feedback[p.Name] = v, f
}

// validate adds the problems that the client finds. Only the first problem of a parameter is
// reported.
func (r *reader) validate() {
	for _, p := range r.Spec.Validate() {
		if f := r.feedback[p.Parameter]; f.Problem == "" && r.applies[p.Parameter] {
			f.Problem = sayProblem(r.words, p)
			r.feedback[p.Parameter] = f
		}
	}
}

// readList reads the entries of a list and drops repeated ones.
func (r *reader) readList(p Parameter, v *Value) Feedback {
	p.parseList(v)
	w, f := r.words.Form, Feedback{}
	if p.Kind == List {
		*p.Of(&r.Spec).(*[]string) = v.list.entries
		f.Meaning = repeated(w, counted(len(v.list.entries), w.OneEntry, w.ManyEntries), v.list.repeats)
		return f
	}
	list := v.Targets()
	*p.Of(&r.Spec).(*[]string) = list.Hosts()
	f.Meaning = repeated(w, counted(len(list.Hosts()), w.OneTarget, w.ManyTargets), list.Repeats())
	if f.Bad = list.NumBad(); f.Bad > 0 {
		f.Problem = strings.TrimPrefix(f.Meaning+separator+fmt.Sprintf(w.BadTargets, f.Bad), separator)
		f.Meaning, f.Warns = f.Problem, true
	}
	return f
}

// repeated adds to a count how many repeated entries were dropped, if any.
func repeated(w text.Form, count string, repeats int) string {
	if repeats == 0 {
		return count
	}
	return fmt.Sprintf(w.Repeated, count, repeats)
}

// counted says how many entries a list has, and nothing about an empty list.
func counted(n int, one, many string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return one
	default:
		return fmt.Sprintf(many, n)
	}
}
