package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"scantop/client"
	"scantop/client/launch"
	"scantop/theme"
	"scantop/tui/explain"
	"scantop/tui/order"
	"scantop/tui/safe"
)

// described is a scan to launch, and the values of the form that describe it.
type described struct {
	spec    client.Spec
	entries map[string]string
}

// launch sends a scan once and prints its ScanId. It saves a record before it sends the request, and
// launches with a warning if that fails. If the result is unclear, it prints so and looks for the scan in
// the list, for up to launch.Limit.
func (s *settings) launch(ctx context.Context, o described) error {
	t := s.text.Command.Subcommands
	if warning := order.Warning(s.text, o.spec); warning != "" {
		s.warn(warning)
	}
	said := false
	wait := func(ctx context.Context, d time.Duration) error {
		if !said {
			said = true
			s.warn(s.text.Form.Looking)
		}
		return s.sys.sleep(ctx, d)
	}
	return s.call(ctx, func(ctx context.Context, c *client.Client) error {
		settle, err := s.record(o)
		if err != nil {
			s.warn(fmt.Sprintf(t.Unrecorded, explain.State(s.text, err)))
		}
		outcome := launch.Run(ctx, c, o.spec, wait)
		err = s.report(ctx, outcome) // before the record, which may fail
		settle(outcome)
		return err
	})
}

// report prints the ScanId of a created scan, or returns the error that tells how the launch ended.
func (s *settings) report(ctx context.Context, o launch.Outcome) error {
	t := s.text.Command.Subcommands
	if o.State != launch.Created {
		return s.launchFailed(ctx, o)
	}
	if len(o.Similar) > 0 {
		s.warn(fmt.Sprintf(t.Twice, safe.Clean(strings.Join(o.Similar, " "))))
	}
	if !isScanID(o.ID) { // as an argument of another command, it could do anything
		return exitError{exitFailed, fmt.Sprintf(t.LaunchedNoID, brief(o.ID))}
	}
	if err := s.write(s.sys.Stdout, o.ID+"\n"); err != nil {
		return exitError{exitFailed, fmt.Sprintf(t.LaunchedUnseen, o.ID)}
	}
	return nil
}

// launchFailed returns the error of a launch without a ScanId. If the scan may exist, it says how to
// check that before the next launch. A signal changes only the exit code, because the message matters more.
func (s *settings) launchFailed(ctx context.Context, o launch.Outcome) error {
	code, fold := exitFailed, theme.New(s.options.Theme).Fold
	if signalled, ok := errors.AsType[signalError](context.Cause(ctx)); ok {
		code = signalled.exitCode()
	}
	if o.State == launch.NotCreated {
		return exitError{code, phrase(s.text.Sentences(fold(explain.NotCreated(s.text, o)), s.explain(o.Err)))}
	}
	check := "scantop list"
	if len(o.Similar) == 0 { // similar scans may have other names
		check += " --search " + quote(o.Name)
	}
	check += s.options.Connection.Flags()
	why := func(err error) string { return phrase(s.explain(err)) }
	said := s.text.Sentences(explain.Ending(s.text, o.Err), explain.Unclear(s.text, o, why),
		fmt.Sprintf(s.text.Command.Subcommands.MayExist, check))
	return exitError{code, fold(small(said))}
}

// quote returns a text as a single word of a shell.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
