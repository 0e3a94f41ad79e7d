package list

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/detail"
	"scantop/tui/monitor"
	"scantop/tui/text"
)

// What a headline has room for, in cells and names.
const (
	headlineName  = 40 // the name of the only scan
	headlineNames = 2  // scans named among several, for each kind
	sharedName    = 24 // the name of one among several
)

// headline sums news up in a line of at most width cells, without colours: one
// by its name, several by their number, the worst first.
func headline(t *text.Catalogue, g theme.Glyphs, d *digest, width int) string {
	if d.total == 0 {
		return ""
	}
	worst := d.kinds[d.worst()].first[0]
	sign := g.Status(worst.To) + " "
	versions := several(t, d)
	if d.total == 1 {
		versions = single(t, worst, width-lipgloss.Width(sign))
	}
	for _, s := range versions {
		if lipgloss.Width(sign+s) <= width {
			return sign + s
		}
	}
	return ansi.Truncate(sign+versions[len(versions)-1], max(0, width), theme.Ellipsis)
}

// headlineStyle is the style of a headline: that of the worst it tells.
func headlineStyle(th *theme.Theme, d *digest) lipgloss.Style {
	switch d.worst() {
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

// single tells one transition, in a long version and in shorter ones. What
// happened stays in sight: only the name is cut.
func single(t *text.Catalogue, e monitor.Event, width int) []string {
	word := t.Event(e.Kind.String())
	name := ansi.Truncate(e.Name, headlineName, theme.Ellipsis)
	long := fmt.Sprintf(t.Events.One, name, word)
	if e.Kind == monitor.Other {
		long = fmt.Sprintf(t.Events.Changed, name, t.Status(e.From), t.Status(e.To))
	}
	if e.Took > 0 {
		long += theme.Separator + detail.TookText(t, e.Kind == monitor.Aborted, e.Took)
	}
	room := max(1, width-lipgloss.Width(fmt.Sprintf(t.Events.One, "", word)))
	return []string{long, fmt.Sprintf(t.Events.One, ansi.Truncate(name, room, theme.Ellipsis), word)}
}

// several counts news by their kind, first with the names of those that ask for
// somebody's attention, then without.
func several(t *text.Catalogue, d *digest) []string {
	var named, counted []string
	for i, k := range d.kinds {
		if k.n == 0 {
			continue
		}
		kind := monitor.Kind(i)
		count := fmt.Sprintf(t.Events.Many, k.n, t.Event(kind.String()))
		counted = append(counted, count)
		if kind <= monitor.Stalled {
			count = fmt.Sprintf(t.Events.Named, count, someNames(t, k.first, k.n))
		}
		named = append(named, count)
	}
	return []string{strings.Join(named, theme.Separator), strings.Join(counted, theme.Separator)}
}

// someNames are the first names of n, and an ellipsis for the others.
func someNames(t *text.Catalogue, first []monitor.Event, n int) string {
	var names []string
	for _, e := range first {
		names = append(names, ansi.Truncate(e.Name, sharedName, theme.Ellipsis))
	}
	if n > len(first) {
		names = append(names, theme.Ellipsis)
	}
	return strings.Join(names, t.Events.Comma)
}
