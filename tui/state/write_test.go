package state

import (
	"os"
	"testing"
)

// Write saves a value without a Flush.
func (s *Store) Write(name string, v any) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.write(name, v)
}

// Remove removes a name without a Flush.
func (s *Store) Remove(name string) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.remove(name)
}

// Hold takes the lock of a name, as a program that is just writing, until the result is called.
func Hold(t *testing.T, dir, name string) (release func()) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	lock := claim(root, name)
	if lock == nil {
		t.Fatalf("the lock of %s is held already", name)
	}
	return func() { lock.Close(); root.Close() }
}
