package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/safe"
)

// get is the command that prints all fields of a scan.
func (p program) get() *cobra.Command {
	var f flags
	var output string
	c := p.text.Command
	cmd := p.command("get [flags] SCAN_ID", p.text.Results.Get, p.oneScanID)
	cmd.RunE = func(cmd *cobra.Command, ids []string) error {
		s := f.read(cmd.Flags().Changed, p)
		s.checkWord("output", output, formats())
		if err := s.bad.err(); err != nil {
			return err
		}
		return s.ask(cmd.Context(), func(ctx context.Context, r results) error { return r.get(ctx, ids[0], output) })
	}
	cmd.Flags().StringVarP(&output, "output", "o", "table", p.text.Results.Output)
	complete(cmd, "output", formats())
	p.completeScanIDs(cmd, &f, false)
	f.declare(cmd, c.Flags, connectionFlags, commonFlags)
	return cmd
}

func (r results) get(ctx context.Context, id, output string) error {
	page, err := r.service.DescribeScans(ctx, client.Query{ScanID: id, Lang: r.settings.text.Lang})
	if err != nil {
		return err
	}
	at := slices.IndexFunc(page.Scans, func(s client.Scan) bool { return s.ID == id })
	if at < 0 {
		return fmt.Errorf(r.text.NoScan, id)
	}
	fields := exportFields(&page.Scans[at])
	switch output {
	case "table":
		return r.write(r.sys.Stdout, r.fieldTable(fields))
	case "json":
		return r.write(r.sys.Stdout, inertJSON(fields)+"\n")
	}
	return r.write(r.sys.Stdout, records{fields}.format(output, fields))
}

// fieldTable returns each field that has a value on a line of its own.
func (r results) fieldTable(fields []exportField) string {
	th := theme.New(r.options.Theme)
	width := 0
	for _, f := range fields {
		width = max(width, lipgloss.Width(f.name))
	}
	var b strings.Builder
	for _, f := range fields {
		value := ""
		switch v := f.value.(type) {
		case nil:
		case []string:
			value = strings.Join(v, " ")
		default:
			value = fmt.Sprint(v)
		}
		if value = safe.Clean(value); value != "" {
			b.WriteString(th.Fold(fmt.Sprintf("%-*s  %s\n", width, f.name, value)))
		}
	}
	return b.String()
}
