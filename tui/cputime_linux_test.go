package tui

import (
	"syscall"
	"time"
	"unsafe"
)

// cpuTime returns how long this thread has run, so that other programs do not disturb the
// measurement.
func cpuTime() time.Duration {
	const threadClock = 3 // CLOCK_THREAD_CPUTIME_ID
	var at syscall.Timespec
	_, _, _ = syscall.Syscall(syscall.SYS_CLOCK_GETTIME, threadClock, uintptr(unsafe.Pointer(&at)), 0)
	return time.Duration(at.Nano())
}
