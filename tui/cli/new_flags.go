package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scantop/tui/order"
	"scantop/tui/text"
)

// newFlags holds the flags that only new has: one for each parameter, and a few more.
type newFlags struct {
	table order.Table
	set   *pflag.FlagSet
	files []string // --targets-file
	held  string   // the contents of those files
	yes   bool
}

func (n *newFlags) register(set *pflag.FlagSet, words *text.Catalogue) {
	n.set = set
	t := words.Command.Subcommands
	for _, p := range n.table.Flags() {
		help := words.Form.Parameters[p.Name].Flag
		switch p.Kind {
		case order.List, order.Targets:
			set.StringArray(p.Flag, nil, help)
		case order.Switch:
			set.Bool(p.Flag, false, help)
		default:
			set.String(p.Flag, "", help)
		}
		if p.Kind == order.Targets {
			set.StringArrayVar(&n.files, "targets-file", nil, t.NewFile)
		}
	}
	set.BoolVar(&n.yes, "yes", false, t.NewYes)
	set.Bool(strings.TrimPrefix(order.ConfirmIntrusive, "--"), false, t.NewConfirmIntrusive)
	set.Bool(strings.TrimPrefix(order.ConfirmAllAssets, "--"), false, t.NewConfirmAll)
}

// entries returns the values on the command line, keyed by the API's name of the parameter. The form
// opens with them. The items of a list are on lines of their own.
func (n *newFlags) entries() map[string]string {
	entries := map[string]string{}
	for _, p := range n.table {
		if n.set.Changed(p.Flag) {
			entries[p.Name] = n.entry(p)
		}
	}
	if n.held != "" {
		entries["Targets"] = strings.Trim(entries["Targets"]+"\n"+n.held, "\n")
	}
	return entries
}

// entry returns the value of a parameter on the command line, as the API spells it.
func (n *newFlags) entry(p order.Parameter) string {
	value := n.set.Lookup(p.Flag).Value.String()
	switch p.Kind {
	case order.List, order.Targets:
		list, _ := n.set.GetStringArray(p.Flag) // register made it a list
		return strings.Join(list, "\n")
	case order.Switch:
		return map[string]string{"true": "1", "false": "0"}[value]
	}
	for _, c := range p.Choices {
		if c.Word != "" && c.Word == value {
			return c.Value
		}
	}
	return value
}

// complete lets a shell complete the values of the flags.
func (n *newFlags) complete(cmd *cobra.Command) {
	for _, p := range n.table {
		if p.Kind != order.Switch {
			values := cobra.FixedCompletions(p.Words(), cobra.ShellCompDirectiveNoFileComp)
			_ = cmd.RegisterFlagCompletionFunc(p.Flag, values)
		}
	}
}
