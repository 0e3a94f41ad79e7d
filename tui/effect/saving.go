package effect

import tea "charm.land/bubbletea/v2"

// Store writes what is kept between runs; a *state.Store does.
type Store interface {
	Waiting() bool             // values wait to be written
	Flush() error              // writes all waiting values
	Unsaved(name string) error // why the value of a name is not written, nil if it is
}

// SavedMsg answers [Save].
type SavedMsg struct{ Err error }

// Save writes the waiting values outside of Update, so that no key waits for the disk.
func Save(s Store) tea.Cmd {
	if !s.Waiting() {
		return nil
	}
	return func() tea.Msg { return SavedMsg{s.Flush()} }
}

// UnrecordedMsg answers [Record]: the record could not be saved, and the scan was therefore not launched.
type UnrecordedMsg struct{ Err error }

// Record saves the record of a launch, the value of a name, and then launches, so that the next run knows of
// the launch even after a crash. If the record cannot be saved, it launches only if the user has been told.
func Record(s Store, name string, told bool, send tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		_ = s.Flush() // SavedMsg reports errors of other values
		if err := s.Unsaved(name); err != nil && !told {
			return UnrecordedMsg{err}
		}
		return send()
	}
}
