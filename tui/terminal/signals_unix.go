//go:build unix

package terminal

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
)

const (
	// stopLimit is how long the kernel has to stop the program. Where no shell with
	// job control is above it, as in a window of tmux, it never does.
	stopLimit = 200 * time.Millisecond
	// signalLimit is how long a signal may take that came with SIGCONT, as a shell
	// sends both to end a job that is stopped.
	signalLimit = 100 * time.Millisecond
)

// keepRunning has the kernel not stop the program while it gives the terminal
// back from the background, as when it ends there.
func keepRunning() { signal.Ignore(syscall.SIGTTOU) }

// watchSignals sends a message whenever the terminal has another size, and when
// the program continues that was stopped from outside, until ctx ends.
func (s *screen) watchSignals(ctx context.Context, send func(tea.Msg)) {
	came := make(chan os.Signal, 2)
	signal.Notify(came, syscall.SIGWINCH, syscall.SIGCONT)
	go func() {
		defer signal.Stop(came)
		for {
			select {
			case <-ctx.Done():
				return
			case which := <-came:
				switch {
				case which == syscall.SIGWINCH:
					width, height := s.size()
					send(tea.WindowSizeMsg{Width: width, Height: height})
				case s.isOpen() && sleep(ctx, signalLimit) && (s.inForeground() || s.stop(ctx)): // else stop waits for it
					send(tea.ResumeMsg{})
				}
			}
		}
	}()
}

// stop leaves the terminal to the shell: it stops the processes of this job, as
// ctrl+z does elsewhere. It returns true when they have the terminal again, and
// false when ctx ends before.
func (s *screen) stop(ctx context.Context) bool {
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	for ctx.Err() == nil {
		_ = syscall.Kill(0, syscall.SIGTSTP) // what is not stopped goes on below
		select {
		case <-continued:
		case <-time.After(stopLimit):
		case <-ctx.Done():
			return false
		}
		if s.inForeground() {
			return true
		}
		sleep(ctx, signalLimit) // in the background it stops again, or fg would not continue it
	}
	return false
}

// inForeground reports whether the terminal takes settings from this job. From
// another one the kernel stops it, or the shell's settings are lost.
func (s *screen) inForeground() bool {
	job, err := unix.IoctlGetInt(int(s.in.Fd()), unix.TIOCGPGRP)
	return err != nil || job == unix.Getpgrp() // an error: it is no terminal that has jobs
}
