package cli

import (
	"cmp"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scantop/client"
	"scantop/tui/text"
)

// flags holds the values of the command line, as written.
type flags struct {
	demo, plainHTTP, ascii, mouse, noBell, readOnly bool
	endpoint, region, profile                       string
	interval, pageSize                              string // settings parses them
	statuses                                        []string
	scanType, trigger, search, lang, theme          string
	log                                             string
	set                                             *pflag.FlagSet // the flags of the command that runs
}

// The names of flags that several commands share.
const (
	connectionFlags = "demo endpoint plain-http region profile"
	filterFlags     = "page-size status type trigger search"
	lookFlags       = "theme ascii mouse no-bell"
	commonFlags     = "lang ascii log help" // for commands without a screen
)

// declare adds flags to a command, in the order of names. Each name may be a list with blanks.
func (f *flags) declare(cmd *cobra.Command, t text.Flags, names ...string) {
	all := pflag.NewFlagSet("", pflag.ContinueOnError)
	all.BoolVar(&f.demo, "demo", false, t.Demo)
	all.StringVar(&f.endpoint, "endpoint", client.DefaultEndpoint, t.Endpoint)
	all.BoolVar(&f.plainHTTP, "plain-http", false, t.PlainHTTP)
	all.StringVar(&f.region, "region", client.DefaultRegion, t.Region)
	all.StringVar(&f.profile, "profile", "", t.Profile)
	all.StringVar(&f.interval, "interval", "5s", t.Interval)
	all.StringVar(&f.pageSize, "page-size", autoSize, t.PageSize)
	all.StringSliceVar(&f.statuses, "status", nil, t.Status)
	all.StringVar(&f.scanType, "type", "", t.Type)
	all.StringVar(&f.trigger, "trigger", "", t.Trigger)
	all.StringVar(&f.search, "search", "", t.Search)
	all.StringVar(&f.lang, "lang", "", t.Lang)
	all.StringVar(&f.theme, "theme", "auto", t.Theme)
	all.BoolVar(&f.ascii, "ascii", false, t.ASCII)
	all.BoolVar(&f.mouse, "mouse", false, t.Mouse)
	all.BoolVar(&f.noBell, "no-bell", false, t.NoBell)
	all.BoolVar(&f.readOnly, "read-only", false, t.ReadOnly)
	all.StringVar(&f.log, "log", "", t.Log)
	all.BoolP("help", "h", false, t.Help)
	all.Bool("version", false, t.Version)
	f.set = cmd.Flags()
	f.set.SortFlags = false
	for name := range strings.FieldsSeq(strings.Join(names, " ")) {
		f.set.AddFlag(all.Lookup(name))
	}
}

// newCommand returns the root command with all others, in the language of the program's texts.
func newCommand(p program) *cobra.Command {
	var f flags
	c := p.text.Command
	root := p.command("scantop", text.CommandHelp{Short: c.Short, Long: c.Long, Example: c.Example}, p.atMostOneScan)
	root.Version, root.SilenceErrors, root.SilenceUsage = version(), true, true
	root.RunE = func(cmd *cobra.Command, ids []string) error {
		s := f.restoring(cmd.Flags().Changed, p)
		if err := s.bad.err(); err != nil {
			return err
		}
		if len(ids) > 0 {
			s.options.ScanID = ids[0]
		}
		return s.run(cmd.Context())
	}
	root.SetVersionTemplate("scantop {{.Version}}\n")
	root.SetErr(p.sys.Stderr)
	root.SetIn(p.sys.Stdin)
	root.SetHelpFunc(p.help)
	root.SetFlagErrorFunc(p.flagError)
	f.declare(root, c.Flags, connectionFlags, "interval", filterFlags, "lang", lookFlags, "read-only log help version")
	p.completeOpening(root, &f)
	root.SetHelpCommand(&cobra.Command{Use: "help", Short: c.Flags.Help, Hidden: true}) // Main does it
	root.AddCommand(p.newScan(), p.list(), p.get(), p.runs(), p.findings(), p.report(),
		p.watch(), p.simulate(), p.completion())
	for _, cmd := range append(root.Commands(), root) {
		completeFlags(cmd, p.text)
		checkValues(cmd, &p.text.Command)
	}
	return root
}

// version returns the version of the module and of Go.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return cmp.Or(info.Main.Version, "(devel)") + " " + info.GoVersion
}
