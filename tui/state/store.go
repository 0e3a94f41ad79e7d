// Package state saves what scantop keeps between runs, as small JSON files in the state
// directory of the XDG Base Directory Specification.
//
// State is never required: if something is wrong with a file, the result is an [Error] of one
// line, and the program continues without it. Errors are in English; package explain says
// them in the user's language by their Kind.
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

// Directory returns the directory for state: $XDG_STATE_HOME/scantop, or else
// ~/.local/state/scantop. It ignores a value that is not an absolute path, as the XDG Base
// Directory Specification demands. It returns an [*Error] if there is no home directory
// either.
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

// Store saves values by name. A name consists of a-z, 0-9 and "-", and its value is in the
// file NAME.json. Each account has a directory of its own. Only the preferences are shared by
// all accounts. A value is replaced as a whole; if two programs write the same name, the last
// one wins, but for [Seen], which keeps what both wrote. A name with an id belongs to the
// program that wrote it until that program ends; see [NewName]. Several goroutines may use a
// Store.
type Store struct {
	dir, account string

	mu      sync.Mutex
	waiting []waiting // what is to be written, in order
	seen    Seen      // what the last write of a Seen found and wrote

	writing sync.Mutex          // held while files change
	locks   map[string]*os.File // the locks that this program holds, by id; guarded by writing
}

// Adopt gives an account that has no directory yet the one that earlier versions used, which did not tell
// accounts apart by their keys.
func Adopt(dir, earlier, account string) {
	_ = os.Rename(filepath.Join(dir, earlier), filepath.Join(dir, account)) // fails if the account has one
}

// Open returns the store for an account in the directory dir, an absolute path. The account
// is the name of a directory in it; "" is dir itself. Open creates missing directories, for
// this user only, and removes the files that killed programs did not complete. It returns an
// [*Error] if a directory cannot be used or if others can write to it.
func Open(dir, account string) (*Store, error) {
	s := &Store{dir: dir, account: account, locks: map[string]*os.File{}}
	for _, name := range []string{PreferencesName, ""} {
		root, err := s.open(name)
		if err != nil {
			return nil, err
		}
		removeStale(root, time.Now())
		removeUnusedLocks(root)
		root.Close()
	}
	return s, nil
}

// Close releases what this program has written or taken over, so that the next program can
// take it over.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	root, gone := s.open("")
	if gone == nil {
		defer root.Close()
	}
	var err error
	for id, lock := range s.locks {
		if gone == nil { // otherwise another program removes it
			root.Remove(lockName(id))
		}
		err = errors.Join(err, lock.Close())
	}
	clear(s.locks)
	return err
}

// place returns the directory of a name.
func (s *Store) place(name string) string {
	if name == PreferencesName {
		return s.dir
	}
	return filepath.Join(s.dir, s.account)
}

// open opens the directory of a name such that no file outside of it can be reached. Each
// operation opens it again, so that a long session works even if the directory is removed.
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
	if kind, ok := trusted(info); !ok {
		root.Close()
		return nil, &Error{Kind: kind, Path: dir}
	}
	return root, nil
}

// file opens the directory of a name. The caller closes the root.
func (s *Store) file(name string) (*file, error) {
	if !validName(name) {
		return nil, fmt.Errorf("%q is not a name for state: it may contain a-z, 0-9 and -", name)
	}
	root, err := s.open(name)
	if err != nil {
		return nil, err
	}
	return &file{root: root, dir: s.place(name), name: name}, nil
}

func validName(name string) bool {
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// Read reads what is saved under a name into v, a pointer, and reports whether there was
// anything. If there was nothing, or on an error, v is unchanged. A value with a Normalise
// method is normalised. Read returns an [*Error] for a file that it cannot read. It sets a
// broken file aside, so that the next Read finds nothing. It leaves a file alone that another
// version wrote or that has a field which v does not have.
func (s *Store) Read(name string, v any) (found bool, err error) {
	target := reflect.ValueOf(v)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return false, fmt.Errorf("cannot read %q into a %T", name, v)
	}
	f, err := s.file(name)
	if err != nil {
		return false, err
	}
	defer f.root.Close()
	fresh := reflect.New(target.Type().Elem()) // so that an error leaves v unchanged
	if info, err := f.load(fresh.Interface()); err != nil || info == nil {
		return false, err
	}
	if value, ok := fresh.Interface().(interface{ Normalise() }); ok {
		value.Normalise()
	}
	target.Elem().Set(fresh.Elem())
	return true, nil
}

// write writes a value. It first reads the file, unless only this program may write it. What
// another program wrote to [Seen] meanwhile stays.
func (s *Store) write(name string, v any) error {
	content, err := encode(v)
	if err != nil {
		return fmt.Errorf("saving %q: %w", name, err)
	}
	f, err := s.file(name)
	if err != nil {
		return err
	}
	defer f.root.Close()
	if len(content) > f.limit() {
		return f.tooLarge()
	}
	if s.locks[ownID(name)] == nil {
		own, shared := v.(Seen)
		if shared {
			defer alone(f.root, name)()
		}
		saved := like(v)
		if err := f.mayReplace(saved); err != nil {
			return err
		}
		if shared {
			own = own.merged(saved.(*Seen))
			content, err = encode(own) // not longer than the limit: it is normalised
			s.mu.Lock()
			s.seen = own
			s.mu.Unlock()
		}
	}
	if err != nil {
		return fmt.Errorf("saving %q: %w", name, err)
	}
	s.own(f.root, name)
	return f.replace(content)
}

// like returns a pointer to a zero value of the type of v.
func like(v any) any {
	if v == nil {
		return new(any)
	}
	return reflect.New(reflect.TypeOf(v)).Interface()
}

// remove removes what is saved under a name. It is no error if there is nothing.
func (s *Store) remove(name string) error {
	f, err := s.file(name)
	if err != nil {
		return err
	}
	defer f.root.Close()
	if err := f.mayReplace(f.kind()); err != nil {
		return err
	}
	if err := f.root.Remove(f.fileName()); err != nil && !errors.Is(err, os.ErrNotExist) {
		return failed(f.path(), err)
	}
	s.disown(f.root, name)
	syncDirectory(f.root)
	return nil
}
