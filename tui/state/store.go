// Package state is what scantop saves between runs: small JSON files in
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

// Store keeps values by name. A name consists of a-z, 0-9 and "-" and stands for
// the file <name>.json: in a directory of its own for each account, but for the
// preferences, which are the same everywhere. A value is replaced as a whole: of
// two programs that write the same name the last one wins. A name that ends in an
// id belongs to the program that has written it, until that ends; see [NewName].
// Several goroutines may use a Store.
type Store struct {
	dir, account string

	mu      sync.Mutex
	waiting []waiting // what is to be written, in order

	writing sync.Mutex          // is held while files change
	locks   map[string]*os.File // by id; guarded by writing
}

// Open returns the store in a directory, an absolute path, for an account, whose
// id is the name of a directory in there; "" is there itself. Directories are
// made where they are missing, for their owner only. What killed programs left
// half written a day ago or earlier is removed. Open fails with an [*Error] when a
// directory cannot be used or others may write to it.
func Open(dir, account string) (*Store, error) {
	s := &Store{dir: dir, account: account, locks: map[string]*os.File{}}
	for _, name := range []string{PreferencesName, ""} {
		root, err := s.open(name)
		if err != nil {
			return nil, err
		}
		removeStale(root, time.Now())
		root.Close()
	}
	return s, nil
}

// Close leaves what this program has written, or taken over, to the next one.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	root, gone := s.open("")
	if gone == nil {
		defer root.Close()
	}
	var err error
	for id, lock := range s.locks {
		if gone == nil { // else the next program removes it
			root.Remove(lockName(id))
		}
		err = errors.Join(err, lock.Close())
	}
	clear(s.locks)
	return err
}

// place is the directory of a name.
func (s *Store) place(name string) string {
	if name == PreferencesName {
		return s.dir
	}
	return filepath.Join(s.dir, s.account)
}

// open opens the directory of a name, through which no file outside can be
// reached. Each operation does it anew, so that a session of days survives its
// directory.
func (s *Store) open(name string) (*os.Root, error) {
	dir := s.place(name)
	if !filepath.IsAbs(dir) {
		return nil, failed(dir, errors.New("not an absolute path"))
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, failed(dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, failed(dir, err)
	}
	info, err := root.Stat(".")
	if err != nil {
		root.Close()
		return nil, failed(dir, err)
	}
	if kind, doubtful := doubt(info); doubtful {
		root.Close()
		return nil, &Error{Kind: kind, Path: dir}
	}
	return root, nil
}

// entry opens the directory for one name; the caller closes the root.
func (s *Store) entry(name string) (*entry, error) {
	if !validName(name) {
		return nil, fmt.Errorf("%q is no name for something to save: it takes a-z, 0-9 and -", name)
	}
	root, err := s.open(name)
	if err != nil {
		return nil, err
	}
	return &entry{root: root, dir: s.place(name), name: name}, nil
}

func validName(name string) bool {
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// Read puts what is saved under a name into v, a pointer, and reports whether
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

// write writes a value. What this program alone may write need not be read before.
func (s *Store) write(name string, v any) error {
	content, err := encode(v)
	if err != nil {
		return fmt.Errorf("saving %q: %w", name, err)
	}
	e, err := s.entry(name)
	if err != nil {
		return err
	}
	defer e.root.Close()
	if len(content) > e.limit() {
		return e.tooLarge()
	}
	if s.locks[ownID(name)] == nil {
		if err := e.mayReplace(like(v)); err != nil {
			return err
		}
	}
	s.own(e.root, name)
	return e.replace(content)
}

// like is a pointer to another value of the type of v.
func like(v any) any {
	if v == nil {
		return new(any)
	}
	return reflect.New(reflect.TypeOf(v)).Interface()
}

// remove removes what is saved under a name; nothing there is no error.
func (s *Store) remove(name string) error {
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
	s.disown(e.root, name)
	syncDirectory(e.root)
	return nil
}
