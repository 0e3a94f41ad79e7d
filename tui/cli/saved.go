package cli

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"

	"scantop/client/credentials"
	"scantop/client/launch"
	"scantop/tui/drafts"
	"scantop/tui/state"
	"scantop/tui/text"
)

// store opens the files that scantop keeps between runs, of one account: see [credentials.Account]. It returns
// nil and no error for a demo, which saves nothing.
func (f flags) store(env environment) (*state.Store, error) {
	if f.demo {
		return nil, nil
	}
	dir, err := state.Directory(env.get)
	if err != nil {
		return nil, err
	}
	account := f.directory("account " + credentials.Account(f.profile))
	state.Adopt(dir, f.directory(f.profile), account)
	return state.Open(dir, account)
}

// directory returns the name of the directory of an account. The name does not tell what the account is.
func (f flags) directory(account string) string {
	name := sha256.Sum256([]byte(f.endpoint + "\n" + f.region + "\n" + account))
	return hex.EncodeToString(name[:8])
}

// record saves a launch before it is sent. The caller passes the outcome to settle: an unclear launch is
// kept as unresolved, and a created scan as a recent launch. A demo saves nothing.
func (s *settings) record(o described) (settle func(launch.Outcome), err error) {
	store, err := s.flags.store(s.env)
	if store == nil {
		return func(launch.Outcome) {}, err
	}
	sent := drafts.New(store, s.options.Now, state.SentName)
	sent.Sending(o.entries, o.spec)
	return func(o launch.Outcome) {
		switch o.State {
		case launch.Created:
			sent.Created(o.ID)
		case launch.NotCreated:
			sent.Aside(false)
		}
		_ = store.Flush() // on failure, the next start checks the launch
		store.Prune()
		store.Close()
	}, store.Flush()
}

// apply sets flags that are not on the command line to the preferences of the last run. A filter on the
// command line replaces all saved filters. It reports whether filters were restored.
func (f *flags) apply(p state.Preferences, changed func(string) bool) (restored bool) {
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

// restoring checks the flags like read, with the preferences of the last run for flags that are not on
// the command line.
func (f flags) restoring(changed func(string) bool, p program) *settings {
	store, err := f.store(p.env)
	var preferred state.Preferences
	var watched state.Watched
	var tallies state.Tallies
	var seen state.Seen
	if store != nil {
		_, err = store.Read(state.PreferencesName, &preferred)
		_, unread := store.Read(state.WatchedName, &watched)
		_, untold := store.Read(state.TalliesName, &tallies)
		_, unseen := store.Read(state.SeenName, &seen)
		err = cmp.Or(unread, untold, unseen, err)
	}
	restored := f.apply(preferred, changed)
	if f.lang == "en" || f.lang == "zh" { // complaints about another value stay in the language of the rest
		p.text = text.For(f.lang)
	}
	s := f.read(changed, p)
	if changed("lang") {
		preferred.Lang = s.lang
	}
	s.options.Preferences, s.options.Watched = preferred, watched
	s.options.Restored, s.options.StoreError = restored, err
	s.options.Tallies, s.options.Seen = tallies, seen
	if store != nil {
		s.options.Store = store
	}
	return s
}
