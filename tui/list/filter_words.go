package list

import (
	"scantop/tui/monitor"
	"scantop/tui/text"
)

// FilterWords are all active filters in words.
func FilterWords(f monitor.Filter, t *text.Catalogue) []string {
	if f.Tab() > 0 {
		return append([]string{t.Status(string(f.Statuses[0]))}, filterChips(f, t)...)
	}
	return filterChips(f, t)
}

// filterChips are the active filters in words, without the one that a tab shows.
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
