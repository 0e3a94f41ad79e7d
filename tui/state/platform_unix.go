//go:build unix

package state

import (
	"os"
	"syscall"
)

// openNow opens a pipe without waiting for somebody who writes to it.
const openNow = syscall.O_NONBLOCK

// doubt is why somebody may have written there who is neither this user nor
// root, who may do everything. It is false when nobody can have.
func doubt(info os.FileInfo) (Kind, bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	switch {
	case !ok || stat.Uid != 0 && !ours(info):
		return KindOwner, true
	case info.Mode().Perm()&0o022 != 0:
		return KindForeign, true
	default:
		return KindFailed, false
	}
}

// ours reports whether this user owns a file.
func ours(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}

// syncDirectory makes a rename or a removal outlast a power failure, where the
// file system can do that; it has happened in any case.
func syncDirectory(root *os.Root) {
	if directory, err := root.Open("."); err == nil {
		directory.Sync()
		directory.Close()
	}
}
