package state

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// Window is what one running program has of a store for itself: names that no
// other one writes, and whose values the next one takes over once the program
// has ended, in whatever way.
type Window struct {
	store *Store
	id    string
	locks map[string]*os.File // by id: its own, and those of the windows that it took over
}

// idLength is that of a window's id, in characters.
const idLength = 12

func newID() string { return strings.ToLower(rand.Text()[:idLength]) }

// Window opens one. It fails with an [*Error] as Write does.
func (s *Store) Window() (*Window, error) {
	root, err := s.open()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	for range 10 { // another start may have tidied the file away before it was locked
		id := newID()
		lock, err := root.OpenFile(lockName(id), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
		if err != nil {
			return nil, failed(s.dir, err)
		}
		if holds(root, lock, id) {
			return &Window{store: s, id: id, locks: map[string]*os.File{id: lock}}, nil
		}
		lock.Close()
	}
	return nil, failed(s.dir, errors.New("cannot be locked"))
}

// Close ends the window. Its values, and those that it took over, wait for the
// next one. Where a lock cannot be removed, the next window does it.
func (w *Window) Close() error {
	var err error
	root, gone := w.store.open()
	for id, lock := range w.locks {
		if gone == nil {
			root.Remove(lockName(id))
		}
		err = errors.Join(err, lock.Close())
	}
	if gone == nil {
		root.Close()
	}
	return err
}

// Name is the window's own form of a name.
func (w *Window) Name(name string) string { return name + "-" + w.id }

// Leave makes what stands under a name, and is no window's, that of a window that
// has ended.
func (w *Window) Leave(name string) error {
	root, err := w.store.open()
	if err != nil {
		return err
	}
	defer root.Close()
	ended := name + "-" + newID()
	if err := root.Rename(name+".json", ended+".json"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failed(w.store.dir, err)
	}
	return nil
}

// What a window takes over is at most so much.
const (
	maxTaken      = 50 // files, whose locks stay open
	maxTakenBytes = maxSize
)

// TakeOver returns the names that ended windows have in the place of a name, the
// one that was written last first. No other window touches them as long as this
// one is open. It leaves those to the next window that are too much for one.
func (w *Window) TakeOver(name string) ([]string, error) {
	root, left, err := w.left(name)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	var names []string
	room := int64(maxTakenBytes)
	for _, a := range left {
		if a.size > maxSize {
			a.size = 0 // it will not be read
		}
		if a.size > room || len(names) == maxTaken {
			break
		}
		if w.locks[a.id] == nil {
			lock := claim(root, a.id)
			if lock == nil {
				continue
			}
			w.locks[a.id] = lock
		}
		names = append(names, name+"-"+a.id)
		room -= a.size
	}
	return names, nil
}

// Abandoned are the names that ended windows have in the place of a name, the one
// that was written last first. Other windows may find them as well.
func (w *Window) Abandoned(name string) ([]string, error) {
	root, left, err := w.left(name)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	var names []string
	for _, a := range left {
		if !held(root, a.id) {
			names = append(names, name+"-"+a.id)
		}
	}
	return names, nil
}

// abandoned is the file of another window, which may have ended.
type abandoned struct {
	id      string
	size    int64
	written time.Time
}

// left are the files that other windows have in the place of a name, the one that
// was written last first. It removes the locks of ended windows without one.
func (w *Window) left(name string) (*os.Root, []abandoned, error) {
	root, err := w.store.open()
	if err != nil {
		return nil, nil, err
	}
	files, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		root.Close()
		return nil, nil, failed(w.store.dir, err)
	}
	var left []abandoned
	kept := map[string]bool{} // ids whose locks stay
	for _, file := range files {
		id, ok := idOf(file.Name(), name+"-", ".json")
		info, err := file.Info()
		if ok && err == nil && id != w.id {
			kept[id] = true
			left = append(left, abandoned{id, info.Size(), info.ModTime()})
		}
	}
	for _, file := range files {
		if id, ok := idOf(file.Name(), lockPrefix, lockSuffix); ok && !kept[id] {
			tidy(root, id)
		}
	}
	slices.SortStableFunc(left, func(a, b abandoned) int { return b.written.Compare(a.written) })
	return root, left, nil
}
