package cli

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scantop/client"
	"scantop/tui/order"
	"scantop/tui/text"
)

// flags are the command line as it was written.
type flags struct {
	demo, plainHTTP, ascii, mouse, noBell, readOnly bool
	endpoint, region, profile                       string
	interval, pageSize                              string // as written; settings reads them
	statuses                                        []string
	scanType, trigger, search, lang, theme          string
	log                                             string
	set                                             *pflag.FlagSet // of the command that has them
}

// newCommand builds the command, its help in the catalogue's language.
func newCommand(sys System, env environment, t *text.Catalogue, table order.Table) *cobra.Command {
	var f flags
	c := t.Command
	root := &cobra.Command{
		Use:           "scantop",
		Short:         c.Short,
		Long:          c.Long,
		Example:       c.Example,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				known := strings.Join(commandNames(), ", ")
				return usageError{fmt.Sprintf(c.Subcommands.UnknownCommand, brief(args[0]), known)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := f.remembering(cmd.Flags().Changed, env, t)
			if err != nil {
				return err
			}
			return s.run(cmd.Context(), sys)
		},
	}
	root.SetVersionTemplate("scantop {{.Version}}\n")
	root.SetErr(sys.Stderr)
	root.SetIn(sys.Stdin)
	root.SetHelpFunc(helpFunc(sys, env, t))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err, c) })
	f.register(root, c.Flags)
	p := program{sys, env, t, table}
	root.SetHelpCommand(&cobra.Command{Use: "help", Short: c.Flags.Help, Hidden: true}) // execute does it
	root.AddCommand(p.newScan(), p.list(), p.watch(), p.simulate(), p.completion())
	completeFlags(root)
	for _, cmd := range append(root.Commands(), root) {
		checkValues(cmd, &t.Command)
	}
	return root
}

// flagError says in the catalogue's words what the flag parser could not read.
func flagError(err error, c text.Command) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return usageError{fmt.Sprintf(c.UnknownFlag, brief("-"+unknown.GetSpecifiedName()))}
	case errors.As(err, &unknown):
		return usageError{fmt.Sprintf(c.UnknownFlag, brief("--"+unknown.GetSpecifiedName()))}
	case errors.As(err, &missing):
		return usageError{fmt.Sprintf(c.MissingValue, "--"+missing.GetSpecifiedName())}
	case errors.As(err, &syntax):
		return usageError{fmt.Sprintf(c.UnknownFlag, brief(syntax.GetSpecifiedFlag()))}
	default:
		return usageError{brief(err.Error())}
	}
}

// defaults are the flags where nothing is written.
func defaults() flags {
	return flags{endpoint: client.DefaultEndpoint, region: client.DefaultRegion, interval: "5s", pageSize: "20", theme: "auto"}
}

// register declares the screen's flags in the order of the product document.
func (f *flags) register(root *cobra.Command, t text.Flags) {
	*f = defaults()
	set := root.Flags()
	set.SortFlags = false
	f.registerConnection(set, t)
	set.StringVar(&f.interval, "interval", f.interval, t.Interval)
	f.registerFilters(set, t)
	set.StringVar(&f.lang, "lang", "", t.Lang)
	f.registerLook(set, t)
	set.BoolVar(&f.readOnly, "read-only", false, t.ReadOnly)
	set.StringVar(&f.log, "log", "", t.Log)
	set.BoolP("help", "h", false, t.Help)
	set.Bool("version", false, t.Version)
}

// registerConnection declares what says where the scans are.
func (f *flags) registerConnection(set *pflag.FlagSet, t text.Flags) {
	f.set = set
	set.BoolVar(&f.demo, "demo", false, t.Demo)
	set.StringVar(&f.endpoint, "endpoint", f.endpoint, t.Endpoint)
	set.BoolVar(&f.plainHTTP, "plain-http", false, t.PlainHTTP)
	set.StringVar(&f.region, "region", f.region, t.Region)
	set.StringVar(&f.profile, "profile", "", t.Profile)
}

// registerFilters declares what chooses scans.
func (f *flags) registerFilters(set *pflag.FlagSet, t text.Flags) {
	set.StringVar(&f.pageSize, "page-size", f.pageSize, t.PageSize)
	set.StringSliceVar(&f.statuses, "status", nil, t.Status)
	set.StringVar(&f.scanType, "type", "", t.Type)
	set.StringVar(&f.trigger, "trigger", "", t.Trigger)
	set.StringVar(&f.search, "search", "", t.Search)
}

// registerLook declares what the screen looks like and how it behaves.
func (f *flags) registerLook(set *pflag.FlagSet, t text.Flags) {
	set.StringVar(&f.theme, "theme", f.theme, t.Theme)
	set.BoolVar(&f.ascii, "ascii", false, t.ASCII)
	set.BoolVar(&f.mouse, "mouse", false, t.Mouse)
	set.BoolVar(&f.noBell, "no-bell", false, t.NoBell)
}

// registerCommon declares what every command without a screen has.
func (f *flags) registerCommon(set *pflag.FlagSet, t text.Flags) {
	set.StringVar(&f.lang, "lang", "", t.Lang)
	set.BoolVar(&f.ascii, "ascii", false, t.ASCII)
	set.StringVar(&f.log, "log", "", t.Log)
	set.BoolP("help", "h", false, t.Help)
}

// version is the module's version, or the commit that was built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v == "" {
		v = "(devel)"
	}
	return v + " " + info.GoVersion
}
