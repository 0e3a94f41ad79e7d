package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"scantop/client"
	"scantop/client/simulator"
	"scantop/tui"
)

// framesPerSecond bounds how often the screen is drawn. A frame leaves at most
// one of its periods after the key press that it answers.
const framesPerSecond = 60

// signalError tells that a signal ended the run.
type signalError struct{ signal syscall.Signal }

func (e signalError) Error() string { return e.signal.String() }

// exitCode follows the shell: 128 and the signal's number.
func (e signalError) exitCode() int { return 128 + int(e.signal) }

// run opens the screen and stays until the user leaves.
func (s *settings) run(ctx context.Context, sys System) error {
	observe, closeLog, err := s.openLog()
	if err != nil {
		return err
	}
	defer closeLog()
	c, source, disconnect, err := s.connect(observe)
	if err != nil {
		return usageError{err.Error()}
	}
	defer disconnect()
	if !term.IsTerminal(sys.Stdout.Fd()) {
		return errors.New(s.text.Command.NotATerminal)
	}

	ctx, stop := untilSignal(ctx)
	defer stop()
	s.options.Source = source
	var creator tui.Creator
	if !s.readOnly {
		creator = c
	}
	program := tea.NewProgram(tui.New(ctx, c, creator, s.options),
		tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFPS(framesPerSecond),
		tea.WithInput(sys.Stdin), tea.WithOutput(sys.Stdout), tea.WithEnvironment(s.env.screen()))
	_, err = program.Run()
	var signalled signalError
	switch {
	case errors.As(context.Cause(ctx), &signalled):
		return signalled
	case errors.Is(err, tea.ErrProgramPanic):
		return errors.New(s.text.Command.Panic)
	}
	return err
}

// connect returns a client for the service, or for an embedded simulator, and
// the words that say which it is.
func (s *settings) connect(observe func(client.Call)) (c *client.Client, source []string, disconnect func(), err error) {
	options := []client.Option{client.WithRegion(s.region), client.WithObserver(observe)}
	if s.demo {
		server, err := simulator.Start(simulator.Config{Seed: 1})
		if err != nil {
			return nil, nil, nil, err
		}
		c, err := client.New(append(options, client.WithEndpoint(server.URL), client.WithDirect(),
			client.WithStaticCredentials(server.AccessKeyID, server.AccessKeySecret, ""))...)
		return c, []string{s.text.Header.Demo, s.text.Header.DemoSource}, server.Close, err
	}
	options = append(options, client.WithEndpoint(s.endpoint))
	if s.profile != "" {
		options = append(options, client.WithProfile(s.profile))
		source = append(source, s.profile)
	}
	c, err = client.New(options...)
	if err != nil {
		return nil, nil, nil, err
	}
	return c, append(source, c.Host(), c.Region()), func() {}, nil
}

// untilSignal ends the context, with a signalError as its cause, when a signal
// asks the program to go. The terminal is restored on the way out.
func untilSignal(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	go func() {
		select {
		case received := <-signals:
			if number, ok := received.(syscall.Signal); ok {
				cancel(signalError{number})
			}
		case <-ctx.Done():
		}
	}()
	return ctx, func() { signal.Stop(signals); cancel(nil) }
}

// openLog returns what writes the debug log, one line for each call of the API.
func (s *settings) openLog() (observe func(client.Call), closeLog func(), err error) {
	if s.log == "" {
		return func(client.Call) {}, func() {}, nil
	}
	file, err := os.OpenFile(s.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err == nil {
		err = file.Chmod(0o600) // it may have been there before
	}
	if err != nil {
		var path *os.PathError
		reason := err.Error()
		if errors.As(err, &path) {
			reason = path.Err.Error()
		}
		return nil, nil, usageError{fmt.Sprintf(s.text.Command.BadLog, s.log, reason)}
	}
	return callLogger(file), func() { file.Close() }, nil
}
