//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package state

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks a file until it is closed, and returns false if another program has locked
// it. The system unlocks it when the program ends in any way. On a file system without locks,
// every other program is assumed to have ended.
func tryLock(file *os.File) bool {
	return !errors.Is(syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}
