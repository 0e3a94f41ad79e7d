//go:build !unix

package state

import "os"

// openNow is not needed where pipes do not stand among the files.
const openNow = 0

// doubt cannot tell from the mode bits, which say nothing here.
func doubt(os.FileInfo) (Kind, bool) { return KindFailed, false }

// ours cannot tell either.
func ours(os.FileInfo) bool { return true }

// syncDirectory has nothing to do where directories cannot be synced.
func syncDirectory(*os.Root) {}
