package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strconv"

	"scantop/tui"
	"scantop/tui/state"
	"scantop/tui/text"
)

// memory is what a run finds of earlier ones, and where it leaves its own.
// Preferences are the same everywhere; all else belongs to one account, as a
// ScanId means nothing in another.
type memory struct {
	preferences state.Preferences
	watched     state.Watched
	general     *state.Store // nil: nothing is kept
	account     *state.Store
	window      *state.Window // its drafts are its own
	err         error         // why something is missing; the run goes on without it
}

// recall opens the memory of an account. A demo has none, and leaves none.
func recall(env environment, f flags) *memory {
	m := &memory{}
	if m.general, m.account, m.err = stores(env, f); m.general == nil {
		return m
	}
	var err error
	if _, err = m.general.Read(state.PreferencesName, &m.preferences); err != nil {
		m.err = err
	}
	if m.account == nil {
		return m
	}
	if _, err := m.account.Read(state.WatchedName, &m.watched); err != nil {
		m.err = err
	}
	if m.window, err = m.account.Window(); err != nil {
		m.err = err
	}
	return m
}

// recalled reads what may be large. Of windows that have ended it takes over the
// drafts, and the notes of launches without a screen that were cut short; those
// that are open keep theirs.
func (m *memory) recalled() (r tui.Recalled) {
	note := func(err error) {
		if err != nil {
			r.Err = err
		}
	}
	_, err := m.account.Read(state.LaunchesName, &r.Launches)
	note(err)
	names := []string{state.DraftName} // of runs that can open no window
	if m.window != nil {
		note(m.gather(&r.Launches))
		note(m.takeUp())
		names, err = m.window.TakeOver(state.DraftName)
		note(err)
		sent, err := m.window.TakeOver(state.SentName)
		note(err)
		names = append(names, sent...)
	}
	for _, name := range names {
		var drafts state.Drafts
		found, err := m.account.Read(name, &drafts)
		note(err)
		if found {
			r.Drafts = append(r.Drafts, tui.DraftFile{Name: name, List: drafts.List})
		}
	}
	return r
}

// takeUp makes the drafts of a run that could open no window those of one that
// has ended.
func (m *memory) takeUp() error {
	found, err := m.account.Read(state.DraftName, new(state.Drafts))
	if found {
		err = m.window.Leave(state.DraftName)
	}
	return err
}

// gather puts the launches that have files of their own among the others.
func (m *memory) gather(all *state.Launches) error {
	recorded, err := m.window.Abandoned(state.LaunchName)
	for _, name := range recorded {
		var launches state.Launches
		if _, failed := m.account.Read(name, &launches); failed != nil {
			err = failed
		}
		*all = all.And(launches)
	}
	return err
}

// stores opens what is the same everywhere, and what belongs to the account. They
// are nil, without an error, where nothing is to be kept.
func stores(env environment, f flags) (general, account *state.Store, err error) {
	if f.demo {
		return nil, nil, nil
	}
	dir, err := state.Directory(env.get)
	if err != nil {
		return nil, nil, err
	}
	if general, err = state.Open(dir); err != nil {
		return nil, nil, err
	}
	id := sha256.Sum256([]byte(f.endpoint + "\n" + f.region + "\n" + f.profile))
	account, err = state.Open(filepath.Join(dir, hex.EncodeToString(id[:8])))
	return general, account, err
}

// record notes a launch on disk before it is sent. A demo leaves nothing.
func (s *settings) record(o described) (*state.Record, error) {
	if s.demo {
		return nil, nil
	}
	_, account, err := stores(s.env, s.flags)
	if err != nil {
		return nil, err
	}
	return account.Record(o.entries, o.spec)
}

// Read finds a value where it belongs.
func (m *memory) Read(name string, v any) (bool, error) {
	store, name := m.place(name)
	return store.Read(name, v)
}

// Write keeps a value where it belongs.
func (m *memory) Write(name string, v any) error {
	store, name := m.place(name)
	return store.Write(name, v)
}

// Remove forgets a value.
func (m *memory) Remove(name string) error {
	store, name := m.place(name)
	return store.Remove(name)
}

// place is the store of a name, and the name there.
func (m *memory) place(name string) (*state.Store, string) {
	switch {
	case name == state.PreferencesName:
		return m.general, name
	case name == state.DraftName && m.window != nil:
		return m.account, m.window.Name(name)
	default:
		return m.account, name
	}
}

// apply takes over what was preferred, except where flags say otherwise. One
// filter on the command line means that none of the old ones is wanted. It
// reports whether filters were taken over.
func (f *flags) apply(p state.Preferences, changed func(string) bool) (restored bool) {
	if p.PageSize > 0 && !changed("page-size") {
		f.pageSize = strconv.Itoa(p.PageSize)
	}
	if !changed("lang") && !f.ascii {
		f.lang = p.Lang
	}
	for _, name := range []string{"status", "type", "trigger", "search"} {
		if changed(name) {
			return false
		}
	}
	f.statuses, f.scanType, f.trigger, f.search = p.Statuses, p.Type, p.Trigger, p.Search
	return len(p.Statuses) > 0 || p.Type+p.Trigger+p.Search != ""
}

// remembering checks the flags like settings, with what was preferred before
// where they say nothing.
func (f flags) remembering(changed func(string) bool, env environment, t *text.Catalogue) (*settings, error) {
	s := f.readRemembering(changed, env, t)
	return s, s.bad.err()
}

// readRemembering is to remembering what read is to settings.
func (f flags) readRemembering(changed func(string) bool, env environment, t *text.Catalogue) *settings {
	m := recall(env, f)
	restored := f.apply(m.preferences, changed)
	if f.lang != "" {
		t = text.For(f.lang)
	}
	s := f.read(changed, env, t)
	p := m.preferences
	if changed("page-size") {
		p.PageSize = s.options.PageSize
	}
	if changed("lang") {
		p.Lang = s.lang
	}
	s.options.Watched = m.watched
	s.options.Preferences, s.options.Restored, s.options.MemoryError = p, restored, m.err
	if m.general != nil && m.account != nil {
		s.options.Memory = m
		if !s.readOnly { // else another window could not have the drafts
			s.options.Recall = m.recalled
		}
	}
	return s
}
