package cli

import (
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"scantop/client"
	"scantop/tui/text"
)

// flags are the command line as it was written.
type flags struct {
	demo, ascii, readOnly                  bool
	endpoint, region, profile              string
	interval                               time.Duration
	pageSize                               int
	statuses                               []string
	scanType, trigger, search, lang, theme string
	log                                    string
}

// newCommand builds the command, its help in the catalogue's language.
func newCommand(sys System, env environment, t *text.Catalogue) *cobra.Command {
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
		Args:          noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := f.settings(cmd.Flags().Changed, env, t)
			if err != nil {
				return err
			}
			return s.run(cmd.Context(), sys)
		},
	}
	root.SetVersionTemplate("scantop {{.Version}}\n")
	root.SetOut(sys.Stdout)
	root.SetErr(sys.Stderr)
	root.SetIn(sys.Stdin)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err.Error()} })
	f.register(root, c.Flags)
	return root
}

func noArguments(cmd *cobra.Command, args []string) error {
	if err := cobra.NoArgs(cmd, args); err != nil {
		return usageError{err.Error()}
	}
	return nil
}

// register declares the flags in the order of the product document.
func (f *flags) register(root *cobra.Command, t text.Flags) {
	set := root.Flags()
	set.SortFlags = false
	set.BoolVar(&f.demo, "demo", false, t.Demo)
	set.StringVar(&f.endpoint, "endpoint", client.DefaultEndpoint, t.Endpoint)
	set.StringVar(&f.region, "region", client.DefaultRegion, t.Region)
	set.StringVar(&f.profile, "profile", "", t.Profile)
	set.DurationVar(&f.interval, "interval", 5*time.Second, t.Interval)
	set.IntVar(&f.pageSize, "page-size", 20, t.PageSize)
	set.StringSliceVar(&f.statuses, "status", nil, t.Status)
	set.StringVar(&f.scanType, "type", "", t.Type)
	set.StringVar(&f.trigger, "trigger", "", t.Trigger)
	set.StringVar(&f.search, "search", "", t.Search)
	set.StringVar(&f.lang, "lang", "", t.Lang)
	set.StringVar(&f.theme, "theme", "auto", t.Theme)
	set.BoolVar(&f.ascii, "ascii", false, t.ASCII)
	set.BoolVar(&f.readOnly, "read-only", false, t.ReadOnly)
	set.StringVar(&f.log, "log", "", t.Log)
	set.BoolP("help", "h", false, t.Help)
	set.Bool("version", false, t.Version)
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
