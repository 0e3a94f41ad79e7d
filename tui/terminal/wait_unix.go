//go:build unix

package terminal

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// wait waits until a command ends. Editors stop the whole job at ctrl+z. If the command has
// stopped alone, wait stops the job, because otherwise nobody would have the terminal.
func (s *screen) wait(ctx context.Context, cmd *exec.Cmd) error {
	defer cmd.Process.Release()                                   //nolint:errcheck // it has ended
	const still = unix.WUNTRACED | unix.WCONTINUED | unix.WNOHANG // finds no change in what stays stopped
	for options := unix.WUNTRACED; ; {
		status, changed, err := next(cmd, options)
		options = unix.WUNTRACED
		switch {
		case err != nil, status.Exited() && changed, status.Signaled():
			return errors.Join(err, failure(status))
		case status.Stopped():
			// If the whole job stops, this process does so in the first pause, and the command is
			// continued before the second one ends.
			sleep(ctx, signalLimit)
			sleep(ctx, signalLimit)
			options = still
		case !changed && s.suspendJob(ctx):
			_ = cmd.Process.Signal(syscall.SIGCONT) // nothing else does if nothing stops this job
		}
	}
}

// next returns the next change of a command, and whether there was one.
func next(cmd *exec.Cmd, options int) (status unix.WaitStatus, changed bool, err error) {
	for {
		pid, err := unix.Wait4(cmd.Process.Pid, &status, options, nil)
		if !errors.Is(err, unix.EINTR) {
			return status, pid > 0, err
		}
	}
}

// failure returns why a command has failed that has ended, in the words of exec.ExitError.
func failure(status unix.WaitStatus) error {
	switch {
	case status.Signaled():
		return fmt.Errorf("signal: %v", status.Signal())
	case status.ExitStatus() > 0:
		return exitStatus(status.ExitStatus())
	}
	return nil
}

// exitStatus is the error of a command that ended with a status other than 0.
type exitStatus int

func (e exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// ExitCode returns the status, like exec.ExitError.
func (e exitStatus) ExitCode() int { return int(e) }
