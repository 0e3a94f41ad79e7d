// Package drafts keeps the draft in the form, earlier drafts, unresolved launches and recent launches.
// An unresolved launch may have created a scan. Each draft is saved in a file of its own, so that a key
// press writes only the draft in the form. The package knows no screen and no words.
package drafts

import (
	"slices"
	"time"

	"scantop/client/launch"
	"scantop/tui/state"
)

// Store saves values by name, without waiting for the disk. A nil value removes the name. [state.Store]
// implements it.
type Store interface{ Save(name string, v any) }

// Drafts holds the drafts and launches of one program. In each list, the newest comes first.
type Drafts struct {
	Earlier    []state.Draft  // drafts that are not in the form and were not sent
	Unresolved []Launch       // launches that may have created a scan
	Recent     state.Launches // launches that have created a scan

	store    Store
	now      func() time.Time
	kind     string      // kind of the names under which drafts are saved
	front    state.Draft // draft in the form; without File, there is none
	own      bool        // the user typed some of the draft in the form
	replaced string      // name of the earlier draft that the one in the form replaced; "": none
}

// Launch is an unresolved launch: it may have created a scan.
type Launch struct {
	state.Draft
	Outcome *launch.Outcome // what is known of the launch; nil: an earlier run ended while it was being sent
	Looking bool            // scantop is searching the list for the scan
}

// New returns Drafts without any draft. kind is [state.DraftName], or [state.SentName] for a program
// without a screen.
func New(store Store, now func() time.Time, kind string) *Drafts {
	return &Drafts{store: store, now: now, kind: kind}
}

// MaxDropped is how many drafts are kept that the user dropped by starting over.
const MaxDropped = 5

// Name returns the name under which the draft in the form is saved, or "" if there is none.
func (d *Drafts) Name() string { return d.front.File }

// Blank reports whether there is no draft in the form.
func (d *Drafts) Blank() bool { return d.front.File == "" }

// Save saves the values in the form, which were not sent. The caller must not change them afterwards.
// own says that the user typed some of them.
func (d *Drafts) Save(v state.Values, own bool) {
	d.front.Values, d.front.Sent, d.own = v, nil, own
	d.write(&d.front)
}

// Aside empties the form for another draft. The draft in the form becomes an earlier one, or is
// deleted if it holds nothing that the user typed. dropped says that the user starts over, so the
// draft is kept in any case, and no later run restores it by itself.
func (d *Drafts) Aside(dropped bool) {
	front := d.front
	d.front = state.Draft{}
	switch {
	case front.File == "":
		return
	case !d.own && !dropped:
		d.store.Save(front.File, nil)
		return
	}
	if dropped {
		front.Dropped = true
		d.write(&front)
	}
	d.Earlier = slices.Insert(d.Earlier, 0, front)
	d.replaced = front.File
	d.forget()
}

// forget deletes the oldest dropped drafts, beyond MaxDropped.
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

// back returns the index in Earlier of the draft that the one in the form replaced, or -1. If the form
// is blank and replaced no draft, it returns the index of the newest draft.
func (d *Drafts) back() int {
	if d.replaced == "" && d.Blank() && len(d.Earlier) > 0 {
		return 0
	}
	return d.replacedAt()
}

// replacedAt returns the index in Earlier of the draft that the one in the form replaced, or -1.
func (d *Drafts) replacedAt() int {
	return slices.IndexFunc(d.Earlier, func(e state.Draft) bool { return e.File == d.replaced })
}

// HasName reports whether an earlier draft or a launch has a name.
func (d *Drafts) HasName(name string) bool {
	return slices.ContainsFunc(d.Earlier, func(e state.Draft) bool { return e.Values["Name"] == name }) ||
		slices.ContainsFunc(d.Unresolved, func(l Launch) bool { return l.Values["Name"] == name }) ||
		slices.ContainsFunc(d.Recent.List, func(l state.Launch) bool { return l.Values["Name"] == name })
}

// CanBack reports whether Back has a draft to restore.
func (d *Drafts) CanBack() bool { return d.back() >= 0 }

// Back restores the draft that the one in the form replaced, or the newest draft if the form is blank.
// It returns nil if there is none.
func (d *Drafts) Back() (v state.Values) {
	if which := d.back(); which >= 0 {
		v = d.TakeUp(which)
		d.replaced = "" // otherwise the next Back would return to the former draft
	}
	return v
}

// TakeUp moves a draft from Earlier to the form, and returns its values. The draft in the form is put
// aside.
func (d *Drafts) TakeUp(which int) state.Values {
	taken := d.Earlier[which]
	d.Earlier = slices.Delete(d.Earlier, which, which+1)
	if d.replaced == taken.File {
		d.replaced = ""
	}
	d.Aside(false)
	d.front, d.front.Dropped, d.own = taken, false, true
	return taken.Values
}

// Next restores the draft that a finished one replaced, unless the user dropped it. It returns nil if
// there is none.
func (d *Drafts) Next() state.Values {
	if which := d.replacedAt(); which >= 0 && !d.Earlier[which].Dropped {
		return d.TakeUp(which)
	}
	return nil
}

// Delete deletes one of the earlier drafts.
func (d *Drafts) Delete(which int) {
	d.store.Save(d.Earlier[which].File, nil)
	if d.Earlier[which].File == d.replaced {
		d.replaced = ""
	}
	d.Earlier = slices.Delete(d.Earlier, which, which+1)
}

// write writes a draft to its own file.
func (d *Drafts) write(draft *state.Draft) {
	if draft.File == "" {
		draft.File = state.NewName(d.kind)
	}
	draft.At = d.now()
	d.store.Save(draft.File, state.Drafts{List: []state.Draft{*draft}})
}

// Restore adds the drafts and launches of earlier runs. The newest draft that the user did not drop
// counts as replaced by the one in the form, so that Back can restore it.
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
