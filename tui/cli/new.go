package cli

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/tui/order"
)

// newScan is the command that describes a scan, and opens the form with it or
// launches it.
func (p program) newScan() *cobra.Command {
	f, n := flags{}, newFlags{table: p.table}
	c := p.text.Command
	cmd := p.command("new [flags]", c.Subcommands.New, p.noArgs)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		// --type is the new scan's here, and no filter.
		changed := func(name string) bool { return name != "type" && cmd.Flags().Changed(name) }
		read := f.remembering
		if n.yes {
			read = f.read
		}
		s := read(changed, p)
		s.options.Now, s.options.Parameters = p.sys.now, p.table
		o := n.check(s)
		if err := s.bad.err(); err != nil {
			return err
		}
		if n.yes {
			s.reportZone()
			n.saySurprises(s, o)
			return s.launch(cmd.Context(), described{o.Spec, p.table.Kept(o.Values)})
		}
		s.options.Entries = n.entries()
		return s.run(cmd.Context())
	}
	n.register(cmd.Flags(), p.text)
	f.declare(cmd, c.Flags, connectionFlags, "interval lang", lookFlags, "read-only log help")
	n.complete(cmd) // of --type more than a filter has
	return cmd
}

// check reads every value before anything else happens, and complains about what
// cannot be sent. In front of the form, what is missing may stay so.
func (n *newFlags) check(s *settings) order.Order {
	t := s.text.Command.Subcommands
	if s.readOnly {
		s.bad.add("read-only", t.Exclude, "--read-only", "new")
	}
	entries := n.entries()
	for _, p := range n.table {
		if value, given := entries[p.Name]; given && !p.Allows(value) {
			s.bad.add(p.Flag, t.NotOneOf, p.Flag, brief(value), strings.Join(p.Words(), ", "))
		}
	}
	if ip := entries["SourceIp"]; ip != "" {
		if _, err := netip.ParseAddr(ip); err != nil {
			s.bad.add("source-ip", t.NotAnIP, brief(ip))
		}
	}
	n.readTargets(s, s.sys.Stdin)
	entries = n.entries()
	// What else has a meaning is not known where these are wrong.
	guessed := s.bad.about["type"] || s.bad.about["repeat"] || s.bad.about["scan-all"]
	now := s.sys.now()
	o := n.table.Read(n.table.Values(entries, now, s.text), now, s.text)
	for _, p := range n.table {
		_, given := entries[p.Name]
		problem := o.Feedback(p.Name).Problem
		if given && !o.Applies(p.Name) && !guessed {
			problem = t.NoEffect
		}
		if problem != "" && (given || n.yes) {
			s.bad.add(p.Flag, "%s", n.complaint(p, problem, entries[p.Name]))
		}
	}
	if n.yes {
		n.checkConfirmed(s, o.Spec)
	}
	return o
}

// checkConfirmed complains about the flags that --yes lacks to launch a scan that
// reaches far: in the form there would be a question.
func (n *newFlags) checkConfirmed(s *settings, spec client.Spec) {
	t := s.text.Command.Subcommands
	complaints := map[string]string{order.ConfirmIntrusive: t.NeedsIntrusive, order.ConfirmAllAssets: t.NeedsAllAssets}
	for _, flag := range order.Confirmations(spec) {
		name := strings.TrimPrefix(flag, "--")
		if given, _ := n.set.GetBool(name); !given {
			s.bad.add(name, "%s", complaints[flag])
		}
	}
}

// saySurprises says which time a date was taken for, where that may surprise, as
// there is no form to show it.
func (n *newFlags) saySurprises(s *settings, o order.Order) {
	for _, p := range n.table {
		if meaning := o.Values[p.Name].Surprise(s.text); meaning != "" {
			s.warn(fmt.Sprintf(s.text.Command.Subcommands.Means, p.Flag, brief(o.Values[p.Name].Typed), meaning))
		}
	}
}

// complaint names the flag of a problem, and its value where it is short.
func (n *newFlags) complaint(p order.Parameter, problem, value string) string {
	flag := "--" + p.Flag
	if p.Kind == order.Targets && len(n.files) > 0 {
		flag = "--targets-file"
	}
	if value != "" && !strings.Contains(value, "\n") {
		flag += " " + brief(value)
	}
	return flag + ": " + problem
}
