package findings

import (
	"scantop/client"
)

// pageSize is how many findings of one severity are asked for at once: more than any screen shows.
const pageSize = 50

// pages are the findings of one run by severity, the worst first, as far as their pages were read. Their
// cost does not depend on how many findings there are.
type pages struct {
	run      string                // TaskId
	status   *client.FindingStatus // only findings with this status; nil: all
	sections []section
}

// section is the findings of one severity.
type section struct {
	severity client.Severity
	total    int // findings of this severity; -1: unknown
	size     int // findings on a page
	read     map[int][]client.Finding
	fresh    map[int]bool // pages that need not be asked for again
}

func newPages(run string, status *client.FindingStatus) pages {
	p := pages{run: run, status: status}
	for _, severity := range client.Severities() {
		p.sections = append(p.sections, section{
			severity: severity, total: -1, size: pageSize, read: map[int][]client.Finding{}, fresh: map[int]bool{},
		})
	}
	return p
}

// take adds the page that a query asked for. Pages that no longer belong to the same list are dropped.
func (p *pages) take(q client.FindingQuery, page *client.Listing[client.Finding]) {
	for i := range p.sections {
		s := &p.sections[i]
		if q.Severity == nil || s.severity != *q.Severity {
			continue
		}
		size := s.size
		if q.Page == 1 && page.Size > 0 && page.Size <= pageSize { // AVDS may have its own limit
			size = page.Size
		}
		if s.total != page.Total || s.size != size {
			s.total, s.size = page.Total, size
			s.read, s.fresh = map[int][]client.Finding{}, map[int]bool{}
		}
		s.read[q.Page], s.fresh[q.Page] = page.Items, true
	}
}

// stale makes all pages be asked for again. They are shown until the replies arrive.
func (p *pages) stale() {
	for i := range p.sections {
		p.sections[i].fresh = map[int]bool{}
	}
}

// counted reports whether the number of findings of every severity is known.
func (p *pages) counted() bool {
	for _, s := range p.sections {
		if s.total < 0 {
			return false
		}
	}
	return len(p.sections) > 0
}

// total returns how many findings there are of one severity, or of all for nil, as far as is known.
func (p *pages) total(severity *client.Severity) int {
	n := 0
	for _, s := range p.sections {
		if severity == nil || s.severity == *severity {
			n += max(0, s.total)
		}
	}
	return n
}

// at returns the finding in a row of the list of one severity, or of all for nil. The finding is nil if
// its page was not read yet.
func (p *pages) at(severity *client.Severity, row int) *client.Finding {
	for i := range p.sections {
		s := &p.sections[i]
		switch {
		case severity != nil && s.severity != *severity:
			continue
		case row >= s.total:
			row -= max(0, s.total)
			continue
		}
		if items := s.read[row/s.size+1]; row%s.size < len(items) {
			return &items[row%s.size]
		}
		return nil
	}
	return nil
}

// missing returns the query for the first page that is missing in the rows from one up to another: first
// page 1 of every severity, which tells its count.
func (p *pages) missing(severity *client.Severity, from, to int) (client.FindingQuery, bool) {
	query := func(s *section, page int) (client.FindingQuery, bool) {
		return client.FindingQuery{
			TaskID: p.run, Severity: &s.severity, Status: p.status,
			Paging: client.Paging{Page: page, PageSize: pageSize},
		}, true
	}
	for i := range p.sections {
		if s := &p.sections[i]; !s.fresh[1] {
			return query(s, 1)
		}
	}
	for i := range p.sections {
		s := &p.sections[i]
		if severity != nil && s.severity != *severity {
			continue
		}
		for row := max(0, from); row < min(to, s.total); row = (row/s.size + 1) * s.size {
			if page := row/s.size + 1; !s.fresh[page] {
				return query(s, page)
			}
		}
		from, to = from-s.total, to-s.total
	}
	return client.FindingQuery{}, false
}

// all returns the findings that were read, in the order of the rows.
func (p *pages) all() []client.Finding {
	var all []client.Finding
	for i := range p.sections {
		s := &p.sections[i]
		for page := 1; (page-1)*s.size < s.total; page++ {
			all = append(all, s.read[page]...)
		}
	}
	return all
}
