package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/explain"
	"scantop/tui/order"
	"scantop/tui/text"
)

// program is what the commands beside the screen are made with.
type program struct {
	sys   System
	env   environment
	text  *text.Catalogue
	table order.Table // what a new scan can be given
}

// commandNames are the commands, as a complaint lists them.
func commandNames() []string { return []string{"new", "list", "watch", "simulate", "completion"} }

// command begins a command that has no screen.
func (p program) command(use string, help text.CommandHelp, args cobra.PositionalArgs, run func(*cobra.Command, []string) error) *cobra.Command {
	cmd := &cobra.Command{
		Use: use, Short: help.Short, Long: help.Long, Example: help.Example,
		Args: args, RunE: run, ValidArgsFunction: cobra.NoFileCompletions, DisableFlagsInUseLine: true,
	}
	cmd.Flags().SortFlags = false
	return cmd
}

// noArgs refuses arguments that are no flags.
func (p program) noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Sprintf(p.text.Command.Unexpected, brief(args[0]))}
	}
	return nil
}

// call has f talk to the service until it is done or a signal comes, which is
// then the error. Failures of calls become one line in the user's language.
func (s *settings) call(ctx context.Context, f func(context.Context, *client.Client) error) error {
	log, closeLog, err := s.openLog()
	if err != nil {
		return err
	}
	defer closeLog()
	c, _, disconnect, err := s.connect(logCalls(log))
	if err != nil {
		return err
	}
	defer disconnect()
	ctx, stop := untilSignal(ctx)
	defer stop()
	err = f(ctx, c)
	var signalled signalError
	var failure *client.Error
	switch {
	case errors.As(err, &failure) && errors.As(context.Cause(ctx), &signalled):
		return signalled
	case errors.As(err, &failure):
		return errors.New(s.explain(err))
	}
	return err
}

// explain is what went wrong and what to do, without the screen's keys.
func (s *settings) explain(err error) string {
	t := *s.text
	t.Errors.Credentials = t.Command.Subcommands.Credentials
	return theme.New(s.options.Theme).Fold(explain.Error(&t, err))
}
