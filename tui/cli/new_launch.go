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

// described is a scan to be launched, and the entries of a form that describe it.
type described struct {
	spec    client.Spec
	entries map[string]string
}

// launch sends a scan, once, and prints its ScanId. Whoever wrote --yes was
// asked everything that there is to ask. That it is sent is on disk before it is,
// or it is said why not. After an unclear end the scan is looked for, which takes
// up to launch.Limit and is said.
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
		err = s.report(ctx, outcome) // whatever becomes of the record
		settle(outcome)
		return err
	})
}

// report prints the ScanId, or is the error that says what became of the launch.
func (s *settings) report(ctx context.Context, o launch.Outcome) error {
	t := s.text.Command.Subcommands
	if o.State != launch.Created {
		return s.launchFailed(ctx, o)
	}
	if len(o.Similar) > 0 {
		fmt.Fprintf(s.sys.Stderr, "scantop: "+t.Twice+"\n", safe.Clean(strings.Join(o.Similar, " ")))
	}
	if !isScanID(o.ID) { // as an argument of another command, it could do anything
		return exitError{exitFailed, fmt.Sprintf(t.LaunchedNoID, brief(o.ID))}
	}
	if err := s.write(s.sys.Stdout, o.ID+"\n"); err != nil {
		return exitError{exitFailed, fmt.Sprintf(t.LaunchedUnseen, o.ID)}
	}
	return nil
}

// launchFailed says whether the scan may exist all the same, and then what to
// do before it is sent again. A signal must not hide that.
func (s *settings) launchFailed(ctx context.Context, o launch.Outcome) error {
	code, fold := exitFailed, theme.New(s.options.Theme).Fold
	var signalled signalError
	if errors.As(context.Cause(ctx), &signalled) {
		code = signalled.exitCode()
	}
	if o.State == launch.NotCreated {
		return exitError{code, phrase(s.text.Sentences(fold(explain.NotCreated(s.text, o)), s.explain(o.Err)))}
	}
	check := "scantop list"
	if len(o.Similar) == 0 { // else they may have other names
		check += " --search " + quote(o.Name)
	}
	check += s.options.Connection.Flags()
	why := func(err error) string { return phrase(s.explain(err)) }
	said := s.text.Sentences(explain.Ending(s.text, o.Err), explain.Unclear(s.text, o, why),
		fmt.Sprintf(s.text.Command.Subcommands.MayExist, check))
	return exitError{code, fold(small(said))}
}

// quote is a text as one word of a shell.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
