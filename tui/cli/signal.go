package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"scantop/tui/terminal"
)

// signalError is returned when a signal ends the run.
type signalError struct{ signal syscall.Signal }

// Error returns the name of the signal.
func (e signalError) Error() string { return e.signal.String() }

// exitCode returns 128 plus the number of the signal, as shells do.
func (e signalError) exitCode() int { return 128 + int(e.signal) }

// untilSignal returns a context that a signal cancels, with a signalError as its cause. The program then
// ends in order, which restores the terminal. While another program has the terminal, signals of the
// keyboard are meant for that program.
func untilSignal(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	go func() {
		for ctx.Err() == nil {
			select {
			case received := <-signals:
				if terminal.Lent() && (received == syscall.SIGINT || received == syscall.SIGQUIT) {
					continue
				}
				signal.Stop(signals) // a second signal ends the program at once
				if number, ok := received.(syscall.Signal); ok {
					cancel(signalError{number})
				}
			case <-ctx.Done():
			}
		}
	}()
	return ctx, func() { signal.Stop(signals); cancel(nil) }
}
