package list

import (
	"scantop/client"
	"scantop/tui/monitor"
	"scantop/tui/state"
)

// saver saves values by name, without waiting for a disk; *[state.Store] does.
type saver interface{ Save(name string, v any) }

// keeper saves for the next run what the list knows.
type keeper struct {
	saver
	preferences state.Preferences // saved beside the filter
}

// saveFilter saves the filter for the next run, beside the preferences that the list does
// not own.
func (k keeper) saveFilter(f monitor.Filter) {
	p := k.preferences
	p.Statuses = nil
	for _, s := range f.Statuses {
		p.Statuses = append(p.Statuses, string(s))
	}
	p.Type, p.Trigger, p.Search = string(f.ScanType), string(f.Trigger), f.Search
	k.Save(state.PreferencesName, p)
}

// saveWatched saves for the next run which scans are watched.
func (l *List) saveWatched() {
	var w state.Watched
	for _, s := range l.mon.Watched() {
		w.Scans = append(w.Scans, state.WatchedScan{ScanID: s.ID, Name: s.Name})
	}
	l.kept.Save(state.WatchedName, w)
}

// saveTallies saves what runs found.
func (l *List) saveTallies() {
	var saved state.Tallies
	for _, n := range l.mon.Tallies() {
		saved.Runs = append(saved.Runs, state.TalliedRun{
			ScanID: n.ScanID, Run: n.Run,
			High: n.Tally.High, Medium: n.Tally.Medium, Low: n.Tally.Low, Info: n.Tally.Info,
		})
	}
	l.kept.Save(state.TalliesName, saved)
}

// Kept returns the watched scans and the tallies that were saved, as a monitor takes them.
func Kept(w state.Watched, t state.Tallies) (watched []client.Scan, tallied []monitor.Tallied) {
	for _, s := range w.Scans {
		watched = append(watched, client.Scan{ID: s.ScanID, Name: s.Name})
	}
	for _, r := range t.Runs {
		tally := monitor.Tally{High: r.High, Medium: r.Medium, Low: r.Low, Info: r.Info}
		tally.Total = r.High + r.Medium + r.Low + r.Info
		tallied = append(tallied, monitor.Tallied{ScanID: r.ScanID, Run: r.Run, Tally: tally})
	}
	return watched, tallied
}
