package state

import (
	"crypto/rand"
	"io/fs"
	"os"
	"strings"
	"time"
)

// The names of locks say window because older versions look for these names. They had one
// lock for all drafts of a window.
const lockPrefix, lockSuffix = "window-", ".lock"

// idLength is the length of an id in characters.
const idLength = 12

// NewName returns a new name for a value of a kind, such as [DraftName], that belongs to this
// program. The name ends in an id. This program holds the lock of the id while it runs, so no
// other program of this version touches the value before.
func NewName(kind string) string { return kind + "-" + strings.ToLower(rand.Text()[:idLength]) }

// ownID returns the id in a name that belongs to one program, and "" for any other name.
func ownID(name string) string {
	for _, kind := range []string{DraftName, SentName} {
		if id, ok := idOf(name, kind+"-", ""); ok {
			return id
		}
	}
	return ""
}

// own takes the lock of a name that has one. If it fails, other programs assume that this one
// has ended.
func (s *Store) own(root *os.Root, name string) {
	id := ownID(name)
	// It tries again because another program that starts may remove the lock before it is taken.
	for tries := 0; id != "" && s.locks[id] == nil && tries < 10; tries++ {
		if lock := claim(root, id); lock != nil {
			s.locks[id] = lock
		}
	}
}

// disown releases and removes the lock of a name.
func (s *Store) disown(root *os.Root, name string) {
	id := ownID(name)
	if lock := s.locks[id]; lock != nil {
		root.Remove(lockName(id))
		lock.Close()
		delete(s.locks, id)
	}
}

// How long a program waits for another one that writes a value of both. Writing takes milliseconds.
const (
	lockTries = 100
	lockPause = 10 * time.Millisecond
)

// alone takes the lock of a value that several programs write, so that none loses what another one
// writes meanwhile. It goes on without the lock if a program holds it for a second: that one stands
// still. It waits less if the lock cannot even be opened: most likely, nothing can be written here. The
// caller calls release after writing.
func alone(root *os.Root, name string) (release func()) {
	for tries := 0; tries < lockTries; tries++ {
		lock, opened := tryClaim(root, name)
		if lock != nil {
			return func() {
				root.Remove(lockName(name))
				lock.Close()
			}
		}
		if !opened {
			tries += lockTries / 5
		}
		time.Sleep(lockPause)
	}
	return func() {}
}

func lockName(id string) string { return lockPrefix + id + lockSuffix }

// idOf returns the id between a prefix and a suffix in the name of a file. ok is false if
// there is none.
func idOf(file, prefix, suffix string) (id string, ok bool) {
	id, ok = strings.CutPrefix(file, prefix)
	if ok {
		id, ok = strings.CutSuffix(id, suffix)
	}
	return id, ok && len(id) == idLength && validName(id) && !strings.Contains(id, "-")
}

// claim takes the lock of an id. It returns nil if another program holds the lock, or may
// hold it.
func claim(root *os.Root, id string) *os.File {
	lock, _ := tryClaim(root, id)
	return lock
}

// tryClaim is claim, and reports whether the lock could be opened.
func tryClaim(root *os.Root, id string) (lock *os.File, opened bool) {
	if info, err := root.Lstat(lockName(id)); err == nil && !info.Mode().IsRegular() {
		return nil, false
	}
	lock, err := root.OpenFile(lockName(id), os.O_RDWR|os.O_CREATE|openNow, 0o600)
	if err != nil {
		return nil, false
	}
	if !holds(root, lock, id) {
		lock.Close()
		return nil, true
	}
	return lock, true
}

// holds takes a lock that was just opened. It returns false if another program holds the
// lock, or has just removed it.
func holds(root *os.Root, lock *os.File, id string) bool {
	if !tryLock(lock) {
		return false
	}
	opened, err := lock.Stat()
	now, gone := root.Lstat(lockName(id))
	return err == nil && gone == nil && os.SameFile(opened, now)
}

// removeUnusedLocks removes the locks of ended programs that have left no file, such as those
// of windows of older versions. It ignores errors.
func removeUnusedLocks(root *os.Root) {
	files, _ := fs.ReadDir(root.FS(), ".")
	used := map[string]bool{}
	for _, file := range files {
		used[ownID(strings.TrimSuffix(file.Name(), ".json"))] = true
	}
	for _, file := range files {
		id, ok := idOf(file.Name(), lockPrefix, lockSuffix)
		if !ok || used[id] {
			continue
		}
		if lock := claim(root, id); lock != nil {
			root.Remove(lockName(id))
			lock.Close()
		}
	}
}
