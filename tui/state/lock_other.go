//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package state

import "os"

// tryLock returns true: without locks, every other program is assumed to have ended.
func tryLock(*os.File) bool { return true }
