package tui

import (
	"scantop/client"
	"scantop/tui/monitor"
	"scantop/tui/state"
)

// listKeeper saves for the next run how the list is left.
type listKeeper struct {
	store       Store
	preferences state.Preferences // what is saved besides the filters
}

// SaveFilter saves the filter.
func (k *listKeeper) SaveFilter(f monitor.Filter) {
	p := k.preferences
	p.Statuses = nil
	for _, s := range f.Statuses {
		p.Statuses = append(p.Statuses, string(s))
	}
	p.Type, p.Trigger, p.Search = string(f.ScanType), string(f.Trigger), f.Search
	k.store.Save(state.PreferencesName, p)
}

// SaveWatched saves which scans are watched.
func (k *listKeeper) SaveWatched(scans []client.Scan) {
	var w state.Watched
	for _, s := range scans {
		w.Scans = append(w.Scans, state.WatchedScan{ScanID: s.ID, Name: s.Name})
	}
	k.store.Save(state.WatchedName, w)
}
