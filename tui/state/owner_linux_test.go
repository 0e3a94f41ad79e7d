package state_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"scantop/tui/state"
)

// nobody is the id of a user who owns nothing in these tests.
const nobody = 65534

// asNobody runs f with another user's rights to files. They are a property of the thread,
// which ends after f.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // never unlocked, so that the thread ends
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Error(err)
			return
		}
		f()
	}()
	<-done
}

// If any directory of the path belongs to another user, the error names it. A program that
// was run with sudo leaves such directories, and chmod does not help there.
func TestADirectoryOfAnotherUserIsNamed(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root can give directories away")
	}
	for name, mode := range map[string]os.FileMode{"closed": 0o700, "readable": 0o755} {
		top := t.TempDir()
		theirs := filepath.Join(top, "local")
		dir := filepath.Join(theirs, "state", "scantop")
		if err := os.MkdirAll(theirs, 0o755); err != nil {
			t.Fatal(err)
		}
		for path := top; len(path) > len(os.TempDir()); path = filepath.Dir(path) {
			if err := os.Chmod(path, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		var far error
		asNobody(t, func() { _, far = os.Stat(top) })
		if far != nil {
			t.Skip("only root can reach the directory for temporary files")
		}
		if err := os.Chmod(theirs, mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(theirs, 4711, -1); err != nil {
			t.Fatal(err)
		}
		asNobody(t, func() {
			_, err := state.Open(dir, "")
			wantError(t, err, state.KindOwner, theirs)
		})
		if _, err := os.Stat(filepath.Join(theirs, "state")); err == nil {
			t.Errorf("%s: Open created a directory there", name)
		}
	}
}
