package state

import (
	"errors"
	"slices"
)

// waiting is a value that is to be written, or, when it is nil, a name that is to
// be removed.
type waiting struct {
	name  string
	value any
	err   error // why the last try has failed
}

// Save has v written under a name by the next Flush, or, when v is nil, the name
// removed. It does not wait for a disk. The value must not change afterwards. Of each
// name only the newest value is written.
func (s *Store) Save(name string, v any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting = append(without(s.waiting, name), waiting{name: name, value: v})
}

// Waiting reports whether there is something that no Flush has tried to write.
func (s *Store) Waiting() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.ContainsFunc(s.waiting, func(w waiting) bool { return w.err == nil })
}

// Unsaved is why the last Flush has not written what was saved under a name, nil if
// it has.
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

// Flush writes what waits, in order. A program that is killed meanwhile leaves the
// old value of a name or the new one. What cannot be written waits for the next
// Flush; the error is all of them, each an [*Error]. A file that Read refuses stays,
// but for a broken one, which is set aside.
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
