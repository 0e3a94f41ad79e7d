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

// program is what all commands use: the system, the language, and the table of parameters.
type program struct {
	sys   System
	env   environment
	text  *text.Catalogue
	table order.Table // the parameters of a new scan
}

// commandNames returns the names of the commands, in the order in which errors list them.
func commandNames() []string {
	return []string{"new", "list", "get", "runs", "findings", "report", "watch", "simulate", "completion"}
}

// command returns a command without flags.
func (p program) command(use string, help text.CommandHelp, args cobra.PositionalArgs) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: help.Short, Long: help.Long, Example: help.Example,
		Args: args, ValidArgsFunction: cobra.NoFileCompletions, DisableFlagsInUseLine: true,
	}
}

// connected runs f with a client. A signal ends the context of f. The calls of the API are logged.
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

// call runs f with a client, for a command without a screen. If a signal made f fail, the error is a
// signalError. Every other failure of a request becomes one line in the user's language.
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

// explain returns what went wrong and what to do. It names no keys, because there is no screen.
func (s *settings) explain(err error) string {
	t := *s.text
	t.Errors.Credentials = t.Command.Subcommands.Credentials
	return theme.New(s.options.Theme).Fold(explain.Error(&t, err))
}
