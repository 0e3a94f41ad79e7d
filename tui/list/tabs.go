package list

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/monitor"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// tabLine draws the tabs with their counts, and the other active filters, which are always visible.
func (l *List) tabLine() string {
	return widget.Ends(l.tabs(), l.th.Chip.Render(l.chips()), l.width)
}

func (l *List) chips() string {
	chips := strings.Join(filterChips(l.mon.Filter(), l.text), theme.Separator)
	return ansi.Truncate(chips, max(0, l.width*2/3), theme.Ellipsis)
}

// tabRoom returns how many cells the other filters leave for the tabs.
func (l *List) tabRoom() int {
	room := l.width - 2
	if chips := l.chips(); chips != "" {
		room -= lipgloss.Width(chips) + 2
	}
	return max(0, room)
}

// tabLabels returns the labels of the tabs, and the gap between them in cells. If room is short, the
// labels move closer together, then the first tab loses the count that those of its statuses tell, the
// last two lose theirs, and at last all tabs but the chosen one. ok is false if they still do not fit.
func (l *List) tabLabels() (labels []string, gap int, ok bool) {
	chosen, room := l.mon.Filter().Tab(), l.tabRoom()
	n := len(monitor.Tabs())
	labels = make([]string, n)
	for _, style := range []struct{ first, last, gap int }{ // the tabs before last have counts, from first on
		{0, n, 3}, {0, n, 2}, {0, n, 1}, {1, n, 1}, {1, n - 1, 1}, {1, n - 2, 1}, {n, n, 2}, {n, n, 1},
	} {
		used := -style.gap
		for i := range labels {
			labels[i] = l.tabLabel(i, style.first <= i && i < style.last || i == chosen)
			used += style.gap + lipgloss.Width(labels[i])
		}
		if used <= room {
			return labels, style.gap, true
		}
	}
	return nil, 0, false
}

// tabs draws the tabs, or only the chosen one if they do not fit.
func (l *List) tabs() string {
	style := func(chosen bool) lipgloss.Style {
		if chosen {
			return l.th.ActiveTab
		}
		return l.th.Tab
	}
	chosen := l.mon.Filter().Tab()
	if labels, gap, ok := l.tabLabels(); ok {
		var line strings.Builder
		for i, label := range labels {
			line.WriteString(l.beforeTab(i, gap) + style(i == chosen).Render(label))
		}
		return line.String() + l.beforeTab(len(labels), 1)
	}
	if chosen < 0 {
		return ""
	}
	alone := style(false).Render(theme.Previous+" ") + style(true).Render(l.tabLabel(chosen, true)) +
		style(false).Render(" "+theme.Next)
	return " " + ansi.Truncate(alone, l.tabRoom(), theme.Ellipsis)
}

// beforeTab returns the cells before a tab, one for the first. The signs of the chosen tab stand there.
func (l *List) beforeTab(i, gap int) string {
	if i == 0 {
		gap = 1
	}
	chosen, g := l.mon.Filter().Tab(), l.th.Glyphs
	switch blanks := strings.Repeat(" ", gap-1); {
	case i == chosen:
		return blanks + g.TabOpen
	case i == chosen+1 && chosen >= 0:
		return g.TabClose + blanks
	default:
		return blanks + " "
	}
}

func (l *List) tabLabel(i int, counted bool) string {
	name := l.tabName(i)
	if total, ok := l.mon.Total(i); ok && counted {
		return fmt.Sprintf("%s %d", name, total)
	}
	return name
}

func (l *List) tabName(i int) string { return text.Capital(tabWord(i, l.text)) }

// tabWord returns the word of a tab.
func tabWord(tab int, t *text.Catalogue) string {
	switch statuses := monitor.Tabs()[tab]; len(statuses) {
	case 0:
		return t.List.All
	case 1:
		return t.Status(string(statuses[0]))
	default:
		return t.List.Active
	}
}

// FilterWords returns all active filters in words.
func FilterWords(f monitor.Filter, t *text.Catalogue) []string {
	if tab := f.Tab(); tab >= 0 && len(f.Statuses) > 0 {
		return append([]string{tabWord(tab, t)}, filterChips(f, t)...)
	}
	return filterChips(f, t)
}

// filterChips returns the active filters in words, without the one that a tab shows.
func filterChips(f monitor.Filter, t *text.Catalogue) []string {
	var chips []string
	if f.Tab() < 0 {
		for _, s := range f.Statuses {
			chips = append(chips, t.Status(string(s)))
		}
	}
	if f.ScanType != "" {
		chips = append(chips, t.Type(string(f.ScanType)))
	}
	if f.Trigger != "" {
		chips = append(chips, t.Trigger(string(f.Trigger)))
	}
	if f.Search != "" {
		chips = append(chips, "/ "+f.Search)
	}
	return chips
}
