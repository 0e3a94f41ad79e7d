//go:build unix

package state

import (
	"os"
	"syscall"
)

// openNow opens a named pipe without waiting for a writer.
const openNow = syscall.O_NONBLOCK

// trusted reports whether only this user and root can have written a file. If not, kind says
// why.
func trusted(info os.FileInfo) (kind Kind, ok bool) {
	stat, known := info.Sys().(*syscall.Stat_t)
	switch {
	case !known || stat.Uid != 0 && !ours(info):
		return KindOwner, false
	case info.Mode().Perm()&0o022 != 0:
		return KindForeign, false
	default:
		return KindFailed, true
	}
}

// ours reports whether a file belongs to this user.
func ours(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}

// syncDirectory makes a rename or a removal survive a power failure, if the file system
// supports that.
func syncDirectory(root *os.Root) {
	if directory, err := root.Open("."); err == nil {
		directory.Sync()
		directory.Close()
	}
}
