// Package state is what scantop remembers between runs: small JSON files in
// the state directory of the XDG Base Directory Specification.
//
// It never stands in the way: whatever is wrong with a file gives an [Error]
// of one line, and the program goes on without it. Its words are plain
// English; a screen chooses its own by Kind.
package state

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"time"
)

// Directory is where scantop keeps its state: $XDG_STATE_HOME/scantop, else
// ~/.local/state/scantop. As the XDG Base Directory Specification wants it, a
// value that is not an absolute path is ignored. It fails with an [*Error] when
// there is no home directory either.
func Directory(getenv func(string) string) (string, error) {
	if base := getenv("XDG_STATE_HOME"); filepath.IsAbs(base) {
		return filepath.Join(base, "scantop"), nil
	}
	variable := "HOME"
	if runtime.GOOS == "windows" {
		variable = "USERPROFILE"
	}
	home := getenv(variable)
	if !filepath.IsAbs(home) {
		return "", &Error{Kind: KindNoHome, Path: variable}
	}
	return filepath.Join(home, ".local", "state", "scantop"), nil
}

// Store reads and writes values by name. A name consists of a-z, 0-9 and "-"
// and stands for the file <name>.json. Values are replaced as a whole: of two
// programs that write the same name the last one wins. A Store may be used by
// several goroutines.
type Store struct {
	dir string

	mu   sync.Mutex
	ours map[string]os.FileInfo // files as this Store has written them, by name
}

// Open returns the store in a directory, an absolute path, which is made with
// its parents where it is missing, for its owner only. What killed programs
// left half written a day ago or earlier is removed. It fails with an [*Error]
// when the directory cannot be used or others may write to it.
func Open(dir string) (*Store, error) {
	s := &Store{dir: dir}
	root, err := s.open()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	removeStale(root, time.Now())
	return s, nil
}

// open opens the directory, through which no file outside can be reached. Each
// operation does it anew, so that a session of days survives its directory.
func (s *Store) open() (*os.Root, error) {
	if !filepath.IsAbs(s.dir) {
		return nil, failed(s.dir, errors.New("not an absolute path"))
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return nil, failed(s.dir, err)
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		return nil, failed(s.dir, err)
	}
	info, err := root.Stat(".")
	if err != nil {
		root.Close()
		return nil, failed(s.dir, err)
	}
	if kind, doubtful := doubt(info); doubtful {
		root.Close()
		return nil, &Error{Kind: kind, Path: s.dir}
	}
	return root, nil
}

// entry opens the directory for one name; the caller closes the root.
func (s *Store) entry(name string) (*entry, error) {
	if !validName(name) {
		return nil, fmt.Errorf("%q is no name for something to remember: it takes a-z, 0-9 and -", name)
	}
	root, err := s.open()
	if err != nil {
		return nil, err
	}
	return &entry{root: root, dir: s.dir, name: name}, nil
}

func validName(name string) bool {
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// Read puts what is kept under a name into v, a pointer, and reports whether
// there was anything; if not, or on an error, v stays as it was. A value with a
// Normalise method is normalised. A file that cannot be read fails with an
// [*Error]. One whose content is broken has then been set aside, so that the next
// Read finds nothing; one of another version, or with a field that v does not
// have, stays as it is.
func (s *Store) Read(name string, v any) (found bool, err error) {
	target := reflect.ValueOf(v)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return false, fmt.Errorf("cannot read %q into a %T", name, v)
	}
	e, err := s.entry(name)
	if err != nil {
		return false, err
	}
	defer e.root.Close()
	fresh := reflect.New(target.Type().Elem()) // v is not to be half filled
	if info, err := e.load(fresh.Interface()); err != nil || info == nil {
		return false, err
	}
	if value, ok := fresh.Interface().(interface{ Normalise() }); ok {
		value.Normalise()
	}
	target.Elem().Set(fresh.Elem())
	return true, nil
}

// Write keeps v under a name; a program killed meanwhile leaves the old value
// or the new one. It fails with an [*Error] when it cannot, and when the file
// is one that Read refuses; one whose content is broken is set aside first.
func (s *Store) Write(name string, v any) error {
	content, err := encode(v)
	if err != nil {
		return fmt.Errorf("remembering %q: %w", name, err)
	}
	e, err := s.entry(name)
	if err != nil {
		return err
	}
	defer e.root.Close()
	if len(content) > e.limit() {
		return e.tooLarge()
	}
	if !s.wrote(e) { // what it wrote itself need not be read before each writing
		if err := e.mayReplace(like(v)); err != nil {
			return err
		}
	}
	written, err := e.replace(content)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ours == nil {
		s.ours = map[string]os.FileInfo{}
	}
	s.ours[name] = written
	return nil
}

// wrote reports whether a file is as this Store has left it.
func (s *Store) wrote(e *entry) bool {
	s.mu.Lock()
	ours := s.ours[e.name]
	s.mu.Unlock()
	now, err := e.root.Lstat(e.file())
	return ours != nil && err == nil && os.SameFile(ours, now) && ours.Mode() == now.Mode() &&
		ours.Size() == now.Size() && ours.ModTime().Equal(now.ModTime())
}

// like is a pointer to another value of the type of v.
func like(v any) any {
	if v == nil {
		return new(any)
	}
	return reflect.New(reflect.TypeOf(v)).Interface()
}

// Remove forgets what is kept under a name; nothing there is no error. It
// fails as Write does.
func (s *Store) Remove(name string) error {
	e, err := s.entry(name)
	if err != nil {
		return err
	}
	defer e.root.Close()
	if err := e.mayReplace(e.kind()); err != nil {
		return err
	}
	if err := e.root.Remove(e.file()); err != nil && !errors.Is(err, os.ErrNotExist) {
		return failed(e.path(), err)
	}
	syncDirectory(e.root)
	return nil
}
