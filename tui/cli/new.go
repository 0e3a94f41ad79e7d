package cli

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/tui/order"
)

// newScan returns the command that opens the form with the values of its flags, or launches a scan with
// them.
func (p program) newScan() *cobra.Command {
	f, n := flags{}, newFlags{table: p.table}
	c := p.text.Command
	cmd := p.command("new [flags]", c.Subcommands.New, p.noArgs)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		// Here, --type is the type of the new scan, not a filter.
		changed := func(name string) bool { return name != "type" && cmd.Flags().Changed(name) }
		read := f.restoring
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

// check reads every value before anything else happens, and complains about values that AVDS would not
// accept. Values may be missing if the form opens.
func (n *newFlags) check(s *settings) order.Order {
	t := s.text.Command.Subcommands
	if s.readOnly {
		s.bad.add("read-only", t.Exclude, "--read-only", "new")
	}
	entries := n.entries()
	for _, p := range n.table {
		if value, given := entries[p.Name]; given && !p.Allows(value) {
			s.bad.add(p.Flag, t.NotOneOf, p.Flag, brief(value), strings.Join(p.Words(), s.text.Joiners.Comma))
		}
	}
	if ip := entries["SourceIp"]; ip != "" {
		if _, err := netip.ParseAddr(ip); err != nil {
			s.bad.add("source-ip", t.NotAnIP, brief(ip))
		}
	}
	n.readTargets(s, s.sys.Stdin)
	entries = n.entries()
	// If one of these is wrong, it is unknown which other parameters apply.
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
			s.bad.add(p.Flag, "%s", fmt.Sprintf(s.text.Joiners.About, n.written(p, entries[p.Name]), problem))
		}
	}
	if n.yes {
		n.checkConfirmed(s, o.Spec)
	}
	return o
}

// checkConfirmed complains about missing --confirm flags beside --yes, for scans that the form would
// launch only after a confirmation.
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

// saySurprises prints which time a date means, if that may surprise: without the form, nothing else
// shows it.
func (n *newFlags) saySurprises(s *settings, o order.Order) {
	for _, p := range n.table {
		if meaning := o.Values[p.Name].Surprise(s.text); meaning != "" {
			s.warn(fmt.Sprintf(s.text.Command.Subcommands.Means, p.Flag, brief(o.Values[p.Name].Typed), meaning))
		}
	}
}

// written returns the flag of a parameter and its value, unless the value has several lines.
func (n *newFlags) written(p order.Parameter, value string) string {
	flag := "--" + p.Flag
	if p.Kind == order.Targets && len(n.files) > 0 {
		flag = "--targets-file"
	}
	if value != "" && !strings.Contains(value, "\n") {
		flag += " " + brief(value)
	}
	return flag
}
