package monitor

import (
	"slices"

	"scantop/client"
)

// maxPagesKnown bounds of how many pages it is known what ran there.
const maxPagesKnown = 20

// runningByPage are the ScanIds that ran on each page of the filter shown, by the
// page's number, so that the end of a scan is not missed when the page changed
// as well: because it was turned, or because the list shrank below it.
type runningByPage map[int][]string

// arrived takes a page, and returns those that were running where this page
// should show them and does not.
func (r runningByPage) arrived(p *client.Page) (gone []string) {
	here := make(map[string]bool, len(p.Scans))
	var running []string
	for i := range p.Scans {
		s := &p.Scans[i]
		here[s.ID] = true
		if s.ID != "" && s.Status == client.StatusRunning {
			running = append(running, s.ID)
		}
	}
	for number, ids := range r {
		ids = slices.DeleteFunc(ids, func(id string) bool { return here[id] })
		r[number] = ids
		if number == p.Number || number > lastPage(p) {
			gone = append(gone, ids...)
			delete(r, number)
		}
	}
	if len(r) >= maxPagesKnown {
		clear(r)
	}
	r[p.Number] = running
	slices.Sort(gone)
	return gone
}
