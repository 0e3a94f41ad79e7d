//go:build !unix

package credentials

import "os/exec"

// detach does nothing: this system has no sessions.
func detach(*exec.Cmd) {}

// endGroup kills a program. Without process groups, its children keep running.
func endGroup(command *exec.Cmd) error { return command.Process.Kill() }

// leftBehind returns false: without process groups, it cannot find children.
func leftBehind(*exec.Cmd) bool { return false }
