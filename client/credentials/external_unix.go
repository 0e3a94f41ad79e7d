//go:build unix

package credentials

import (
	"os/exec"
	"syscall"
)

// detach gives a program a session of its own: it has no terminal, and when
// its time is up it ends together with all that it has started.
func detach(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	command.Cancel = func() error { return endGroup(command) }
}

// endGroup ends a program and what it has started, except what has left its
// session on purpose, as a daemon does.
func endGroup(command *exec.Cmd) error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }

// leftBehind reports whether a program that has ended has left others in its
// group. Its number may be that of another process by now; then there are none,
// as the number is not given away while the group has it.
func leftBehind(command *exec.Cmd) bool {
	pid := command.Process.Pid
	return syscall.Kill(pid, 0) == syscall.ESRCH && syscall.Kill(-pid, 0) == nil
}
