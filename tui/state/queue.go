package state

import (
	"errors"
	"slices"
)

// waiting is a name to be written or removed.
type waiting struct {
	name  string
	value any   // nil: the name is removed
	err   error // why the last attempt failed
}

// Save lets the next [Store.Flush] write v under a name, or remove the name if v is nil. It
// does not wait for a disk. The caller must not change v afterwards. Only the last value of
// each name is written.
func (s *Store) Save(name string, v any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting = append(without(s.waiting, name), waiting{name: name, value: v})
}

// Waiting reports whether there is something that no Flush has tried to write yet.
func (s *Store) Waiting() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.ContainsFunc(s.waiting, func(w waiting) bool { return w.err == nil })
}

// Unsaved returns why the last Flush could not write what was saved under a name, and nil if
// it could.
func (s *Store) Unsaved(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, w := range s.waiting {
		if w.name == name {
			return w.err
		}
	}
	return nil
}

// Seen returns what this program and others have saved as [Seen], as of the last Flush that wrote it.
func (s *Store) Seen() Seen {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen
}

// Flush writes everything that Save left, in order. If the program is killed during it, a
// name has its old value or its new one. What cannot be written is tried again by the next
// Flush. The error joins the errors of all names, each an [*Error]. Flush does not replace a
// file that Read rejects, unless the file is broken; that is set aside.
func (s *Store) Flush() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	batch := s.waiting
	s.waiting = nil
	s.mu.Unlock()
	var failures []waiting
	var all []error
	for _, w := range batch {
		if w.value == nil {
			w.err = s.remove(w.name)
		} else {
			w.err = s.write(w.name, w.value)
		}
		if w.err != nil {
			failures, all = append(failures, w), append(all, w.err)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, newer := range s.waiting {
		failures = without(failures, newer.name)
	}
	s.waiting = append(failures, s.waiting...)
	return errors.Join(all...)
}

func without(list []waiting, name string) []waiting {
	return slices.DeleteFunc(list, func(w waiting) bool { return w.name == name })
}
