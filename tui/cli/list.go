package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/client/launch"
)

// maxPages bounds list --all. It holds everything it prints.
const maxPages = 500

// listFlags are the flags of list beside those that it shares.
type listFlags struct {
	output, page string // as written
	all          bool
}

// list is the command that prints scans.
func (p program) list() *cobra.Command {
	f, l := defaults(), listFlags{}
	c := p.text.Command
	cmd := p.command("list [flags]", c.More.List, p.noArgs, nil)
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
	set.StringVarP(&l.output, "output", "o", "table", c.More.Output)
	set.BoolVar(&l.all, "all", false, c.More.AllPages)
	set.StringVar(&l.page, "page", "1", c.More.Page)
	f.registerFilters(set, c.Flags)
	f.registerConnection(set, c.Flags)
	f.registerCommon(set, c.Flags)
	completeFlags(cmd)
	return cmd
}

// listQuery checks what is list's own as well, and is the query for the first page.
func (s *settings) listQuery(l listFlags, changed func(string) bool) (client.Query, error) {
	t := s.text.Command.More
	page, err := strconv.Atoi(l.page)
	if !slices.Contains(outputs(), l.output) {
		s.bad.add("output", t.BadOutput, brief(l.output), strings.Join(outputs(), ", "))
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
		g := gatherer{ask: c.DescribeScans, wait: wait}
		read := g.ask
		if l.all {
			read = g.all
		}
		page, err := read(ctx, q)
		if errors.Is(err, errTooMany) {
			return fmt.Errorf(s.text.Command.More.TooMany, maxPages*q.PageSize)
		}
		if err != nil {
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
		default:
			text = s.table(page.Scans, width)
		}
		if err := s.write(sys.Stdout, text); err != nil {
			return err
		}
		if more := page.Total > len(page.Scans); width > 0 && more && l.output == "table" && len(page.Scans) > 0 {
			s.position(sys.Stderr, page, q)
		}
		return nil
	})
}

// position says on a terminal that there are more scans than these.
func (s *settings) position(out io.Writer, page *client.Page, q client.Query) {
	size := page.Size
	if size == 0 {
		size = q.PageSize
	}
	first := (q.Page-1)*size + 1
	fmt.Fprintf(out, s.text.Command.More.Position+"\n", first, first+len(page.Scans)-1, page.Total)
}

// wait lets time pass, or less if ctx ends.
func wait(ctx context.Context, d time.Duration) { _ = launch.Sleep(ctx, d) }
