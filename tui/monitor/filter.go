package monitor

import (
	"slices"

	"scantop/client"
)

// Filter is the part of a query that the user chooses.
type Filter struct {
	Statuses []client.Status // statuses that are shown; empty: all
	ScanType client.ScanType // type that is shown; "": all
	Trigger  client.Trigger  // trigger that is shown; "": both
	Search   string          // text that a name must contain; "": any name
}

// The tabs that show more than one status. The tabs from 2 on show one status each.
const (
	activeTab = 0 // scans that run or are to run
	allTab    = 1 // all scans
)

// Tabs returns the statuses that each tab shows, from left to right: those of the scans that run or
// are to run, nil for all, and then each status alone. The number of a tab is its place, and its key.
func Tabs() [][]client.Status {
	tabs := [][]client.Status{{client.StatusRunning, client.StatusWaiting}, nil}
	for _, status := range client.Statuses() {
		tabs = append(tabs, []client.Status{status})
	}
	return tabs
}

// Tab returns the number of the tab that shows the filter, or -1 if none does. The order of the
// statuses does not matter.
func (f Filter) Tab() int {
	sorted := slices.Sorted(slices.Values(f.Statuses))
	return slices.IndexFunc(Tabs(), func(tab []client.Status) bool {
		return slices.Equal(slices.Sorted(slices.Values(tab)), sorted)
	})
}

// OnTab returns the filter with another tab chosen.
func (f Filter) OnTab(n int) Filter {
	f.Statuses = Tabs()[n]
	return f
}

// NextTab returns the filter with the tab chosen that is step tabs further on. The first tab
// follows the last one. Several statuses without a tab count as all.
func (f Filter) NextTab(step int) Filter {
	at, count := f.Tab(), len(Tabs())
	if at < 0 {
		at = allTab
	}
	return f.OnTab((at + step + count) % count)
}

// NextType returns the filter with the next scan type: all types, vuln, content, and all again.
func (f Filter) NextType() Filter {
	f.ScanType = after([]client.ScanType{"", client.TypeVuln, client.TypeContent}, f.ScanType)
	return f
}

// NextTrigger returns the filter with the next trigger: both, one-time, periodic, and both again.
func (f Filter) NextTrigger() Filter {
	f.Trigger = after([]client.Trigger{"", client.TriggerOnce, client.TriggerPeriodic}, f.Trigger)
	return f
}

func after[T comparable](list []T, value T) T {
	return list[(slices.Index(list, value)+1)%len(list)]
}

// narrowed reports whether the filter hides scans by more than their status.
func (f Filter) narrowed() bool { return f.ScanType != "" || f.Trigger != "" || f.Search != "" }

// Active reports whether the filter hides any scan.
func (f Filter) Active() bool { return f.narrowed() || len(f.Statuses) > 0 }

// Query returns the query for one page of the filter.
func (f Filter) Query(page, pageSize int, lang string) client.Query {
	return client.Query{
		Page: page, PageSize: pageSize, Lang: lang,
		Statuses: f.Statuses, Type: f.ScanType, Trigger: f.Trigger, Search: f.Search,
	}
}
