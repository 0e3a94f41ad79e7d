package monitor

import (
	"time"

	"scantop/client"
)

// Limits on the size of the page.
const (
	maxPageSize   = 100                    // most scans on a page, by the documents of DescribeScans
	usualPageSize = 20                     // size if AVDS refuses another one: the default of DescribeScans
	settled       = 250 * time.Millisecond // how long the window must keep its size before a page is asked for
)

// sizing decides how many scans a page has. If it follows the window, the scan with the cursor stays on the
// page when the size changes.
type sizing struct {
	size     int    // scans per page; 0: there is no page, only watched scans
	follows  bool   // the page has as many scans as the window can show
	known    bool   // the window has shown a list
	started  bool   // the first page is wanted
	room     int    // how many scans the window can show; 0: none
	filled   int    // the room that a longer page fills, near the end of the list; 0: the page is not longer
	exact    bool   // AVDS refused a longer page
	selected string // ScanId of the scan with the cursor
	gen      int    // generation of the timer until the room is settled; older timers are ignored

	changed bool // the page that is asked for is the first one of its size
	keeps   bool // that page is to have the scan with the cursor
	again   bool // it is asked for again, because the first reply did not have that scan

	refused int  // size that AVDS refused; 0: none
	told    bool // the user knows that
	blamed  bool // a size was blamed for a failure that had another reason
}

// fit notes how many scans the window can show, and which one has the cursor. The page is asked for as
// soon as the first window is known, and later once the room is settled.
func (m *Monitor) fit(room int, selected string) {
	s := &m.sizing
	s.selected = selected
	if room = min(room, maxPageSize); !s.follows || room == s.room {
		return
	}
	s.room = room
	s.gen++
	switch {
	case room == 0:
	case !s.known:
		s.known, s.size = true, room
		if s.started {
			m.ask()
		}
	case s.wanted() != s.size:
		m.request(Request{Kind: Wake, Wait: settled, gen: s.gen, timer: timeToFit})
	}
}

// wanted returns how many scans the next page is to have.
func (s *sizing) wanted() int {
	if !s.follows || s.room == 0 || s.refused > 0 || s.filled == s.room {
		return s.size
	}
	return s.room
}

// fitInTime asks for a page of the new size when the timer of a generation fires. A page that is the whole
// list, and fits, stays. In a pause, while AVDS fails and while the overview is open, nothing is asked: the
// next request for a page has the new size.
func (m *Monitor) fitInTime(gen int) {
	p, size := m.page, m.sizing.wanted()
	whole := p != nil && !m.chosen && !m.poll.inFlight && p.Number == 1 && len(p.Scans) == p.Total && p.Total <= size
	switch {
	case gen != m.sizing.gen || size == m.sizing.size:
	case whole:
		m.sizing.size, m.sizing.filled, p.Size = size, 0, size
	case m.poll.paused() || m.survey.open || m.err != nil || m.poll.retryAfterLeft(m.now) > 0:
	default:
		m.ask()
	}
}

// resize makes the next request ask for a page of a size. That is the page that has the scan with the cursor,
// or the first scan of the page that the user wants instead.
func (m *Monitor) resize(size int) {
	s, p := &m.sizing, m.page
	before := s.size
	if size == before {
		return
	}
	s.size, s.filled, s.again = size, 0, false
	if p == nil || m.chosen {
		m.wanted = (m.wanted-1)*before/size + 1
		return
	}
	s.keeps = s.keeps || !s.changed && m.wanted == p.Number
	s.changed = true
	at := (m.wanted - 1) * before
	if s.keeps {
		at = m.selectedAt()
	}
	s.fill(at, p.Total)
	m.running.resize(p, before, s.size)
	m.wanted = at/s.size + 1
}

// fill makes the page longer than the window if the page with a place in the list, from 0, would else be a
// last one that leaves the window half empty. It stays so until the room or the filter changes.
func (s *sizing) fill(at, total int) {
	room := s.size
	if !s.follows || s.exact || s.refused > 0 {
		return
	}
	for size := room; size <= maxPageSize; size++ {
		if rows := total - at/size*size; rows >= min(room, total) {
			s.size = size
			break
		}
	}
	if s.size > room {
		s.filled = room
	}
}

// selectedAt returns the place of the scan with the cursor in the list, from 0. If the page does not have it,
// that is the place of the first scan of the page.
func (m *Monitor) selectedAt() int {
	return (m.page.Number-1)*m.page.Size + max(0, indexOf(m.page.Scans, m.sizing.selected))
}

// losesSelected reports whether another page must be asked for, because this one, of a new size, does not have
// the scan with the cursor. It then sets the wanted page: the one where the scan is if the list has grown or
// shrunk above it, or else the one that is nearer to the scan.
func (m *Monitor) losesSelected(p *client.Page) bool {
	s := &m.sizing
	if !s.keeps || s.again || m.page == nil || !has(m.page.Scans, s.selected) || has(p.Scans, s.selected) {
		return false
	}
	at := max(0, m.selectedAt()+p.Total-m.page.Total)
	to := at/p.Size + 1
	switch {
	case to != p.Number:
	case at%p.Size < p.Size/2:
		to--
	default:
		to++
	}
	to = max(1, min(to, lastPage(p)))
	if to == p.Number {
		return false
	}
	m.wanted, s.again = to, true
	return true
}

// lastWanted returns the number of the last page that can be asked for.
func (m *Monitor) lastWanted() int {
	p := *m.page
	if m.sizing.changed {
		p.Size = m.sizing.size
	}
	return lastPage(&p)
}

// blames reports whether a failure may be due to the size of the page. The usual size is then tried.
func (m *Monitor) blames(failure *client.Error) bool {
	s := &m.sizing
	rejected := failure.Kind == client.KindInvalidRequest && failure.Code != ""
	switch {
	case m.survey.open:
		return rejected && m.survey.blames()
	case !s.follows || s.told || !rejected:
		return false
	case s.filled > 0 && !s.blamed:
		s.exact = true
		m.resize(s.filled)
		return true
	case s.refused > 0: // the usual size fails as well
		s.refused, s.blamed, s.exact = 0, true, false
		return false
	case s.blamed || s.size == usualPageSize:
		return false
	}
	s.refused = s.size
	m.resize(usualPageSize)
	return true
}

// accepted notes that a page came, and says once if its size is the usual one because AVDS refused another.
// A page with fewer scans than were asked for, although the list has more, is a refusal as well.
func (m *Monitor) accepted(p *client.Page) {
	s := &m.sizing
	if p.Size < s.size && len(p.Scans) <= p.Size && p.Total > p.Size && s.follows {
		s.refused, s.size = s.size, p.Size
	}
	if s.refused > 0 && !s.told {
		m.out.Refused = s.refused
	}
	s.told, s.blamed = s.refused > 0, false
}
