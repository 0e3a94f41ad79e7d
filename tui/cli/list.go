package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
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
	said := *p.text
	said.Command.BadPageSize = c.Subcommands.BadListPageSize
	p.text = &said
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
	set.StringVarP(&l.output, "output", "o", "table", p.text.Results.Output)
	complete(cmd, "output", formats())
	set.BoolVar(&l.bom, "bom", false, c.Subcommands.Bom)
	set.BoolVar(&l.all, "all", false, c.Subcommands.AllPages)
	set.StringVar(&l.page, "page", "1", c.Subcommands.Page)
	words := c.Flags
	words.PageSize = c.Subcommands.ListPageSize
	f.declare(cmd, words, filterFlags, connectionFlags, commonFlags)
	f.pageSize = listPageSize // there is no window to fit
	set.Lookup("page-size").DefValue = f.pageSize
	return cmd
}

// listPageSize is how many scans list prints.
const listPageSize = "20"

// listQuery checks the flags of list and returns the query for its first page.
func (s *settings) listQuery(l listFlags, changed func(string) bool) (client.Query, error) {
	t := s.text.Command.Subcommands
	page, err := strconv.Atoi(l.page)
	s.checkWord("output", l.output, formats())
	if l.bom && l.output != "csv" {
		s.bad.add("bom", "%s", t.BomAlone)
	}
	if err != nil || page < 1 {
		s.bad.add("page", t.BadPage, brief(l.page))
	}
	if l.all && changed("page") {
		s.bad.add("page", t.Exclude, "--all", "--page")
	}
	if s.pageSize == autoSize {
		s.bad.add("page-size", t.BadListPageSize, autoSize)
	}
	q := s.options.Filter.Query(page, s.options.PageSize, s.text.Lang)
	if l.all && !changed("page-size") {
		q.PageSize = 100 // fewer requests
	}
	return q, s.bad.err()
}

// list prints scans, as they come.
func (s *settings) list(ctx context.Context, l listFlags, q client.Query) error {
	t := s.text.Command.Subcommands
	return s.call(ctx, func(ctx context.Context, c *client.Client) error {
		r := &retrier{ask: c.DescribeScans, wait: s.sys.wait, now: s.sys.now}
		watched := s.watched()
		if watched {
			r.tell = func(err error) { s.warn(phrase(s.explain(err)) + theme.Separator + t.ListKeepsAsking) }
		}
		p := &scanPrinter{settings: s, out: s.sys.Stdout, flags: l, width: s.terminalWidth()}
		if !l.all {
			return s.listPage(ctx, r, q, p, watched)
		}
		debug.SetGCPercent(listGCPercent)
		n, total, err := listAll(ctx, r.read, q, p.add)
		var failure *client.Error
		incomplete := errors.Is(err, errIncomplete)
		switch failed := errors.As(err, &failure); {
		case failed && n == 0, err != nil && !failed && !incomplete:
			return err
		case ctx.Err() != nil: // what was printed can be read all the same
		case failed:
			err = exitError{exitFailed, fmt.Sprintf(s.text.Results.ListBroken, phrase(s.explain(err)), n, total)}
		case incomplete:
			err = exitError{exitFailed, fmt.Sprintf(t.Incomplete, n, total)}
		}
		if ended := p.end(); ended != nil {
			return ended
		}
		return err
	})
}

// watched reports whether a person reads standard error.
func (s *settings) watched() bool {
	stderr, ok := s.sys.Stderr.(*os.File)
	return ok && term.IsTerminal(stderr.Fd())
}

// listPage prints one page. To a person it says which scans these are, if there are more.
func (s *settings) listPage(ctx context.Context, r *retrier, q client.Query, p *scanPrinter, watched bool) error {
	page, err := r.read(ctx, q)
	if err != nil {
		return err
	}
	for _, scan := range page.Scans {
		if err := p.add(scan); err != nil {
			return err
		}
	}
	if err := p.end(); err != nil {
		return err
	}
	n := len(page.Scans)
	if watched && page.Total > n && n > 0 {
		first := (q.Page-1)*cmp.Or(page.Size, q.PageSize) + 1
		s.say(fmt.Sprintf(s.text.Command.Subcommands.Position, first, first+n-1, page.Total))
	}
	return nil
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
