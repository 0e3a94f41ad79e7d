package tui

import (
	"reflect"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/monitor"
	"scantop/tui/state"
)

// listKeeper keeps for the next run how the list is left.
type listKeeper struct {
	save        func(name string, value any) tea.Cmd
	preferences state.Preferences // what is kept besides the filters
	saved       state.Preferences // what was kept last
}

// Filter keeps the filter, where that has changed.
func (k *listKeeper) Filter(f monitor.Filter) tea.Cmd {
	p := k.preferences
	p.Statuses = nil
	for _, s := range f.Statuses {
		p.Statuses = append(p.Statuses, string(s))
	}
	p.Type, p.Trigger, p.Search = string(f.ScanType), string(f.Trigger), f.Search
	if reflect.DeepEqual(p, k.saved) {
		return nil
	}
	k.saved = p
	return k.save(state.PreferencesName, p)
}

// Watched keeps which scans are watched.
func (k *listKeeper) Watched(scans []client.Scan) tea.Cmd {
	var w state.Watched
	for _, s := range scans {
		w.Scans = append(w.Scans, state.WatchedScan{ScanID: s.ID, Name: s.Name})
	}
	return k.save(state.WatchedName, w)
}
