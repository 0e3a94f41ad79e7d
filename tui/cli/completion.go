package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/client/credentials"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// shells returns the shells for which there is a completion script.
func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

// completion returns the command that prints a completion script.
func (p program) completion() *cobra.Command {
	var f flags
	c := p.text.Command
	check := func(_ *cobra.Command, args []string) error {
		if len(args) != 1 || !slices.Contains(shells(), args[0]) {
			return usageError{fmt.Sprintf(c.Subcommands.NoShell, strings.Join(shells(), p.text.Joiners.Comma))}
		}
		return nil
	}
	cmd := p.command("completion "+strings.Join(shells(), "|"), c.Subcommands.Completion, check)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := f.read(cmd.Flags().Changed, p).bad.err(); err != nil {
			return err
		}
		root, out := cmd.Root(), cmd.OutOrStdout()
		switch args[0] {
		case "zsh":
			return root.GenZshCompletion(out)
		case "fish":
			return root.GenFishCompletion(out, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(out)
		default:
			return root.GenBashCompletionV2(out, true)
		}
	}
	cmd.ValidArgsFunction = cobra.FixedCompletions(shells(), cobra.ShellCompDirectiveNoFileComp)
	f.declare(cmd, c.Flags, "lang help")
	return cmd
}

// completeFlags lets a shell complete the values of a command's flags. A flag with a nil list completes
// nothing; --log is not listed, so the shell completes files.
func completeFlags(cmd *cobra.Command, t *text.Catalogue) {
	values := choices()
	maps.Copy(values, map[string][]string{
		"interval": {"1s", "2s", "5s", "30s"}, "fault": faultValues(t), "addr": nil, "seed": nil,
		"endpoint": nil, "region": nil, "search": nil, "page-size": {autoSize}, "page": nil,
	})
	for name, list := range values {
		if cmd.Flags().Lookup(name) != nil {
			complete(cmd, name, list)
		}
	}
	if cmd.Flags().Lookup("profile") != nil {
		_ = cmd.RegisterFlagCompletionFunc("profile",
			func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
				return credentials.ProfileNames(), cobra.ShellCompDirectiveNoFileComp
			})
	}
}

// completeScanIDs lets a shell complete ScanIds: those of the newest scans, each with its name and status, which
// some shells show. It takes 2 seconds at most, and offers nothing when AVDS does not reply. A command that
// takes one ScanId gets no second one.
func (p program) completeScanIDs(cmd *cobra.Command, f *flags, several bool) {
	const limit, newest = 2 * time.Second, 50
	cmd.ValidArgsFunction = func(cmd *cobra.Command, ids []string, begun string) ([]string, cobra.ShellCompDirective) {
		var found []string
		s := f.read(func(string) bool { return false }, p)
		if len(ids) > 0 && !several || s.bad.err() != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		defer cancel()
		_ = s.call(ctx, func(ctx context.Context, c *client.Client) error {
			page, err := c.DescribeScans(ctx, client.Query{PageSize: newest, Lang: s.text.Lang})
			if err != nil {
				return err
			}
			for _, scan := range page.Scans {
				if isScanID(scan.ID) && strings.HasPrefix(scan.ID, begun) && !slices.Contains(ids, scan.ID) {
					about := s.text.Status(string(scan.Status)) + " " + scan.Name
					found = append(found, scan.ID+"\t"+safe.Clean(about))
				}
			}
			return nil
		})
		return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// completeOpening lets a shell complete the ScanId that scantop opens on, once a digit is typed. Without one, the
// shell offers the commands, for which nobody should wait for AVDS.
func (p program) completeOpening(root *cobra.Command, f *flags) {
	p.completeScanIDs(root, f, false)
	scans := root.ValidArgsFunction
	root.ValidArgsFunction = func(cmd *cobra.Command, ids []string, begun string) ([]string, cobra.ShellCompDirective) {
		if !isScanID(begun) {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return scans(cmd, ids, begun)
	}
}

// faultValues returns the names of the faults, each with its meaning, which some shells show.
func faultValues(t *text.Catalogue) []string {
	var values []string
	for _, i := range servedFaults() {
		values = append(values, i.Name+"\t"+t.Fault(i.Name, i.About))
	}
	return values
}
