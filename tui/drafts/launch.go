package drafts

import (
	"slices"

	"scantop/client"
	"scantop/tui/state"
)

// Sending saves that the draft in the form is about to be sent. If the program ends
// before it knows the outcome, the next one finds the launch.
func (d *Drafts) Sending(v state.Values, spec client.Spec) {
	d.front.Values, d.front.Sent = v, &spec
	d.save(&d.front)
}

// Created is done with the draft in the form: its launch has created a scan.
func (d *Drafts) Created(scanID string) {
	d.created(d.front, scanID)
	d.front = state.Draft{}
}

// created saves a launch in the place of what is known of it so far. One without
// values is no template.
func (d *Drafts) created(draft state.Draft, scanID string) {
	if len(draft.Values) > 0 {
		launch := state.Launch{At: d.now(), ScanID: scanID, Values: draft.Values}
		d.Recent = d.Recent.With(launch)
		d.store.Save(state.NewName(state.LaunchName), state.Launches{List: []state.Launch{launch}})
	}
	d.store.Save(draft.File, nil)
}

// Unclear puts the draft in the form, which was sent, among the unresolved launches.
func (d *Drafts) Unclear(said string) {
	d.Unresolved = slices.Insert(d.Unresolved, 0, Launch{Draft: d.front, Said: said})
	d.front = state.Draft{}
}

// FindUnresolved returns the index in Unresolved of the launch whose draft is saved under a
// name, or -1. Name and start do not identify a launch: two may have the same ones.
func (d *Drafts) FindUnresolved(file string) int {
	return slices.IndexFunc(d.Unresolved, func(l Launch) bool { return l.File == file })
}

// Found is done with an unresolved launch: its scan exists.
func (d *Drafts) Found(which int, scanID string) {
	d.created(d.Unresolved[which].Draft, scanID)
	d.Unresolved = slices.Delete(d.Unresolved, which, which+1)
}

// Dismiss ends the doubt about a launch, as the user has seen to it. What was
// typed for it becomes an earlier draft.
func (d *Drafts) Dismiss(which int) {
	draft := d.Unresolved[which].Draft
	d.Unresolved = slices.Delete(d.Unresolved, which, which+1)
	if len(draft.Values) > 0 {
		dismissed := state.Draft{Values: draft.Values, Dropped: true}
		d.save(&dismissed)
		d.Earlier = slices.Insert(d.Earlier, 0, dismissed)
		d.forget()
	}
	d.store.Save(draft.File, nil)
}
