package monitor

import (
	"slices"

	"scantop/client"
)

// show makes a page the current one.
func (m *Monitor) show(p *client.Page) {
	if m.page == nil || m.page.Total != p.Total || !slices.EqualFunc(m.page.Scans, p.Scans, sameNews) {
		m.age.changed = m.now
	}
	z := &m.sizing
	m.out.Turned = m.chosen || m.page == nil || (z.changed || m.page.Number != p.Number) && !z.keeps
	z.changed, z.keeps, z.again = false, false, false
	for _, id := range m.running.arrived(p) {
		m.follow.lost(id)
	}
	m.page, m.wanted, m.chosen = p, p.Number, false
	m.observe(p.Scans)
}

// observe takes the newest state of scans from any reply, and finds out what happened to them.
func (m *Monitor) observe(scans []client.Scan) {
	m.progress.observe(m.now, scans)
	m.follow.seen(m.now, scans)
	m.updatePinned()
	for i := range scans {
		if m.pinned.take(&scans[i]) {
			m.pinned.loaded = true
			break
		}
	}
	stalled := map[string]bool{}
	for i := range scans {
		s := &scans[i]
		if m.progress.stalled(s) {
			stalled[s.ID] = true
		}
		if s.Status == client.StatusRunning && m.tallies.running(s.ID) {
			m.out.Tallied = true
		}
	}
	happened := m.differ.observe(m.now, scans, func(id string) bool { return stalled[id] })
	m.log.add(happened)
	m.out.Missed = append(m.out.Missed, m.differ.missed...)
	m.out.happened(happened...)
}

// pin is the scan whose details are open.
type pin struct {
	scan   client.Scan
	loaded bool // a reply had the scan, so more than its name is known
}

// take updates the pinned scan if s is a newer state of it, and reports whether it is.
func (p *pin) take(s *client.Scan) bool {
	same := p.scan.SameAs(s)
	if same {
		p.scan = *s
	}
	return same
}

// updatePinned updates the pinned scan from the page or from the watched scans.
func (m *Monitor) updatePinned() {
	for s := range m.InSight() {
		if m.pinned.take(s) {
			return
		}
	}
}

// complete fills in the page number, page size and total that a reply left out. It returns the
// total, or unknownTotal if the reply counts fewer scans than it has and there may be more pages.
func (m *Monitor) complete(p *client.Page) (total int) {
	if p.Number < 1 {
		p.Number = m.wanted
	}
	if p.Size < 1 {
		p.Size = m.sizing.size
		if n := len(p.Scans); m.sizing.follows && p.Number == 1 && n > 0 && n < min(p.Size, p.Total) {
			p.Size = n // AVDS chose another size
		}
	}
	counted := p.Total
	p.Total = max(p.Total, len(p.Scans))
	if before := (p.Number - 1) * p.Size; counted < before+len(p.Scans) && (before > 0 || len(p.Scans) >= p.Size) {
		return unknownTotal
	}
	return p.Total
}

// sameNews reports whether two states of a scan look the same to the user. Other fields may differ:
// the link to the report, for example, is signed anew in every reply.
func sameNews(a, b client.Scan) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Status == b.Status && a.Progress == b.Progress &&
		a.Start.Equal(b.Start) && a.End.Equal(b.End) && a.NextRun.Equal(b.NextRun)
}

// lastPage returns the number of the last page by the totals of a reply.
func lastPage(p *client.Page) int { return (p.Total + p.Size - 1) / max(1, p.Size) }

// leavesEmptyPage reports whether another page must be asked for, because this one is empty and the
// list is not. It then sets the wanted page: the last one, as the list may have become shorter, or
// the first one if this is the last one.
func (m *Monitor) leavesEmptyPage(p *client.Page) bool {
	last := lastPage(p)
	switch {
	case len(p.Scans) > 0 || last == 0 || m.wanted == 1:
		return false
	case m.wanted != last:
		m.wanted = last
	default:
		m.wanted = 1
	}
	return true
}
