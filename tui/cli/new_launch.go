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
	"scantop/tui"
	"scantop/tui/state"
)

// order is a scan to be launched, and the entries of a form that describe it.
type order struct {
	spec    client.Spec
	entries map[string]string
}

// launch sends a scan, once, and prints its ScanId. Whoever wrote --yes was
// asked everything that there is to ask. After an unclear end the scan is looked
// for, which takes up to launch.Patience and is said.
func (s *settings) launch(ctx context.Context, sys System, o order) error {
	t := s.text.Command.More
	sleep := sys.sleep
	if sleep == nil {
		sleep = launch.Sleep
	}
	if warning := tui.Warning(s.text, o.spec); warning != "" {
		fmt.Fprintln(sys.Stderr, "scantop: "+theme.New(s.options.Theme).Fold(warning))
	}
	said := false
	wait := func(ctx context.Context, d time.Duration) error {
		if !said {
			said = true
			fmt.Fprintln(sys.Stderr, "scantop: "+theme.New(s.options.Theme).Fold(s.text.Form.Looking))
		}
		return sleep(ctx, d)
	}
	return s.call(ctx, func(ctx context.Context, c *client.Client) error {
		outcome := launch.Run(ctx, c, o.spec, wait)
		if outcome.State != launch.Created {
			return s.launchFailed(ctx, outcome)
		}
		if len(outcome.Similar) > 0 {
			fmt.Fprintf(sys.Stderr, "scantop: "+t.Twice+"\n", tui.Clean(strings.Join(outcome.Similar, " ")))
		}
		err := s.write(sys.Stdout, tui.Clean(outcome.ID)+"\n") // whatever becomes of the rest
		rememberLaunch(s.env, s.flags, state.Launch{At: s.options.Now(), ScanID: outcome.ID, Entries: o.entries})
		if err != nil {
			return exitError{exitFailed, fmt.Sprintf(t.LaunchedUnseen, tui.Clean(outcome.ID))}
		}
		return nil
	})
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
		return exitError{code, fold(tui.NotCreated(s.text, o)) + " " + s.explain(o.Err)}
	}
	check := "scantop list --search " + quote(o.Name) + s.options.Connection.Flags()
	said := tui.ExplainDoubt(s.text, o.Err) + tui.WhyUnclear(s.text, o, s.explain) + " "
	return exitError{code, fold(said + fmt.Sprintf(s.text.Command.More.MayExist, check))}
}

// quote is a text as one word of a shell.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
