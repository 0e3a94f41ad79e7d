package cli

import (
	"fmt"
	"io"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/theme"
	"scantop/tui"
	"scantop/tui/text"
)

// newScan is the command that describes a scan, and opens the form with it or
// launches it.
func (p program) newScan() *cobra.Command {
	f, n := defaults(), newFlags{}
	c := p.text.Command
	cmd := p.command("new [flags]", c.More.New, p.noArgs, nil)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		// --type is the new scan's here, and no filter.
		changed := func(name string) bool { return name != "type" && cmd.Flags().Changed(name) }
		read := f.readRemembering
		if n.yes {
			read = f.read
		}
		s := read(changed, p.env, p.text)
		s.options.Now = p.sys.now
		now := p.sys.now()
		spec := n.check(s, p.sys, now)
		if err := s.bad.err(); err != nil {
			return err
		}
		if n.yes {
			p.reportZone(s)
			n.sayMeanings(s, p.sys.Stderr, now)
			return s.launch(cmd.Context(), p.sys, order{spec, tui.Complete(n.entries(), now, s.text)})
		}
		s.options.Entries = n.entries()
		return s.run(cmd.Context(), p.sys)
	}
	set := cmd.Flags()
	n.register(set, c.More)
	f.registerConnection(set, c.Flags)
	set.StringVar(&f.interval, "interval", f.interval, c.Flags.Interval)
	set.StringVar(&f.lang, "lang", "", c.Flags.Lang)
	f.registerLook(set, c.Flags)
	set.BoolVar(&f.readOnly, "read-only", false, c.Flags.ReadOnly)
	set.StringVar(&f.log, "log", "", c.Flags.Log)
	set.BoolP("help", "h", false, c.Flags.Help)
	completeFlags(cmd)
	n.complete(cmd)
	return cmd
}

// check reads every value before anything else happens, and complains about what
// cannot be sent. In front of the form, what is missing may stay so.
func (n *newFlags) check(s *settings, sys System, now time.Time) client.Spec {
	t := s.text.Command.More
	if s.readOnly {
		s.bad.add("read-only", "%s", t.ReadOnly)
	}
	for _, flag := range newFlagList() {
		if value, ok := n.written(flag); ok && len(flag.words) > 0 && !slices.Contains(flag.values(), value) {
			s.bad.add(flag.name, t.NotOneOf, flag.name, brief(value), strings.Join(flag.allWords(), ", "))
		}
	}
	if ip := n.entries()["SourceIp"]; ip != "" {
		if _, err := netip.ParseAddr(ip); err != nil {
			s.bad.add("source-ip", t.NotAnIP, brief(ip))
		}
	}
	n.readTargets(s, sys.Stdin)
	entries := n.entries()
	// What else has a meaning is not known where these are wrong.
	guessed := s.bad.about["type"] || s.bad.about["repeat"] || s.bad.about["scan-all"]
	spec, problems := tui.SpecOf(entries, now, s.text)
	for _, p := range problems {
		_, given := entries[p.Parameter]
		if (given || n.yes) && !(guessed && p.Text == t.NoEffect) {
			s.bad.add(flagOf(p.Parameter), "%s", n.complaint(p, entries))
		}
	}
	if n.yes {
		n.checkConfirmed(s, spec)
	}
	return spec
}

// checkConfirmed complains about the flags that --yes lacks to launch a scan that
// reaches far: in the form there would be a question.
func (n *newFlags) checkConfirmed(s *settings, spec client.Spec) {
	t := s.text.Command.More
	complaints := map[string]string{tui.ConfirmIntrusive: t.NeedsIntrusive, tui.ConfirmAllAssets: t.NeedsAllAssets}
	for _, flag := range tui.Confirmations(spec) {
		name := strings.TrimPrefix(flag, "--")
		if given, _ := n.set.GetBool(name); !given {
			s.bad.add(name, "%s", complaints[flag])
		}
	}
}

// sayMeanings says which time a date was taken for, where that may surprise, as
// there is no form to show it.
func (n *newFlags) sayMeanings(s *settings, out io.Writer, now time.Time) {
	entries := n.entries()
	meanings := tui.Meanings(entries, now, s.text)
	for _, parameter := range []string{"StartDate", "EndDate"} {
		if meaning, ok := meanings[parameter]; ok {
			said := fmt.Sprintf(s.text.Command.More.Means, flagOf(parameter), brief(entries[parameter]), meaning)
			fmt.Fprintln(out, "scantop: "+theme.New(s.options.Theme).Fold(said))
		}
	}
}

// flagOf is the name of the flag that sets a parameter.
func flagOf(parameter string) string {
	for _, f := range newFlagList() {
		if f.parameter == parameter {
			return f.name
		}
	}
	return parameter
}

// complaint names the flag of a problem, and its value where it is short.
func (n *newFlags) complaint(p tui.Problem, entries map[string]string) string {
	flag := "--" + flagOf(p.Parameter)
	if p.Parameter == "Targets" && len(n.files) > 0 {
		flag = "--targets-file"
	}
	if value := entries[p.Parameter]; value != "" && !strings.Contains(value, "\n") {
		flag += " " + brief(value)
	}
	return flag + ": " + p.Text
}

// values are the API's values of a choice.
func (f newFlag) values() []string {
	var values []string
	for _, w := range f.words {
		values = append(values, w.value)
	}
	return values
}

// allWords are what may be written for a choice: the API's values and the words
// that the screen has for them.
func (f newFlag) allWords() []string {
	var words []string
	for _, w := range f.words {
		words = append(words, w.value)
		if w.word != "" {
			words = append(words, w.word)
		}
	}
	return words
}

// newHelp are the meanings of new's flags, by name.
func newHelp(t text.Commands) map[string]string {
	return map[string]string{
		"name": t.NewName, "type": t.NewType, "target": t.NewTarget, "asset-tag": t.NewTag, "scan-all": t.NewAll, "mode": t.NewMode, "speed": t.NewSpeed,
		"asset-discover": t.NewDiscover, "asset-login-scan": t.NewLogin, "index-interval": t.NewIndex, "site-interval": t.NewSite, "keyword": t.NewKeyword,
		"source-ip": t.NewSource, "repeat": t.NewRepeat, "start": t.NewStart, "end": t.NewEnd, "period": t.NewPeriod, "every": t.NewEvery,
		"from": t.NewFrom, "until": t.NewUntil,
	}
}
