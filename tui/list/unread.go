package list

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/monitor"
	"scantop/tui/text"
)

// Names of scans in a toast.
const (
	firstNames = 2  // how many scans of one kind are named
	onlyName   = 40 // widest name of a single scan, in cells
	sharedName = 24 // widest name of one among several scans, in cells
)

// unread counts the events of each kind that the user has not seen, and keeps the first few of them. A
// frame costs the same however many events there are.
type unread struct {
	total int // number of all events
	kinds [monitor.Started + 1]struct {
		n     int             // number of events of this kind
		first []monitor.Event // the first of them, at most firstNames
	}
}

func (u *unread) add(events []monitor.Event) {
	u.total += len(events)
	for _, e := range events {
		if e.Kind > monitor.Started {
			continue // not about a scan
		}
		k := &u.kinds[e.Kind]
		k.n++
		if len(k.first) < firstNames {
			k.first = append(k.first, e)
		}
	}
}

// complete adds what the runs found to the events that are kept.
func (u *unread) complete(found func(monitor.Event) *monitor.Tally) {
	for _, kind := range []monitor.Kind{monitor.Finished, monitor.Aborted} {
		for i, e := range u.kinds[kind].first {
			u.kinds[kind].first[i].Found = found(e)
		}
	}
}

func (u *unread) worst() monitor.Kind {
	for kind := range u.kinds {
		if u.kinds[kind].n > 0 {
			return monitor.Kind(kind)
		}
	}
	return monitor.Started
}

func (u *unread) style(th *theme.Theme) lipgloss.Style {
	switch u.worst() {
	case monitor.Aborted, monitor.Invalid:
		return th.Error
	case monitor.Stalled, monitor.Disabled, monitor.Other:
		return th.Caution
	case monitor.Resumed, monitor.Started:
		return th.Accent
	default:
		return th.Good
	}
}

// line describes the events in at most width cells, without colours. It names the scan of a single
// event and what its run found, and counts several events by kind, the worst kind first.
func (u *unread) line(t *text.Catalogue, g theme.Glyphs, width int) string {
	if u.total == 0 {
		return ""
	}
	worst := u.kinds[u.worst()].first[0]
	sign := g.Status(worst.To) + " "
	named, counted := u.byKind(t)
	versions := []string{strings.Join(named, theme.Separator), strings.Join(counted, theme.Separator)}
	if u.total == 1 {
		versions = single(t, worst, width-lipgloss.Width(sign))
	}
	for _, s := range versions {
		if lipgloss.Width(sign+s) <= width {
			return sign + s
		}
	}
	return ansi.Truncate(sign+versions[len(versions)-1], max(0, width), theme.Ellipsis)
}

// single returns versions of one event, the longest one first. The shortest one cuts only the name.
func single(t *text.Catalogue, e monitor.Event, width int) []string {
	word := t.Event(e.Kind.String())
	name := ansi.Truncate(e.Name, onlyName, theme.Ellipsis)
	long := fmt.Sprintf(t.Events.One, name, word)
	if e.Kind == monitor.Other {
		long = fmt.Sprintf(t.Events.Changed, name, t.Status(e.From), t.Status(e.To))
	}
	if e.Found != nil {
		long += theme.Separator + t.Found(e.Found.Counts())
	}
	versions := []string{long}
	if e.Took > 0 {
		took := theme.Separator + t.Notes.Ran(e.Kind == monitor.Aborted, t.Short(text.Brief(e.Took)))
		versions = []string{long + took, long}
	}
	room := max(1, width-lipgloss.Width(fmt.Sprintf(t.Events.One, "", word)))
	return append(versions, fmt.Sprintf(t.Events.One, ansi.Truncate(name, room, theme.Ellipsis), word))
}

// byKind says how many events there are of each kind, the worst kind first: with the names of scans that need
// attention, and without names.
func (u *unread) byKind(t *text.Catalogue) (named, counted []string) {
	for i, k := range u.kinds {
		if k.n == 0 {
			continue
		}
		kind := monitor.Kind(i)
		count := fmt.Sprintf(t.Events.Many, k.n, t.Event(kind.String()))
		counted = append(counted, count)
		if kind <= monitor.Stalled {
			var names []string
			for _, e := range k.first {
				names = append(names, ansi.Truncate(e.Name, sharedName, theme.Ellipsis))
			}
			if k.n > len(k.first) {
				names = append(names, theme.Ellipsis)
			}
			count = fmt.Sprintf(t.Events.Named, count, strings.Join(names, t.Joiners.Comma))
		}
		named = append(named, count)
	}
	return named, counted
}
