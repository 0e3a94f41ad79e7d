package simulator

import (
	"math"
	"slices"
	"strings"
	"time"
)

const defaultPageSize = 20

// pageReply is the data of DescribeScans. Count is the number of scans on
// this page, TotalCount on all pages.
type pageReply struct {
	PageCount   int
	Count       int
	TotalCount  int
	PageSize    int
	List        []scanReply
	CurrentPage int
}

// filter is what DescribeScans is asked to choose by. Conditions that are
// empty let everything pass.
type filter struct {
	id       string
	scanType string
	trigger  string
	search   string   // in lower case
	statuses []string // any of them
}

// describeScans carries out DescribeScans.
func (s *Server) describeScans(f *form) any {
	page := f.integer("CurrentPage", 1, math.MaxInt32, 1)
	size := min(f.integer("PageSize", 1, math.MaxInt32, defaultPageSize), s.maxPageSize)
	f.oneOf("Lang", "zh", "en") // the scans are in whatever language they were named
	wanted := readFilter(f)
	if f.bad != nil {
		return nil
	}
	now := s.now()
	scripts := s.scans.all()
	var found []int // only one page of them is written out, however many there are
	for i := range scripts {
		if wanted.matches(&scripts[i], now) {
			found = append(found, i)
		}
	}
	reply := pageReply{
		PageCount:   (len(found) + size - 1) / size,
		TotalCount:  len(found),
		PageSize:    size,
		List:        []scanReply{}, // past the end there is an empty list, not null
		CurrentPage: page,
	}
	if page <= reply.PageCount {
		first := (page - 1) * size
		for _, i := range found[first:min(first+size, len(found))] {
			reply.List = append(reply.List, scripts[i].reply(now))
		}
	}
	reply.Count = len(reply.List)
	return reply
}

// readFilter reads the conditions. Asset discovery is a type of scan that the
// document does not offer to filter by.
func readFilter(f *form) filter {
	return filter{
		id:       f.text("ScanId"),
		scanType: f.oneOf("ScanType", "vuln", "content"),
		trigger:  f.oneOf("TriggerType", "date", "interval"),
		search:   strings.ToLower(f.text("Search")),
		statuses: f.listOf("StatusList", statusWaiting, statusFinished, statusRunning,
			statusAborted, statusInvalid, statusDisabled),
	}
}

// matches tells whether a scan meets all conditions. The state is computed
// only if it is asked about.
func (w filter) matches(s *Script, now time.Time) bool {
	return (w.id == "" || w.id == s.ID) &&
		(w.scanType == "" || w.scanType == s.Type) &&
		(w.trigger == "" || w.trigger == s.trigger()) &&
		(w.search == "" || w.finds(s)) &&
		(len(w.statuses) == 0 || slices.Contains(w.statuses, s.at(now).status))
}

// finds tells whether the text to search for is in the name or in a target.
func (w filter) finds(s *Script) bool {
	contains := func(text string) bool { return strings.Contains(strings.ToLower(text), w.search) }
	return contains(s.Name) || slices.ContainsFunc(s.Targets, contains)
}
