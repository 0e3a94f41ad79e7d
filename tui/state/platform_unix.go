//go:build unix

package state

import (
	"os"
	"syscall"
)

// ownersOnly reports whether nobody but this user, and root who may do
// everything, can have written there.
func ownersOnly(info os.FileInfo) bool {
	if info.Mode().Perm()&0o022 != 0 {
		return false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && (stat.Uid == 0 || int(stat.Uid) == os.Geteuid())
}

// syncDirectory makes a rename or a removal outlast a power failure, where the
// file system can do that; it has happened in any case.
func syncDirectory(root *os.Root) {
	if directory, err := root.Open("."); err == nil {
		directory.Sync()
		directory.Close()
	}
}
