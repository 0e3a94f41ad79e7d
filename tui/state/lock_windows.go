package state

import (
	"os"
	"syscall"
	"unsafe"
)

var lockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

// The flags of LockFileEx.
const (
	failImmediately = 1
	exclusive       = 2
)

// tryLock takes a file for as long as it stays open, unless somebody has it. The
// system gives it back when the program ends in whatever way.
func tryLock(file *os.File) bool {
	var first syscall.Overlapped // the byte that is locked; there need not be one
	locked, _, _ := lockFileEx.Call(file.Fd(), failImmediately|exclusive, 0, 1, 0, uintptr(unsafe.Pointer(&first)))
	return locked != 0
}
