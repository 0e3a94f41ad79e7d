//go:build !unix

package credentials

import "os/exec"

// detach does nothing where there are no sessions.
func detach(*exec.Cmd) {}

// endGroup ends a program. Without process groups, what it has started stays.
func endGroup(command *exec.Cmd) error { return command.Process.Kill() }

// leftBehind cannot tell without process groups.
func leftBehind(*exec.Cmd) bool { return false }
