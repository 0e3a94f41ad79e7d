//go:build unix

package credentials

import (
	"os/exec"
	"syscall"
)

// detach starts a program in a session of its own, so that it has no terminal and is killed
// together with its children when its time is over.
func detach(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	command.Cancel = func() error { return endGroup(command) }
}

// endGroup kills a program and its children, except those that left its session, as daemons do.
func endGroup(command *exec.Cmd) error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }

// leftBehind reports whether a program that has ended left children in its process group. The
// system does not reuse its process ID while the group exists, so if another process has that ID,
// there are no children.
func leftBehind(command *exec.Cmd) bool {
	pid := command.Process.Pid
	return syscall.Kill(pid, 0) == syscall.ESRCH && syscall.Kill(-pid, 0) == nil
}
