package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// shells returns the shells for which there is a completion script.
func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

// completion returns the command that prints a completion script.
func (p program) completion() *cobra.Command {
	var f flags
	c := p.text.Command
	check := func(_ *cobra.Command, args []string) error {
		if len(args) != 1 || !slices.Contains(shells(), args[0]) {
			return usageError{fmt.Sprintf(c.Subcommands.NoShell, strings.Join(shells(), ", "))}
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
func completeFlags(cmd *cobra.Command) {
	values := choices()
	for name, list := range map[string][]string{
		"interval": {"1s", "2s", "5s", "30s"}, "fault": faultValues(), "addr": nil, "seed": nil,
		"endpoint": nil, "region": nil, "profile": nil, "search": nil, "page-size": nil, "page": nil,
	} {
		values[name] = list
	}
	for name, list := range values {
		if cmd.Flags().Lookup(name) != nil {
			_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp))
		}
	}
}

// faultValues returns the names of the faults, each with its meaning, which some shells show.
func faultValues() []string {
	var values []string
	for _, i := range servedFaults() {
		values = append(values, i.Name+"\t"+i.About)
	}
	return values
}
