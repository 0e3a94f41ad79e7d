//go:build unix

package terminal

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/termios"
	"golang.org/x/sys/unix"
)

// stopLimit is how long to wait for SIGTSTP to stop the process. Without a shell that has job
// control, as in a window of tmux that runs scantop itself, it never does.
const stopLimit = 200 * time.Millisecond

// keepRunning ignores SIGTTOU, which would stop the program if it restores the terminal in
// the background.
func keepRunning() { signal.Ignore(syscall.SIGTTOU) }

// inheritSignals undoes keepRunning, because a new process inherits ignored signals.
func inheritSignals() { signal.Reset(syscall.SIGTTOU) }

// watchSignals sends a message when the terminal has a new size, and when the program
// continues after another process stopped it. It works until ctx ends.
func (s *screen) watchSignals(ctx context.Context, send func(tea.Msg)) {
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, syscall.SIGWINCH, syscall.SIGCONT)
	s.stopping.Go(func() {
		defer signal.Stop(signals)
		for {
			select {
			case <-ctx.Done():
				return
			case received := <-signals:
				switch {
				case received == syscall.SIGWINCH:
					width, height := s.size()
					send(tea.WindowSizeMsg{Width: width, Height: height})
				case !s.isOpen(): // the program stopped itself, and stop waits for the signal
					select {
					case s.continued <- received:
					default:
					}
				case sleep(ctx, signalLimit) && (s.inForeground() || s.stop(ctx, signals)):
					send(tea.ResumeMsg{})
				}
			}
		}
	})
}

// suspendJob stops this job while the terminal is not in use. See stop for its result.
func (s *screen) suspendJob(ctx context.Context) bool {
	select {
	case <-s.continued: // one of before, such as of an editor that was stopped
	default:
	}
	return s.stop(ctx, s.continued)
}

// stop stops all processes of this job, as ctrl+z does in other programs, so that the shell
// gets the terminal. It returns true when the job is continued in the foreground, and has taken
// that SIGCONT from the channel. If ctx ends before, it continues the job, which other processes
// may belong to, and returns false.
func (s *screen) stop(ctx context.Context, continued <-chan os.Signal) bool {
	defer func() {
		if ctx.Err() != nil {
			_ = syscall.Kill(0, syscall.SIGCONT)
		}
	}()
	for ctx.Err() == nil {
		_ = syscall.Kill(0, syscall.SIGTSTP) // the process goes on below if nothing stops it
		waitContinued(ctx, continued)
		if ctx.Err() == nil && s.inForeground() {
			return true
		}
		sleep(ctx, signalLimit) // bg continued the job, so it stops again until fg
	}
	return false
}

// waitContinued waits for a signal while this process runs for stopLimit. A single timer would
// end while the process is stopped, and before the signal that continues it.
func waitContinued(ctx context.Context, continued <-chan os.Signal) {
	const steps = 10
	for range steps {
		select {
		case <-continued:
			return
		case <-time.After(stopLimit / steps):
		case <-ctx.Done():
			return
		}
	}
}

// inForeground reports whether this job may change the settings of the terminal. A background
// job that tries is stopped, or overwrites the settings of the shell.
func (s *screen) inForeground() bool {
	job, err := unix.IoctlGetInt(int(s.in.Fd()), unix.TIOCGPGRP)
	return err != nil || job == unix.Getpgrp() // the error means that this terminal has no jobs
}

// keepsColumn reports whether LF reaches the terminal as it is. The line of a terminal
// that is not in raw mode puts CR before it; a file changes nothing.
func keepsColumn(out *os.File) bool {
	settings, err := termios.GetTermios(int(out.Fd()))
	return err != nil || settings.Oflag&unix.OPOST == 0
}
