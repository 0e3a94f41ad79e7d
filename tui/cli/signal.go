package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// signalError tells that a signal ended the run.
type signalError struct{ signal syscall.Signal }

// Error names the signal.
func (e signalError) Error() string { return e.signal.String() }

// exitCode follows the shell: 128 and the signal's number.
func (e signalError) exitCode() int { return 128 + int(e.signal) }

// untilSignal ends the context, with a signalError as its cause, when a signal
// asks the program to go. The terminal is restored on the way out.
func untilSignal(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	go func() {
		select {
		case received := <-signals:
			signal.Stop(signals) // a second one need not wait for an orderly end
			if number, ok := received.(syscall.Signal); ok {
				cancel(signalError{number})
			}
		case <-ctx.Done():
		}
	}()
	return ctx, func() { signal.Stop(signals); cancel(nil) }
}
