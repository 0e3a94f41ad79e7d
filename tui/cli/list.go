package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/theme"
)

// listFlags are the flags of list beside those that it shares.
type listFlags struct {
	output, page string // as written
	all, bom     bool
}

// list is the command that prints scans.
func (p program) list() *cobra.Command {
	f, l := defaults(), listFlags{}
	c := p.text.Command
	cmd := p.command("list [flags]", c.Subcommands.List, p.noArgs, nil)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s := f.read(cmd.Flags().Changed, p.env, p.text)
		query, err := s.listQuery(l, cmd.Flags().Changed)
		if err != nil {
			return err
		}
		if l.output == "table" { // the other formats have UTC anyway
			p.reportZone(s)
		}
		return s.list(cmd.Context(), p.sys, l, query)
	}
	set := cmd.Flags()
	set.StringVarP(&l.output, "output", "o", "table", c.Subcommands.Output)
	set.BoolVar(&l.bom, "bom", false, c.Subcommands.Bom)
	set.BoolVar(&l.all, "all", false, c.Subcommands.AllPages)
	set.StringVar(&l.page, "page", "1", c.Subcommands.Page)
	f.registerFilters(set, c.Flags)
	f.registerConnection(set, c.Flags)
	f.registerCommon(set, c.Flags)
	completeFlags(cmd)
	return cmd
}

// listQuery checks what is list's own as well, and is the query for the first page.
func (s *settings) listQuery(l listFlags, changed func(string) bool) (client.Query, error) {
	t := s.text.Command.Subcommands
	page, err := strconv.Atoi(l.page)
	if !slices.Contains(outputs(), l.output) {
		s.bad.add("output", t.BadOutput, brief(l.output), strings.Join(outputs(), ", "))
	}
	if l.bom && l.output != "csv" {
		s.bad.add("bom", "%s", t.BomAlone)
	}
	if err != nil || page < 1 {
		s.bad.add("page", t.BadPage, brief(l.page))
	}
	if l.all && changed("page") {
		s.bad.add("page", "%s", t.AllOrOne)
	}
	o := s.options
	q := client.Query{
		Page: page, PageSize: o.PageSize, Statuses: o.Statuses, Type: o.Type, Trigger: o.Trigger, Search: o.Search, Lang: s.text.Lang,
	}
	if l.all && !changed("page-size") {
		q.PageSize = 100 // fewer requests
	}
	return q, s.bad.err()
}

// outputs are the formats of list.
func outputs() []string { return []string{"table", "json", "csv"} }

// list prints scans.
func (s *settings) list(ctx context.Context, sys System, l listFlags, q client.Query) error {
	return s.call(ctx, func(ctx context.Context, c *client.Client) error {
		r := &retrier{ask: c.DescribeScans, wait: sys.wait, now: sys.now}
		if stderr, ok := sys.Stderr.(*os.File); ok && term.IsTerminal(stderr.Fd()) { // somebody waits
			r.tell = func(err error) {
				said := s.explain(err) + theme.Separator + s.text.Command.Subcommands.ListKeepsAsking
				fmt.Fprintln(stderr, "scantop: "+theme.New(s.options.Theme).Fold(said))
			}
		}
		page, err := l.read(ctx, r, q)
		incomplete := errors.Is(err, errIncomplete)
		switch {
		case errors.Is(err, errTooMany):
			return fmt.Errorf(s.text.Command.Subcommands.TooMany, len(page.Scans))
		case err != nil && !incomplete:
			return err
		}
		width := 0
		if term.IsTerminal(sys.Stdout.Fd()) {
			width, _, _ = term.GetSize(sys.Stdout.Fd()) // 0: not known, nothing is cut
		}
		var text string
		switch l.output {
		case "json":
			text = scansJSON(page.Scans)
		case "csv":
			text = scansCSV(page.Scans)
			if l.bom {
				text = byteOrderMark + text
			}
		default:
			text = s.table(page.Scans, width)
		}
		if err := s.write(sys.Stdout, text); err != nil {
			return err
		}
		more := page.Total > len(page.Scans)
		switch {
		case incomplete:
			return exitError{exitFailed, fmt.Sprintf(s.text.Command.Subcommands.Incomplete, len(page.Scans), page.Total)}
		case width > 0 && more && !l.all && l.output == "table" && len(page.Scans) > 0:
			s.position(sys.Stderr, page, q)
		}
		return nil
	})
}

// read asks for the page or for all scans. What was read is returned beside
// errIncomplete and errTooMany too.
func (l listFlags) read(ctx context.Context, r *retrier, q client.Query) (*client.Page, error) {
	if !l.all {
		return r.read(ctx, q)
	}
	return listAll(ctx, r.read, q)
}

// position says on a terminal that there are more scans than these.
func (s *settings) position(out io.Writer, page *client.Page, q client.Query) {
	size := page.Size
	if size == 0 {
		size = q.PageSize
	}
	first := (q.Page-1)*size + 1
	fmt.Fprintf(out, s.text.Command.Subcommands.Position+"\n", first, first+len(page.Scans)-1, page.Total)
}
