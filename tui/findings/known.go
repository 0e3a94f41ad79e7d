package findings

import (
	"slices"

	"scantop/client"
	"scantop/client/findings"
)

// known is what was read about the runs of one scan.
type known struct {
	runs     *findings.Runs // nil: not read yet
	at       int            // the shown run in the list of runs; -1: the scan has not run yet
	pages    pages          // of the shown run
	wholes   map[string]*whole
	details  map[string]*client.FindingDetail // by the Id of the finding
	current  map[string]bool                  // details that need not be asked for again
	compared map[string]*comparison           // by TaskId
}

func newKnown() known {
	return known{
		at: -1, wholes: map[string]*whole{}, details: map[string]*client.FindingDetail{}, current: map[string]bool{},
		compared: map[string]*comparison{},
	}
}

// takeRuns takes the newest list of runs, and keeps the shown run. If there is none, or AVDS no longer has
// it, the newest run that has begun is shown.
func (k *known) takeRuns(runs *findings.Runs) {
	position := func(task string) int {
		return slices.IndexFunc(runs.List, func(r client.Run) bool { return r.TaskID == task })
	}
	at := -1
	if run := k.run(); run != nil {
		at = position(run.TaskID)
	}
	if newest, err := runs.Newest(); at < 0 && err == nil {
		at = position(newest.TaskID)
	}
	k.runs, k.at = runs, at
}

// takePage adds a page of the shown run. A run that turns out to be too large is not read completely.
func (k *known) takePage(q client.FindingQuery, page *client.Listing[client.Finding]) {
	k.pages.take(q, page)
	if k.pages.counted() && k.pages.total(nil) > maxWhole {
		w := k.whole(q.TaskID)
		w.next, w.tooMany = 0, true
	}
}

// run returns the shown run, or nil.
func (k *known) run() *client.Run {
	if k.runs == nil || k.at < 0 {
		return nil
	}
	return &k.runs.List[k.at]
}

// number returns the number of a run: 1 for the scan's first one, 0 for a run that was not read.
func (k *known) number(run string) int {
	if k.runs == nil {
		return 0
	}
	return k.runs.Number(run)
}

// before returns the finished run before the shown one, if the two can be compared.
func (k *known) before() (client.Run, bool) {
	run := k.run()
	if run == nil || run.Status != client.StatusFinished {
		return client.Run{}, false
	}
	before, err := k.runs.Before(run.TaskID)
	return before, err == nil
}

// neighbour returns the position of the next run that has begun, in a direction: 1 for older runs, -1 for
// newer ones. It returns false at the end of the list.
func (k *known) neighbour(step int) (at int, ok bool) {
	if k.run() == nil {
		return 0, false
	}
	for at = k.at + step; at >= 0 && at < len(k.runs.List); at += step {
		if k.runs.List[at].Status != client.StatusWaiting {
			return at, true
		}
	}
	return 0, false
}

// whole returns all findings of a run, as far as they were read.
func (k *known) whole(run string) *whole {
	if k.wholes[run] == nil {
		k.wholes[run] = &whole{next: 1}
	}
	return k.wholes[run]
}

// complete returns all findings of the shown run, or nil if they were not all read.
func (k *known) complete() *whole {
	if run := k.run(); run != nil && k.wholes[run.TaskID] != nil && k.wholes[run.TaskID].done {
		return k.wholes[run.TaskID]
	}
	return nil
}

// changes returns what is new and gone since the run before, or nil if that is unknown.
func (k *known) changes() *comparison {
	run, now := k.run(), k.complete()
	before, ok := k.before()
	if !ok || now == nil || k.wholes[before.TaskID] == nil || !k.wholes[before.TaskID].done {
		return nil
	}
	if k.compared[run.TaskID] == nil {
		k.compared[run.TaskID] = compare(now.list, k.wholes[before.TaskID].list)
	}
	return k.compared[run.TaskID]
}

// tooMany reports whether a run to compare, or the shown one, has too many findings to be read
// completely.
func (k *known) tooMany() bool {
	run := k.run()
	if run == nil {
		return false
	}
	if w := k.wholes[run.TaskID]; w != nil && w.tooMany {
		return true
	}
	before, ok := k.before()
	return ok && k.wholes[before.TaskID] != nil && k.wholes[before.TaskID].tooMany
}

// first returns the oldest run that has a finding, of those that were read completely.
func (k *known) first(f *client.Finding) *client.Run {
	if k.runs == nil {
		return nil
	}
	for i := range slices.Backward(k.runs.List) {
		run := &k.runs.List[i]
		w := k.wholes[run.TaskID]
		if w == nil || !w.done {
			continue
		}
		same := func(other client.Finding) bool { return identityOf(&other) == identityOf(f) }
		if slices.ContainsFunc(w.list, same) {
			return run
		}
	}
	return nil
}

// refresh makes all findings and details be asked for again. What is known is shown until the replies
// arrive.
func (k *known) refresh() {
	k.pages.stale()
	k.current = map[string]bool{}
	for _, w := range k.wholes {
		w.begin()
	}
}

// update makes the findings of the shown run be asked for again, without cutting off what is being read.
func (k *known) update() {
	k.pages.stale()
	if w := k.whole(k.run().TaskID); w.next == 0 {
		w.begin()
	}
}

// running reports whether the shown run was running when it was last read.
func (k *known) running() bool { return k.run() != nil && k.run().Status == client.StatusRunning }
