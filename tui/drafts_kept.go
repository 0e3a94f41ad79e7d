package tui

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/state"
)

// draftFiles counts the drafts that are in files: this window's own, and those
// of ended windows, which stay as they are until a draft of theirs is taken up.
// So what is written while somebody types does not grow with what is kept. Only
// writes, of which there is one at a time, look at it.
type draftFiles map[string]int

// write keeps drafts, which are given by file. Found is how many there were in
// the files of ended windows. The own file comes first: a draft that moves there
// must not be missing from the other one before.
func (f draftFiles) write(kept Memory, found map[string]int, drafts map[string][]state.Draft) error {
	for name, count := range found {
		if _, known := f[name]; !known {
			f[name] = count
		}
	}
	if err := f.put(kept, state.DraftName, drafts[state.DraftName]); err != nil {
		return err
	}
	for name := range found {
		if list := drafts[name]; name != state.DraftName && f[name] != len(list) {
			if err := f.put(kept, name, list); err != nil {
				return err
			}
		}
	}
	return nil
}

// put writes a file, or removes it if nothing is left of it.
func (f draftFiles) put(kept Memory, name string, list []state.Draft) (err error) {
	switch {
	case len(list) > 0:
		err = kept.Write(name, state.Drafts{List: list})
	case f[name] > 0:
		err = kept.Remove(name)
	}
	if err == nil {
		f[name] = len(list)
	}
	return err
}

// drafts are what is to be kept of the form, by file.
func (f *scanForm) drafts() map[string][]state.Draft {
	kept := map[string][]state.Draft{}
	if f.sending { // beside what was in doubt before
		kept[state.DraftName] = []state.Draft{{Entries: f.entries(), Sent: &f.review.Spec}}
	}
	for i, d := range append([]draft{f.draft}, f.others...) {
		file, left := cmp.Or(d.file, state.DraftName), state.Draft{Dropped: d.dropped}
		switch {
		case d.doubt != nil:
			left.Sent, left.Edited = &d.doubt.spec, d.doubt.edited
		case !d.touched || i == 0 && f.sending:
			continue
		}
		left.Entries = d.entries()
		kept[file] = append(kept[file], left)
	}
	return kept
}

// keepDrafts saves what stands in the form, and what is put aside, whenever that
// has changed.
func (m *Model) keepDrafts() tea.Cmd {
	if m.fx.Creator == nil || m.form.edits == m.drafted {
		return nil
	}
	m.drafted = m.form.edits
	return m.memory.save(state.DraftName, m.keeping())
}

// keeping is how the drafts are written as they are now.
func (m *Model) keeping() func(Memory) error {
	files, found, drafts := m.files, m.found, m.form.drafts()
	return func(kept Memory) error { return files.write(kept, found, drafts) }
}
