package cli

import (
	"fmt"
	"io"
	"net/netip"
	"strings"

	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/order"
)

// newScan is the command that describes a scan, and opens the form with it or
// launches it.
func (p program) newScan() *cobra.Command {
	f, n := defaults(), newFlags{table: p.table}
	c := p.text.Command
	cmd := p.command("new [flags]", c.Subcommands.New, p.noArgs, nil)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		// --type is the new scan's here, and no filter.
		changed := func(name string) bool { return name != "type" && cmd.Flags().Changed(name) }
		read := f.readRemembering
		if n.yes {
			read = f.read
		}
		s := read(changed, p.env, p.text)
		s.options.Now, s.options.Parameters = p.sys.now, p.table
		o := n.check(s, p.sys)
		if err := s.bad.err(); err != nil {
			return err
		}
		if n.yes {
			p.reportZone(s)
			n.saySurprises(s, p.sys.Stderr, o)
			return s.launch(cmd.Context(), p.sys, described{o.Spec, p.table.Kept(o.Values)})
		}
		s.options.Entries = n.entries()
		return s.run(cmd.Context(), p.sys)
	}
	set := cmd.Flags()
	n.register(set, p.text)
	f.registerConnection(set, c.Flags)
	set.StringVar(&f.interval, "interval", f.interval, c.Flags.Interval)
	set.StringVar(&f.lang, "lang", "", c.Flags.Lang)
	f.registerLook(set, c.Flags)
	set.BoolVar(&f.readOnly, "read-only", false, c.Flags.ReadOnly)
	set.StringVar(&f.log, "log", "", c.Flags.Log)
	set.BoolP("help", "h", false, c.Flags.Help)
	n.complete(cmd) // of --type more than a filter has
	completeFlags(cmd)
	return cmd
}

// check reads every value before anything else happens, and complains about what
// cannot be sent. In front of the form, what is missing may stay so.
func (n *newFlags) check(s *settings, sys System) order.Order {
	t := s.text.Command.Subcommands
	if s.readOnly {
		s.bad.add("read-only", "%s", t.ReadOnly)
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
	n.readTargets(s, sys.Stdin)
	entries = n.entries()
	// What else has a meaning is not known where these are wrong.
	guessed := s.bad.about["type"] || s.bad.about["repeat"] || s.bad.about["scan-all"]
	o := n.table.Read(n.table.Values(entries), sys.now(), s.text)
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
func (n *newFlags) saySurprises(s *settings, out io.Writer, o order.Order) {
	for _, p := range n.table {
		if meaning := o.Values[p.Name].Surprise(s.text); meaning != "" {
			said := fmt.Sprintf(s.text.Command.Subcommands.Means, p.Flag, brief(o.Values[p.Name].Typed), meaning)
			fmt.Fprintln(out, "scantop: "+theme.New(s.options.Theme).Fold(said))
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
