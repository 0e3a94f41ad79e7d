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

// Tabs returns the statuses that have a tab of their own. They are the tabs 1, 2, …; tab 0 shows all
// statuses.
func Tabs() []client.Status { return client.Statuses() }

// Tab returns the number of the tab that shows the filter: 0 for all statuses, -1 for several.
func (f Filter) Tab() int {
	switch len(f.Statuses) {
	case 0:
		return 0
	case 1:
		return 1 + slices.Index(Tabs(), f.Statuses[0])
	default:
		return -1
	}
}

// OnTab returns the filter with another tab chosen.
func (f Filter) OnTab(n int) Filter {
	f.Statuses = nil
	if n > 0 {
		f.Statuses = []client.Status{Tabs()[n-1]}
	}
	return f
}

// NextTab returns the filter with the tab chosen that is step tabs further on. The first tab
// follows the last one.
func (f Filter) NextTab(step int) Filter {
	count := len(Tabs()) + 1
	return f.OnTab((max(0, f.Tab()) + step + count) % count)
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
