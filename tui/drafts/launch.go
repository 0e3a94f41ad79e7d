package drafts

import (
	"slices"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/state"
)

// Sending saves that the draft in the form is about to be sent as spec. If the program ends before the
// outcome is known, the next run finds the launch.
func (d *Drafts) Sending(v state.Values, spec client.Spec) {
	d.front.Values, d.front.Sent = v, &spec
	d.write(&d.front)
}

// Created notes that the draft in the form has created a scan.
func (d *Drafts) Created(scanID string) {
	d.created(d.front, scanID)
	d.front = state.Draft{}
}

// created saves a recent launch and deletes the draft that was launched. A draft without values cannot
// be launched again, so it is only deleted.
func (d *Drafts) created(draft state.Draft, scanID string) {
	if len(draft.Values) > 0 {
		launch := state.Launch{At: d.now(), ScanID: scanID, Values: draft.Values}
		d.Recent = d.Recent.With(launch)
		d.store.Save(state.NewName(state.LaunchName), state.Launches{List: []state.Launch{launch}})
	}
	d.store.Save(draft.File, nil)
}

// Unclear moves the draft in the form, which was sent, to the unresolved launches.
func (d *Drafts) Unclear(o launch.Outcome) {
	d.Unresolved = slices.Insert(d.Unresolved, 0, Launch{Draft: d.front, Outcome: &o})
	d.front = state.Draft{}
}

// Learn notes the outcome of a search for the scan of an unresolved launch, which has the draft with
// the name file. It returns false if the user has dismissed the launch. The name and the start of the
// scan would not identify the launch: two launches may share them.
func (d *Drafts) Learn(file string, o launch.Outcome) bool {
	which := slices.IndexFunc(d.Unresolved, func(l Launch) bool { return l.File == file })
	switch {
	case which < 0:
		return false
	case o.State == launch.Created:
		d.created(d.Unresolved[which].Draft, o.ID)
		d.Unresolved = slices.Delete(d.Unresolved, which, which+1)
	default:
		d.Unresolved[which].Outcome, d.Unresolved[which].Looking = &o, false
	}
	return true
}

// Dismiss removes an unresolved launch that the user has dealt with. What the user typed for it
// becomes an earlier draft.
func (d *Drafts) Dismiss(which int) {
	draft := d.Unresolved[which].Draft
	d.Unresolved = slices.Delete(d.Unresolved, which, which+1)
	if len(draft.Values) > 0 {
		dismissed := state.Draft{Values: draft.Values, Dropped: true}
		d.write(&dismissed)
		d.Earlier = slices.Insert(d.Earlier, 0, dismissed)
		d.forget()
	}
	d.store.Save(draft.File, nil)
}
