//go:build unix

package state_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"scantop/tui/state"
)

const fine = `{"version":1,"data":{}}`

func TestOnlyTheOwnerCanReadState(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	if err := s.Write("draft", draft{}); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{
		filepath.Dir(dir): 0o700, dir: 0o700, filepath.Join(dir, "draft.json"): 0o600,
	} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v; want %v", path, info.Mode(), err, want)
		}
	}
}

// wantRejected checks that a file is not read, written or removed.
func wantRejected(t *testing.T, s *state.Store, kind state.Kind, path string) {
	t.Helper()
	var got draft
	found, reading := s.Read("draft", &got)
	if found {
		t.Error("the file was read")
	}
	for _, err := range []error{reading, s.Write("draft", draft{}), s.Remove("draft")} {
		wantError(t, err, kind, path)
	}
	if _, err := os.Lstat(filepath.Join(filepath.Dir(path), "draft.json")); err != nil {
		t.Error(err)
	}
}

func TestFilesWritableByOthersAreRejected(t *testing.T) {
	t.Parallel()
	for mode, rejected := range map[os.FileMode]bool{
		0o620: true, 0o602: true, 0o666: true, 0o644: false, 0o400: false,
	} {
		s, dir := open(t)
		put(t, dir, "draft.json", fine)
		path := filepath.Join(dir, "draft.json")
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if rejected {
			wantRejected(t, s, state.KindForeign, path)
		} else if found, err := s.Read("draft", &draft{}); !found || err != nil {
			t.Errorf("mode %v: Read returned %v, %v", mode, found, err)
		}
	}
}

func TestADirectoryWritableByOthersIsRejected(t *testing.T) {
	t.Parallel()
	for _, mode := range []os.FileMode{0o770, 0o702, 0o1777} {
		s, dir := open(t)
		put(t, dir, "draft.json", fine)
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		_, err := state.Open(dir, "")
		wantError(t, err, state.KindForeign, dir)
		_, err = s.Read("draft", &draft{})
		wantError(t, err, state.KindForeign, dir)
	}
}

func TestFilesOfAnotherUserAreRejected(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root can give files away")
	}
	s, dir := open(t)
	put(t, dir, "draft.json", fine)
	path := filepath.Join(dir, "draft.json")
	if err := os.Chown(path, 4711, -1); err != nil {
		t.Fatal(err)
	}
	wantRejected(t, s, state.KindOwner, path)
	if err := os.Chown(dir, 4711, -1); err != nil {
		t.Fatal(err)
	}
	_, err := state.Open(dir, "")
	wantError(t, err, state.KindOwner, dir)
}

func TestOnlyRegularFilesAreAccepted(t *testing.T) {
	t.Parallel()
	for name, make := range map[string]func(dir, path string) error{
		"link inside":      func(_, path string) error { return os.Symlink("other.json", path) },
		"link outside":     func(_, path string) error { return os.Symlink("../other.json", path) },
		"link to a device": func(_, path string) error { return os.Symlink("/dev/zero", path) },
		"dangling link":    func(_, path string) error { return os.Symlink("nowhere", path) },
		"directory":        func(_, path string) error { return os.Mkdir(path, 0o700) },
		"pipe":             func(_, path string) error { return syscall.Mkfifo(path, 0o600) },
	} {
		s, dir := open(t)
		path := filepath.Join(dir, "draft.json")
		put(t, dir, "other.json", fine)
		put(t, filepath.Dir(dir), "other.json", fine)
		if err := make(dir, path); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		wantRejected(t, s, state.KindNotAFile, path)
		inside, outside := get(t, dir, "other.json"), get(t, filepath.Dir(dir), "other.json")
		if inside != fine || outside != fine || len(files(t, dir)) != 2 {
			t.Errorf("%s: another file changed", name)
		}
	}
}

// A link with the name of the file that is set aside is replaced, not followed.
func TestABrokenFileIsNotPutThroughALink(t *testing.T) {
	t.Parallel()
	s, dir := open(t)
	put(t, dir, "draft.json", "broken")
	put(t, filepath.Dir(dir), "other.json", fine)
	if err := os.Symlink("../other.json", filepath.Join(dir, "draft.broken.json")); err != nil {
		t.Fatal(err)
	}
	_, err := s.Read("draft", &draft{})
	wantError(t, err, state.KindBroken, filepath.Join(dir, "draft.json"))
	if get(t, dir, "draft.broken.json") != "broken" || get(t, filepath.Dir(dir), "other.json") != fine {
		t.Error("the link was followed")
	}
}
