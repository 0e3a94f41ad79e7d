package monitor

import (
	"slices"

	"scantop/client"
)

// Filter is what the list shows: the part of a query that the user chooses.
type Filter struct {
	Statuses []client.Status // none: every status
	ScanType client.ScanType // "": every type
	Trigger  client.Trigger  // "": both
	Search   string
}

// Tabs are the statuses that have a tab, after the one for all.
func Tabs() []client.Status { return client.Statuses() }

// Tab is the number of the tab that shows the filter, 0 for all, -1 when it has
// several statuses.
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

// OnTab is the filter with another tab chosen.
func (f Filter) OnTab(n int) Filter {
	f.Statuses = nil
	if n > 0 {
		f.Statuses = []client.Status{Tabs()[n-1]}
	}
	return f
}

// NextTab steps through the tabs, round and round.
func (f Filter) NextTab(step int) Filter {
	count := len(Tabs()) + 1
	return f.OnTab((max(0, f.Tab()) + step + count) % count)
}

// NextType steps through every type, vulnerabilities, content risks.
func (f Filter) NextType() Filter {
	f.ScanType = after([]client.ScanType{"", client.TypeVuln, client.TypeContent}, f.ScanType)
	return f
}

// NextTrigger steps through both triggers, one-time, periodic.
func (f Filter) NextTrigger() Filter {
	f.Trigger = after([]client.Trigger{"", client.TriggerOnce, client.TriggerPeriodic}, f.Trigger)
	return f
}

func after[T comparable](list []T, value T) T {
	return list[(slices.Index(list, value)+1)%len(list)]
}

// narrowed reports whether anything but the status tab is chosen.
func (f Filter) narrowed() bool { return f.ScanType != "" || f.Trigger != "" || f.Search != "" }

// Active reports whether the filter hides any scan.
func (f Filter) Active() bool { return f.narrowed() || len(f.Statuses) > 0 }

// Query is the filter as a query for one page.
func (f Filter) Query(page, pageSize int, lang string) client.Query {
	return client.Query{
		Page: page, PageSize: pageSize, Lang: lang,
		Statuses: f.Statuses, Type: f.ScanType, Trigger: f.Trigger, Search: f.Search,
	}
}
