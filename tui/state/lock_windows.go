package state

import (
	"os"
	"syscall"
	"unsafe"
)

var lockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

// These are flags of LockFileEx.
const (
	failImmediately = 1
	exclusive       = 2
)

// tryLock locks a file until it is closed, and returns false if another program has locked
// it. The system unlocks it when the program ends in any way.
func tryLock(file *os.File) bool {
	var first syscall.Overlapped // locks the first byte, which need not exist
	locked, _, _ := lockFileEx.Call(file.Fd(), failImmediately|exclusive, 0, 1, 0, uintptr(unsafe.Pointer(&first)))
	return locked != 0
}
