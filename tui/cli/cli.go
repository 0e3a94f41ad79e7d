// Package cli is scantop's command line. It turns flags and environment variables into settings,
// runs the screen or a command with them, and returns an exit code.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"scantop/client/launch"
	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// The exit codes of every command. watch has more.
const (
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130
)

// System is what a run uses of the machine.
type System struct {
	Args    []string // without the program's name
	Environ []string // NAME=value
	Stdin   *os.File
	Stdout  *os.File
	Stderr  io.Writer

	sleep launch.Wait      // waits between two requests; nil means real time
	now   func() time.Time // nil means the real time
}

// wait waits for a duration, or until ctx ends.
func (s System) wait(ctx context.Context, d time.Duration) { _ = s.sleep(ctx, d) }

// usageError is returned for a command line that cannot be run.
type usageError struct{ message string }

// Error returns what is wrong with the command line.
func (e usageError) Error() string { return e.message }

// exitError ends the run with a certain exit code.
type exitError struct {
	code    int
	message string // "" prints nothing
}

// Error returns what happened.
func (e exitError) Error() string { return e.message }

// execute runs the command line, and returns the command that it names. "help list" is "list --help".
func (p program) execute(out io.Writer) (*cobra.Command, error) {
	var topics []string
	if args := p.sys.Args; len(args) > 0 && args[0] == "help" {
		topics = args[1:]
		p.sys.Args = append(slices.Clone(topics), "--help")
	}
	root := newCommand(p)
	if err := p.unknownHelp(root, topics); err != nil {
		return root, err
	}
	root.SetOut(out)
	root.SetArgs(p.sys.Args)
	return root.ExecuteContextC(context.Background())
}

// Main runs the command line and returns the exit code. Errors go to standard
// error, in one line.
func Main(sys System) int {
	if sys.sleep == nil {
		sys.sleep = launch.Sleep
	}
	if sys.now == nil {
		sys.now = time.Now
	}
	env := environment(sys.Environ)
	t := text.For(languageOf(sys.Args, env))
	p := program{sys, env, t, order.Parameters()}
	out := &output{File: sys.Stdout}
	surviveClosedPipes()
	cmd, err := p.execute(out)
	if out.err != nil {
		err = unwritten(t, out.err)
	}
	var usage usageError
	var signalled signalError
	var exit exitError
	complain := func(said string) { fmt.Fprintln(sys.Stderr, "scantop: "+theme.New(p.look(cmd)).Fold(said)) }
	switch {
	case err == nil:
		return 0
	case errors.Is(err, tea.ErrInterrupted):
		return exitInterrupted
	case errors.As(err, &signalled):
		return signalled.exitCode()
	case errors.As(err, &exit):
		if exit.message != "" {
			complain(safe.Clean(exit.message))
		}
		return exit.code
	case errors.As(err, &usage):
		complain(fmt.Sprintf(t.Command.Usage, usage.message, cmd.CommandPath()))
		return exitUsage
	default:
		complain(safe.Clean(err.Error())) // it may quote names of AVDS
		return exitFailed
	}
}
