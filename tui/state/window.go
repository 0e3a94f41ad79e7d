package state

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Window is what one running program has of a store for itself: names that no
// other one writes, and whose values the next one takes over once the program
// has ended, in whatever way.
type Window struct {
	store *Store
	id    string
	lock  *os.File // held as long as the program runs
}

// idLength is that of a window's id, in characters.
const idLength = 12

// Window opens one. It fails with an [*Error] as Write does.
func (s *Store) Window() (*Window, error) {
	root, err := s.open()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	for range 10 { // another start may have tidied the file away before it was locked
		w := &Window{store: s, id: strings.ToLower(rand.Text()[:idLength])}
		if w.lock, err = root.OpenFile(lockName(w.id), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600); err != nil {
			return nil, failed(s.dir, err)
		}
		locked := tryLock(w.lock)
		opened, err := w.lock.Stat()
		if now, gone := root.Lstat(lockName(w.id)); locked && err == nil && gone == nil && os.SameFile(opened, now) {
			return w, nil
		}
		w.lock.Close()
	}
	return nil, failed(s.dir, errors.New("cannot be locked"))
}

// Close ends the window. Its values wait for the next one. Where the lock cannot
// be removed, the next window does it.
func (w *Window) Close() error {
	if root, err := w.store.open(); err == nil {
		root.Remove(lockName(w.id))
		root.Close()
	}
	return w.lock.Close()
}

// Name is the window's own form of a name.
func (w *Window) Name(name string) string { return name + "-" + w.id }

// Abandoned are the names that ended windows had in the place of a name, the
// one that was written last first. It removes what ended windows left otherwise.
func (w *Window) Abandoned(name string) ([]string, error) {
	root, err := w.store.open()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	files, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return nil, failed(w.store.dir, err)
	}
	type found struct {
		name    string
		written int64
	}
	var left []found
	kept := map[string]bool{w.id: true} // ids whose locks stay
	for _, file := range files {
		id, ok := idOf(file.Name(), name+"-", ".json")
		info, err := file.Info()
		if !ok || err != nil || kept[id] {
			continue
		}
		kept[id] = true
		if !held(root, id) {
			left = append(left, found{name + "-" + id, info.ModTime().UnixNano()})
		}
	}
	for _, file := range files {
		if id, ok := idOf(file.Name(), lockPrefix, lockSuffix); ok && !kept[id] {
			tidy(root, id)
		}
	}
	slices.SortFunc(left, func(a, b found) int { return int(min(max(b.written-a.written, -1), 1)) })
	names := make([]string, len(left))
	for i, f := range left {
		names[i] = f.name
	}
	return names, nil
}

const lockPrefix, lockSuffix = "window-", ".lock"

func lockName(id string) string { return lockPrefix + id + lockSuffix }

// idOf is the id in the name of a file.
func idOf(file, prefix, suffix string) (id string, ok bool) {
	id, ok = strings.CutPrefix(file, prefix)
	if ok {
		id, ok = strings.CutSuffix(id, suffix)
	}
	return id, ok && len(id) == idLength && validName(id) && !strings.Contains(id, "-")
}

// tidy removes the lock of a window that has ended. It holds it meanwhile, or a
// window that is just being opened would lose its own.
func tidy(root *os.Root, id string) {
	lock, err := root.OpenFile(lockName(id), os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer lock.Close()
	if tryLock(lock) {
		root.Remove(lockName(id))
	}
}

// held reports whether a window is still open.
func held(root *os.Root, id string) bool {
	lock, err := root.OpenFile(lockName(id), os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer lock.Close()
	return !tryLock(lock)
}
