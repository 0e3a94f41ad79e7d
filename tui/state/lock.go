package state

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

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

// claim takes the lock of a window, nil if it is open or cannot be told to have
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

// held reports whether a window is open, or cannot be told to have ended.
func held(root *os.Root, id string) bool {
	if _, err := root.Lstat(lockName(id)); errors.Is(err, fs.ErrNotExist) {
		return false
	}
	lock := claim(root, id)
	if lock != nil {
		lock.Close()
	}
	return lock == nil
}

// tidy removes the lock of a window that has ended. It holds it meanwhile, or a
// window that is just being opened would lose its own.
func tidy(root *os.Root, id string) {
	if lock := claim(root, id); lock != nil {
		root.Remove(lockName(id))
		lock.Close()
	}
}
