package list

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/monitor"
)

// tabLine is the status tabs with their counts, and the other filters at its
// end: those are never hidden for the sake of the tabs.
func (l *List) tabLine() string {
	chips := l.chips()
	left := " " + l.tabsWithin(l.tabRoom())
	blanks := max(0, l.width-1-lipgloss.Width(left)-lipgloss.Width(chips))
	return left + strings.Repeat(" ", blanks) + l.th.Chip.Render(chips)
}

func (l *List) chips() string {
	chips := strings.Join(filterChips(l.mon.Filter(), l.text), theme.Separator)
	return ansi.Truncate(chips, max(0, l.width*2/3), theme.Ellipsis)
}

// tabRoom is what the chips leave to the tabs, in cells.
func (l *List) tabRoom() int {
	room := l.width - 2
	if chips := l.chips(); chips != "" {
		room -= lipgloss.Width(chips) + 2
	}
	return max(0, room)
}

// tabLabels are the tabs' labels and the gap between them, in at most width
// cells: closer together, then without counts. It reports false when they do
// not fit at all.
func (l *List) tabLabels(width int) (labels []string, gap int, ok bool) {
	chosen := l.mon.Filter().Tab()
	labels = make([]string, len(monitor.Tabs())+1)
	for _, style := range []struct {
		counts bool
		gap    int
	}{{true, 3}, {true, 2}, {true, 1}, {false, 2}, {false, 1}} {
		used := -style.gap
		for i := range labels {
			labels[i] = l.tabLabel(i, style.counts || i == chosen)
			used += style.gap + lipgloss.Width(labels[i])
		}
		if used <= width {
			return labels, style.gap, true
		}
	}
	return nil, 0, false
}

// tabsWithin draws the tabs in at most width cells, or the chosen one alone.
func (l *List) tabsWithin(width int) string {
	chosen := l.mon.Filter().Tab()
	if labels, gap, ok := l.tabLabels(width); ok {
		for i := range labels {
			labels[i] = l.tabStyle(i == chosen).Render(labels[i])
		}
		return strings.Join(labels, strings.Repeat(" ", gap))
	}
	if chosen < 0 {
		return ""
	}
	alone := l.th.Tab.Render(theme.Previous+" ") + l.tabStyle(true).Render(l.tabLabel(chosen, true)) + l.th.Tab.Render(" "+theme.Next)
	return ansi.Truncate(alone, width, theme.Ellipsis)
}

func (l *List) tabStyle(chosen bool) lipgloss.Style {
	if chosen {
		return l.th.ActiveTab
	}
	return l.th.Tab
}

// tabLabel is a tab's name, with its count where that is wanted and known.
func (l *List) tabLabel(i int, counted bool) string {
	name := l.text.List.All
	if i > 0 {
		name = l.text.Tab(string(monitor.Tabs()[i-1]))
	}
	if total, ok := l.mon.Total(i); ok && counted {
		return fmt.Sprintf("%s %d", name, total)
	}
	return name
}
