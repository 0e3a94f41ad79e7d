package state

import (
	"crypto/rand"
	"os"
	"strings"
)

// The name of a lock says window, as programs of older versions look for it: they
// had one for all drafts of a window.
const lockPrefix, lockSuffix = "window-", ".lock"

// idLength is that of an id, in characters.
const idLength = 12

// NewName is a name for a value of a kind, such as DraftName, that belongs to one
// program alone. No other program of this version touches it before that one has
// ended, in whatever way: it holds the lock of the id that the name ends in.
func NewName(kind string) string { return kind + "-" + strings.ToLower(rand.Text()[:idLength]) }

// ownID is the id in a name that belongs to one program, "" for any other name.
func ownID(name string) string {
	for _, kind := range []string{DraftName, SentName} {
		if id, ok := idOf(name, kind+"-", ""); ok {
			return id
		}
	}
	return ""
}

// own takes the lock of a name, where it has one. Where that is not possible, other
// programs take this one to have ended.
func (s *Store) own(root *os.Root, name string) {
	id := ownID(name)
	for tries := 0; id != "" && s.locks[id] == nil && tries < 10; tries++ { // another start may tidy it away
		if lock := claim(root, id); lock != nil {
			s.locks[id] = lock
		}
	}
}

// disown gives the lock of a name back.
func (s *Store) disown(root *os.Root, name string) {
	id := ownID(name)
	if lock := s.locks[id]; lock != nil {
		root.Remove(lockName(id))
		lock.Close()
		delete(s.locks, id)
	}
}

func lockName(id string) string { return lockPrefix + id + lockSuffix }

// idOf is the id in the name of a file.
func idOf(file, prefix, suffix string) (id string, ok bool) {
	id, ok = strings.CutPrefix(file, prefix)
	if ok {
		id, ok = strings.CutSuffix(id, suffix)
	}
	return id, ok && len(id) == idLength && validName(id) && !strings.Contains(id, "-")
}

// claim takes the lock of a program, nil if that runs or cannot be told to have
// ended.
func claim(root *os.Root, id string) *os.File {
	if info, err := root.Lstat(lockName(id)); err == nil && !info.Mode().IsRegular() {
		return nil
	}
	lock, err := root.OpenFile(lockName(id), os.O_RDWR|os.O_CREATE|openNow, 0o600)
	if err != nil {
		return nil
	}
	if !holds(root, lock, id) {
		lock.Close()
		return nil
	}
	return lock
}

// holds takes a lock that was opened, unless another start has it, or has just
// tidied it away.
func holds(root *os.Root, lock *os.File, id string) bool {
	if !tryLock(lock) {
		return false
	}
	opened, err := lock.Stat()
	now, gone := root.Lstat(lockName(id))
	return err == nil && gone == nil && os.SameFile(opened, now)
}
