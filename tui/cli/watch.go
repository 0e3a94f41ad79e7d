package cli

import (
	"context"
	"math/rand/v2"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/theme"
)

// Exit codes that only watch has.
const (
	exitBad  = 3 // a scan was aborted, invalid or disabled
	exitLost = 4 // a scan was lost: its status is unknown
)

// watch returns the command that watches scans until they end.
func (p program) watch() *cobra.Command {
	var f flags
	var failOn string
	c := p.text.Command
	cmd := p.command("watch [flags] [--] SCAN_ID…", c.Subcommands.Watch, p.scanIDs)
	cmd.RunE = func(cmd *cobra.Command, ids []string) error {
		s := f.read(cmd.Flags().Changed, p)
		if cmd.Flags().Changed("fail-on") {
			s.checkWord("fail-on", failOn, gates())
		}
		if err := s.bad.err(); err != nil {
			return err
		}
		s.reportZone()
		return s.watch(cmd.Context(), ids, failOn)
	}
	cmd.Flags().StringVar(&failOn, "fail-on", "", p.text.Results.WatchFailOn)
	complete(cmd, "fail-on", gates())
	p.completeScanIDs(cmd, &f, true)
	f.declare(cmd, c.Flags, "interval", connectionFlags, commonFlags)
	return cmd
}

// isScanID reports whether a text can be a ScanId. Documented are 19 digits; up to 32 are accepted.
func isScanID(s string) bool {
	return s != "" && len(s) <= 32 && strings.Trim(s, "0123456789") == ""
}

// watch watches scans until they end. Its error has the exit code for their statuses.
func (s *settings) watch(ctx context.Context, ids []string, failOn string) error {
	return s.call(ctx, func(ctx context.Context, c *client.Client) error {
		w := newWatcher(s, ids, rand.Float64)
		w.ask, w.wait, w.now, w.print = c.DescribeScans, s.sys.wait, s.sys.now, s.printer(len(ids))
		w.complain = s.warn
		if _, live := w.print.(*livePrinter); live {
			w.complain = func(string) {} // livePrinter shows failures itself; other output would damage its lines
		}
		if err := w.run(ctx); err != nil || failOn == "" {
			return err
		}
		r := results{s, s.retrying(c), s.text.Results}
		return r.explained(r.gate(ctx, w.scans, failOn))
	})
}

// printer returns a printer that updates lines in place on a terminal, or one that prints a line for each
// change.
func (s *settings) printer(lines int) printer {
	plain := &linePrinter{settings: s, out: s.sys.Stdout}
	if !term.IsTerminal(s.sys.Stdout.Fd()) || s.env.get("TERM") == "dumb" {
		return plain
	}
	width, height, err := term.GetSize(s.sys.Stdout.Fd())
	if err != nil || width < 20 || height < lines+2 {
		return plain
	}
	current := func() int {
		if now, _, err := term.GetSize(s.sys.Stdout.Fd()); err == nil && now > 0 {
			width = now
		}
		return width
	}
	return &livePrinter{settings: s, th: theme.New(s.options.Theme), out: s.sys.Stdout, width: current}
}
