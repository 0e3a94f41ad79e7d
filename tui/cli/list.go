package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/theme"
)

// listFlags holds the flags that only list has.
type listFlags struct {
	output, page string // as written
	all, bom     bool
}

// list returns the command that prints scans.
func (p program) list() *cobra.Command {
	f, l := flags{}, listFlags{}
	c := p.text.Command
	cmd := p.command("list [flags]", c.Subcommands.List, p.noArgs)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s := f.read(cmd.Flags().Changed, p)
		query, err := s.listQuery(l, cmd.Flags().Changed)
		if err != nil {
			return err
		}
		if l.output == "table" { // the other formats print UTC
			s.reportZone()
		}
		return s.list(cmd.Context(), l, query)
	}
	set := cmd.Flags()
	set.StringVarP(&l.output, "output", "o", "table", c.Subcommands.Output)
	set.BoolVar(&l.bom, "bom", false, c.Subcommands.Bom)
	set.BoolVar(&l.all, "all", false, c.Subcommands.AllPages)
	set.StringVar(&l.page, "page", "1", c.Subcommands.Page)
	f.declare(cmd, c.Flags, filterFlags, connectionFlags, commonFlags)
	return cmd
}

// listQuery checks the flags of list and returns the query for its first page.
func (s *settings) listQuery(l listFlags, changed func(string) bool) (client.Query, error) {
	t := s.text.Command.Subcommands
	page, err := strconv.Atoi(l.page)
	s.checkChoice("output", l.output, t)
	if l.bom && l.output != "csv" {
		s.bad.add("bom", "%s", t.BomAlone)
	}
	if err != nil || page < 1 {
		s.bad.add("page", t.BadPage, brief(l.page))
	}
	if l.all && changed("page") {
		s.bad.add("page", t.Exclude, "--all", "--page")
	}
	q := s.options.Filter.Query(page, s.options.PageSize, s.text.Lang)
	if l.all && !changed("page-size") {
		q.PageSize = 100 // fewer requests
	}
	return q, s.bad.err()
}

// list prints scans.
func (s *settings) list(ctx context.Context, l listFlags, q client.Query) error {
	t := s.text.Command.Subcommands
	return s.call(ctx, func(ctx context.Context, c *client.Client) error {
		r := &retrier{ask: c.DescribeScans, wait: s.sys.wait, now: s.sys.now}
		if stderr, ok := s.sys.Stderr.(*os.File); ok && term.IsTerminal(stderr.Fd()) { // a person is waiting
			r.tell = func(err error) { s.warn(phrase(s.explain(err)) + theme.Separator + t.ListKeepsAsking) }
		}
		page, err := l.read(ctx, r, q)
		incomplete := errors.Is(err, errIncomplete)
		switch {
		case errors.Is(err, errTooMany):
			return fmt.Errorf(t.TooMany, len(page.Scans))
		case err != nil && !incomplete:
			return err
		}
		width := s.terminalWidth()
		if err := s.write(s.sys.Stdout, s.printed(l, page.Scans, width)); err != nil {
			return err
		}
		switch more := page.Total > len(page.Scans); {
		case incomplete:
			return exitError{exitFailed, fmt.Sprintf(t.Incomplete, len(page.Scans), page.Total)}
		case width > 0 && more && !l.all && l.output == "table" && len(page.Scans) > 0:
			first := (q.Page-1)*cmp.Or(page.Size, q.PageSize) + 1
			fmt.Fprintf(s.sys.Stderr, t.Position+"\n", first, first+len(page.Scans)-1, page.Total)
		}
		return nil
	})
}

// printed returns scans in the format of --output.
func (s *settings) printed(l listFlags, scans []client.Scan, width int) string {
	switch {
	case l.output == "json":
		return scansJSON(scans)
	case l.bom:
		return byteOrderMark + scansCSV(scans)
	case l.output == "csv":
		return scansCSV(scans)
	}
	return s.table(scans, width)
}

// read reads the page of a query, or with --all every scan. With errIncomplete and errTooMany it also
// returns the scans that it read.
func (l listFlags) read(ctx context.Context, r *retrier, q client.Query) (*client.Page, error) {
	if !l.all {
		return r.read(ctx, q)
	}
	return listAll(ctx, r.read, q)
}

// terminalWidth is the width of standard output in cells, 0 where it is no terminal or
// its width is not known.
func (s *settings) terminalWidth() int {
	width := 0
	if term.IsTerminal(s.sys.Stdout.Fd()) {
		width, _, _ = term.GetSize(s.sys.Stdout.Fd())
	}
	return width
}
