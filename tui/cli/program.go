package cli

import (
	"context"
	"errors"
	"log/slog"

	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/explain"
	"scantop/tui/order"
	"scantop/tui/text"
)

// program is what the commands are made with.
type program struct {
	sys   System
	env   environment
	text  *text.Catalogue
	table order.Table // what a new scan can be given
}

// commandNames are the commands, as a complaint lists them.
func commandNames() []string { return []string{"new", "list", "watch", "simulate", "completion"} }

// command begins a command.
func (p program) command(use string, help text.CommandHelp, args cobra.PositionalArgs) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: help.Short, Long: help.Long, Example: help.Example,
		Args: args, ValidArgsFunction: cobra.NoFileCompletions, DisableFlagsInUseLine: true,
	}
}

// connected has f talk to the service until it is done, or a signal comes that ends
// its context. Calls of the API go to the log.
func (s *settings) connected(ctx context.Context, f func(context.Context, *client.Client, *slog.Logger) error) error {
	log, closeLog, err := s.openLog()
	if err != nil {
		return err
	}
	defer closeLog()
	c, disconnect, err := s.connect(client.WithObserver(logCalls(log)))
	if err != nil {
		return err
	}
	defer disconnect()
	ctx, stop := untilSignal(ctx)
	defer stop()
	return f(ctx, c, log)
}

// call is connected for a command without a screen. A failure after a signal is
// the signal's; any other becomes one line in the user's language.
func (s *settings) call(ctx context.Context, f func(context.Context, *client.Client) error) error {
	return s.connected(ctx, func(ctx context.Context, c *client.Client, _ *slog.Logger) error {
		err := f(ctx, c)
		var signalled signalError
		var failure *client.Error
		switch {
		case !errors.As(err, &failure):
			return err
		case errors.As(context.Cause(ctx), &signalled):
			return signalled
		}
		return errors.New(phrase(s.explain(err)))
	})
}

// explain is what went wrong and what to do, without the screen's keys.
func (s *settings) explain(err error) string {
	t := *s.text
	t.Errors.Credentials = t.Command.Subcommands.Credentials
	return theme.New(s.options.Theme).Fold(explain.Error(&t, err))
}
