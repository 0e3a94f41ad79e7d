package findings

import (
	"slices"

	"scantop/client"
	"scantop/client/findings"
)

// maxWhole is how many findings a run may have to be read completely.
const maxWhole = 2000

// whole is all findings of one run, read page by page in the background.
type whole struct {
	reading findings.Collector
	next    int   // the page to ask for; 0: none
	err     error // why reading has ended without all findings
	tooMany bool  // the run has more than maxWhole findings
	done    bool  // list is complete
	list    []client.Finding
}

// begin starts to read, or to read anew. What is known from before stays until that is done.
func (w *whole) begin() { w.reading, w.next = findings.Collector{}, 1 }

// take adds the page that was asked for.
func (w *whole) take(page *client.Listing[client.Finding]) {
	done, err := w.reading.Add(page)
	w.next++
	switch {
	case page.Total > maxWhole:
		w.next, w.tooMany, w.done, w.list = 0, true, false, nil
	case err != nil:
		w.next, w.err = 0, err
	case done:
		w.next, w.err, w.tooMany, w.done, w.list = 0, nil, false, true, sorted(w.reading.Findings)
		w.reading = findings.Collector{}
	}
}

// identity tells findings apart within a run, and finds them again in another one: see
// [findings.Compare].
type identity struct{ name, target string }

func identityOf(f *client.Finding) identity { return identity{f.Name, f.Target} }

// sorted orders findings by severity, the worst first, and puts those with the same name together.
func sorted(list []client.Finding) []client.Finding {
	type group struct {
		severity client.Severity
		name     string
	}
	first := map[group]int{}
	for i, f := range list {
		if _, known := first[group{f.Severity, f.Name}]; !known {
			first[group{f.Severity, f.Name}] = i
		}
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b client.Finding) int {
		if d := findings.Rank(b.Severity) - findings.Rank(a.Severity); d != 0 {
			return d
		}
		return first[group{a.Severity, a.Name}] - first[group{b.Severity, b.Name}]
	})
	return list
}

// comparison is what changed from one finished run to the next.
type comparison struct {
	fresh map[identity]bool // findings that only the newer run has
	gone  []client.Finding  // findings that only the older run had
}

func compare(newer, older []client.Finding) *comparison {
	appeared, gone := findings.Compare(newer, older)
	c := &comparison{fresh: map[identity]bool{}, gone: gone}
	for i := range appeared {
		c.fresh[identityOf(&appeared[i])] = true
	}
	return c
}
