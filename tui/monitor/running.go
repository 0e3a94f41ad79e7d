package monitor

import (
	"maps"
	"slices"

	"scantop/client"
)

// maxPagesKnown is for how many pages the running scans are remembered.
const maxPagesKnown = 20

// runningByPage holds the ScanIds that were running on each page of the current filter, by page
// number. With it, the end of a scan is noticed even if the page was turned or the list became
// shorter meanwhile.
type runningByPage map[int][]string

// arrived takes a page, and returns the scans that were running on it, or behind the end of the list,
// and are not on the page now.
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

// resize sorts the scans into pages of another size. The scans of the page p, of whatever size, are put where
// they are in the list; all others where their former page, of the size before, begins.
func (r runningByPage) resize(p *client.Page, before, size int) {
	pages := runningByPage{}
	for number, ids := range r {
		for _, id := range ids {
			at := (number - 1) * before
			if i := indexOf(p.Scans, id); i >= 0 {
				at = (p.Number-1)*p.Size + i
			}
			pages[at/size+1] = append(pages[at/size+1], id)
		}
	}
	clear(r)
	maps.Copy(r, pages)
}
