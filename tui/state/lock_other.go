//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package state

import "os"

// tryLock cannot tell: every other program counts as ended.
func tryLock(*os.File) bool { return true }
