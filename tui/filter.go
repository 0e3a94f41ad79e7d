package tui

import (
	"slices"

	"scantop/client"
	"scantop/tui/text"
)

// filter is what the list shows: the part of a query that the user chooses.
type filter struct {
	statuses []client.Status // none: every status
	scanType client.ScanType // "": every type
	trigger  client.Trigger  // "": both
	search   string
}

// tabs are the statuses that have a tab, after the one for all.
func tabs() []client.Status { return client.Statuses() }

// tab is the number of the tab that shows the filter, 0 for all, -1 when it has
// several statuses.
func (f filter) tab() int {
	switch len(f.statuses) {
	case 0:
		return 0
	case 1:
		return 1 + slices.Index(tabs(), f.statuses[0])
	default:
		return -1
	}
}

// onTab is the filter with another tab chosen.
func (f filter) onTab(n int) filter {
	f.statuses = nil
	if n > 0 {
		f.statuses = []client.Status{tabs()[n-1]}
	}
	return f
}

// nextTab steps through the tabs, round and round.
func (f filter) nextTab(step int) filter {
	count := len(tabs()) + 1
	return f.onTab((max(0, f.tab()) + step + count) % count)
}

// nextType steps through every type, vulnerabilities, content risks.
func (f filter) nextType() filter {
	f.scanType = after([]client.ScanType{"", client.TypeVuln, client.TypeContent}, f.scanType)
	return f
}

// nextTrigger steps through both triggers, one-time, periodic.
func (f filter) nextTrigger() filter {
	f.trigger = after([]client.Trigger{"", client.TriggerOnce, client.TriggerPeriodic}, f.trigger)
	return f
}

func after[T comparable](list []T, value T) T {
	return list[(slices.Index(list, value)+1)%len(list)]
}

// narrowed reports whether anything but the status tab is chosen.
func (f filter) narrowed() bool { return f.scanType != "" || f.trigger != "" || f.search != "" }

// active reports whether the filter hides any scan.
func (f filter) active() bool { return f.narrowed() || len(f.statuses) > 0 }

// words are all active filters, the tab's included.
func (f filter) words(t *text.Catalogue) []string {
	if f.tab() > 0 {
		return append([]string{t.Status(string(f.statuses[0]))}, f.chips(t)...)
	}
	return f.chips(t)
}

// chips are the active filters besides the tab, in words.
func (f filter) chips(t *text.Catalogue) []string {
	var chips []string
	if f.tab() < 0 {
		for _, s := range f.statuses {
			chips = append(chips, t.Status(string(s)))
		}
	}
	if f.scanType != "" {
		chips = append(chips, t.Type(string(f.scanType)))
	}
	if f.trigger != "" {
		chips = append(chips, t.Trigger(string(f.trigger)))
	}
	if f.search != "" {
		chips = append(chips, "/ "+f.search)
	}
	return chips
}

// query is the filter as a query for one page.
func (f filter) query(page, pageSize int, lang string) client.Query {
	return client.Query{
		Page: page, PageSize: pageSize, Lang: lang,
		Statuses: f.statuses, Type: f.scanType, Trigger: f.trigger, Search: f.search,
	}
}
