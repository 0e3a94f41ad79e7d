package cli

import (
	"fmt"
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
		settle := f.remembering
		if n.yes {
			settle = f.settings
		}
		s, err := settle(changed, p.env, p.text)
		if err != nil {
			return err
		}
		now := s.options.Now()
		spec, err := n.check(s, p.sys, now)
		if err != nil {
			return err
		}
		if n.yes {
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

// check reads every value before anything else happens, and names the flag of
// what cannot be sent. In front of the form, what is missing may stay so.
func (n *newFlags) check(s *settings, sys System, now time.Time) (client.Spec, error) {
	t := s.text.Command.More
	refuse := func(format string, args ...any) (client.Spec, error) {
		return client.Spec{}, usageError{theme.New(s.options.Theme).Fold(fmt.Sprintf(format, args...))}
	}
	if s.readOnly {
		return refuse("%s", t.ReadOnly)
	}
	for _, flag := range newFlagList() {
		if value, ok := n.written(flag); ok && len(flag.words) > 0 && !slices.Contains(flag.values(), value) {
			return refuse(t.NotOneOf, flag.name, brief(value), strings.Join(flag.allWords(), ", "))
		}
	}
	if ip := n.entries()["SourceIp"]; ip != "" {
		if _, err := netip.ParseAddr(ip); err != nil {
			return refuse(t.NotAnIP, brief(ip))
		}
	}
	if err := n.readTargets(s.text, sys.Stdin); err != nil {
		return refuse("%s", err)
	}
	entries := n.entries()
	spec, problems := tui.SpecOf(entries, now, s.text)
	for _, p := range problems {
		if _, given := entries[p.Parameter]; given || n.yes {
			return refuse("%s", n.complaint(p, entries))
		}
	}
	return spec, nil
}

// complaint names the flag of a problem, and its value where it is short.
func (n *newFlags) complaint(p tui.Problem, entries map[string]string) string {
	flag := p.Parameter
	for _, f := range newFlagList() {
		if f.parameter == p.Parameter {
			flag = "--" + f.name
		}
	}
	if p.Parameter == "Targets" && len(n.files) > 0 {
		flag = "--targets-file"
	}
	if value := entries[p.Parameter]; value != "" && !strings.Contains(value, "\n") {
		flag += " " + brief(value)
	}
	return flag + ": " + p.Text
}

// brief is a value as a complaint quotes it.
func brief(value string) string {
	const limit = 60
	if runes := []rune(tui.Clean(value)); len(runes) > limit {
		return string(runes[:limit]) + theme.Ellipsis
	}
	return tui.Clean(value)
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
