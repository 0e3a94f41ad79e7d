// Package drafts keeps track of what was described: the draft in the form, earlier
// drafts, and launches of which nobody knows whether they have created a scan. It
// has each of them saved in a file of its own, so that what is written while
// somebody types does not grow with what is kept. It knows no screen and no words.
package drafts

import (
	"slices"
	"time"

	"scantop/tui/state"
)

// Store saves values by name, without waiting for a disk: a *[state.Store] does. A
// nil value removes the name.
type Store interface{ Save(name string, v any) }

// Drafts are those of one program. Of each, the newest comes first.
type Drafts struct {
	Earlier    []state.Draft  // none of them is in the form, or was sent
	Unresolved []Launch       // launches without a known outcome
	Recent     state.Launches // launches that have created a scan

	store    Store
	now      func() time.Time
	kind     string      // of the names that drafts are saved under
	front    state.Draft // the one in the form
	replaced string      // the name of the earlier draft that gave way to it; "": none
}

// Launch is a launch that may have created its scan.
type Launch struct {
	state.Draft
	Said    string // what is known of it; "": it was under way when an earlier run ended
	Looking bool   // its scan is being looked for
}

// New returns the drafts of a program that has none yet. Of what is saved for a
// program without a screen, the kind is [state.SentName], else [state.DraftName].
func New(store Store, now func() time.Time, kind string) *Drafts {
	return &Drafts{store: store, now: now, kind: kind}
}

// MaxDropped is how many drafts are kept from which the user started over.
const MaxDropped = 5

// Name is what the draft in the form is saved under, "" as long as there is none.
func (d *Drafts) Name() string { return d.front.File }

// Keep saves what stands in the form and was not sent. The values must not change
// afterwards.
func (d *Drafts) Keep(v state.Values) {
	d.front.Values, d.front.Sent = v, nil
	d.save(&d.front)
}

// Aside makes room for another draft. The one in the form becomes an earlier one,
// or is forgotten if none of it is the user's own. Dropped tells that the user
// starts over, so that no later run brings it back unasked.
func (d *Drafts) Aside(own, dropped bool) {
	front := d.front
	d.front = state.Draft{}
	switch {
	case front.File == "":
		return
	case !own:
		d.store.Save(front.File, nil)
		return
	}
	if dropped {
		front.Dropped = true
		d.save(&front)
	}
	d.Earlier = slices.Insert(d.Earlier, 0, front)
	d.replaced = front.File
	d.forget()
}

// forget lets go of the oldest drafts that nobody wants back.
func (d *Drafts) forget() {
	dropped := 0
	d.Earlier = slices.DeleteFunc(d.Earlier, func(e state.Draft) bool {
		if e.Dropped {
			dropped++
		}
		if !e.Dropped || dropped <= MaxDropped {
			return false
		}
		d.store.Save(e.File, nil)
		return true
	})
}

// back is the place of the draft that gave way to the one in the form. Where none
// did, and the form is blank, it is the newest one; -1 if there is none.
func (d *Drafts) back(blank bool) int {
	if d.replaced == "" && blank && len(d.Earlier) > 0 {
		return 0
	}
	return slices.IndexFunc(d.Earlier, func(e state.Draft) bool { return e.File == d.replaced })
}

// CanBack reports whether Back has a draft to take up.
func (d *Drafts) CanBack(blank bool) bool { return d.back(blank) >= 0 }

// Back takes the draft up again that gave way to the one in the form, or else, for a
// blank form, the newest one. It returns nil if there is none.
func (d *Drafts) Back(blank, own bool) (v state.Values) {
	if which := d.back(blank); which >= 0 {
		v = d.TakeUp(which, own)
		d.replaced = "" // the next Back is not to go round in a circle
	}
	return v
}

// TakeUp takes one of the earlier drafts up. Own tells that the one in the form is to
// become an earlier one.
func (d *Drafts) TakeUp(which int, own bool) state.Values {
	taken := d.Earlier[which]
	d.Earlier = slices.Delete(d.Earlier, which, which+1)
	if d.replaced == taken.File {
		d.replaced = ""
	}
	d.Aside(own, false)
	d.front, d.front.Dropped = taken, false
	return taken.Values
}

// Next takes the draft up that gave way to one that is done with, unless the user
// started over from it. It returns nil if there is none.
func (d *Drafts) Next() state.Values {
	if which := d.back(false); which >= 0 && !d.Earlier[which].Dropped {
		return d.TakeUp(which, false)
	}
	return nil
}

// Delete forgets one of the earlier drafts.
func (d *Drafts) Delete(which int) {
	d.store.Save(d.Earlier[which].File, nil)
	if d.Earlier[which].File == d.replaced {
		d.replaced = ""
	}
	d.Earlier = slices.Delete(d.Earlier, which, which+1)
}

// save has a draft written, in a file of its own.
func (d *Drafts) save(draft *state.Draft) {
	if draft.File == "" {
		draft.File = state.NewName(d.kind)
	}
	draft.At = d.now()
	d.store.Save(draft.File, state.Drafts{List: []state.Draft{*draft}})
}

// Restore adds what earlier runs have left. The newest draft that the user did not
// start over from counts as one that gave way to what stands in the form by now.
func (d *Drafts) Restore(e state.Earlier) {
	for _, draft := range e.Drafts {
		if draft.Sent == nil {
			d.Earlier = append(d.Earlier, draft)
		} else {
			d.Unresolved = append(d.Unresolved, Launch{Draft: draft})
		}
	}
	newest := slices.IndexFunc(d.Earlier, func(e state.Draft) bool { return !e.Dropped })
	if d.replaced == "" && newest >= 0 {
		d.replaced = d.Earlier[newest].File
	}
	d.Recent = d.Recent.And(e.Launches)
}
