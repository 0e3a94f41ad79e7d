//go:build unix

package client

import (
	"os/exec"
	"syscall"
)

// detach gives a program a session of its own: it has no terminal, and when
// its time is up it ends together with all that it has started.
func detach(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
}
