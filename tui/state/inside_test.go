package state

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// inside returns the file of a name in a new store.
func inside(t *testing.T, name string) *file {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "scantop"), "")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.file(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.root.Close() })
	return e
}

// Two programs read the same broken file, and the faster one sets it aside and writes a new
// one. The slower one must not set the new file aside, which would overwrite the broken one.
func TestOnlyTheFileThatWasReadIsSetAside(t *testing.T) {
	t.Parallel()
	e := inside(t, "draft")
	if err := os.WriteFile(e.path(), []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, seen, err := e.content()
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		var failure *Error
		if err := e.setAside(seen, nil); !errors.As(err, &failure) || failure.Kind != KindBroken {
			t.Fatal(err)
		}
		if err := e.replace([]byte("new")); err != nil {
			t.Fatal(err)
		}
	}
	for file, want := range map[string]string{e.brokenFile(): "broken", e.fileName(): "new"} {
		if got, err := e.root.ReadFile(file); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v; want %q", file, got, err, want)
		}
	}
}

// A failed replace leaves no temporary file. A directory in place of the file makes it fail.
func TestAFailureLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	e := inside(t, "draft")
	if err := os.MkdirAll(filepath.Join(e.path(), "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	var failure *Error
	if err := e.replace([]byte("new")); !errors.As(err, &failure) || failure.Kind != KindFailed {
		t.Errorf("got %v", err)
	}
	if entries, err := os.ReadDir(e.dir); err != nil || len(entries) != 1 {
		t.Errorf("the directory contains %v, %v", entries, err)
	}
}

func TestABrokenFileThatCannotBeSetAsideStays(t *testing.T) {
	t.Parallel()
	e := inside(t, "draft")
	if err := os.WriteFile(e.path(), []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(e.dir, e.brokenFile(), "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	s := &Store{dir: e.dir}
	_, reading := s.Read("draft", new(int))
	for _, err := range []error{reading, s.Write("draft", 1), s.Remove("draft")} {
		var failure *Error
		if !errors.As(err, &failure) || failure.Kind != KindFailed || failure.Path != e.path() {
			t.Errorf("got %v", err)
		}
	}
	if got, err := e.root.ReadFile(e.fileName()); err != nil || string(got) != "broken" {
		t.Errorf("got %q, %v", got, err)
	}
}
