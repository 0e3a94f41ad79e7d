package terminal

import (
	"context"
	"errors"
	"math"
	"os/exec"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// LendMsg lends the terminal to another program, such as an editor, until that ends. Then the
// terminal is taken back, the model receives its size, a tea.ResumeMsg and what Done returns.
// Done is always called, also if the program ends before. tea.ExecProcess is not used: it stops
// the event loop, so that nothing could end the program while the other one runs.
type LendMsg struct {
	Cmd  *exec.Cmd               // its input and outputs become the terminal
	Done func(err error) tea.Msg // takes why Cmd failed, with ExitCode if it ended; may wait for files
}

// errInUse is the error of a LendMsg that comes while the terminal is lent or given back.
var errInUse = errors.New("the terminal is in use")

// lentUntil is the time, in nanoseconds since 1970, before which signals of the keyboard are
// meant for another program.
var lentUntil atomic.Int64

// Lent reports whether another program has the terminal. SIGINT and SIGQUIT, which the terminal
// sends to the whole job, are then meant for that program.
func Lent() bool { return time.Now().UnixNano() < lentUntil.Load() }

// endLoan makes Lent return false after signalLimit, in which a signal of the keyboard may still
// arrive that ended the other program.
func endLoan() {
	if Lent() {
		lentUntil.Store(time.Now().Add(signalLimit).UnixNano())
	}
}

// lendTo runs the command of a loan on the terminal, which was cleared before.
func (s *screen) lendTo(ctx context.Context, loan LendMsg, send func(tea.Msg)) {
	lentUntil.Store(math.MaxInt64)
	s.release()
	loan.Cmd.Stdin, loan.Cmd.Stdout, loan.Cmd.Stderr = s.in, s.out, s.out
	back := loan.Done(s.runUntil(ctx, loan.Cmd))
	if ctx.Err() == nil {
		send(tea.ResumeMsg{})
	}
	send(back)
}

// killLimit is how long a command may take to end after SIGTERM.
const killLimit = endLimit / 4

// runUntil runs a command. If ctx ends before, it ends the command.
func (s *screen) runUntil(ctx context.Context, cmd *exec.Cmd) error {
	inheritSignals()
	err := cmd.Start()
	keepRunning()
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		time.Sleep(killLimit)
		_ = cmd.Process.Kill() // an error if it has ended
	})()
	return s.wait(ctx, cmd)
}
