package cli

import (
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scantop/client"
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
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Sprintf(c.Unexpected, args[0])}
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
	root.SetOut(sys.Stdout)
	root.SetErr(sys.Stderr)
	root.SetIn(sys.Stdin)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err, c) })
	f.register(root, c.Flags)
	return root
}

// flagError says in the catalogue's words what the flag parser could not read.
func flagError(err error, c text.Command) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return usageError{fmt.Sprintf(c.UnknownFlag, "-"+unknown.GetSpecifiedName())}
	case errors.As(err, &unknown):
		return usageError{fmt.Sprintf(c.UnknownFlag, "--"+unknown.GetSpecifiedName())}
	case errors.As(err, &invalid):
		return usageError{fmt.Sprintf(c.BadValue, invalid.GetFlag().Name, invalid.GetValue())}
	case errors.As(err, &missing):
		return usageError{fmt.Sprintf(c.MissingValue, "--"+missing.GetSpecifiedName())}
	default:
		return usageError{err.Error()}
	}
}

// register declares the flags in the order of the product document.
func (f *flags) register(root *cobra.Command, t text.Flags) {
	set := root.Flags()
	set.SortFlags = false
	set.BoolVar(&f.demo, "demo", false, t.Demo)
	set.StringVar(&f.endpoint, "endpoint", client.DefaultEndpoint, t.Endpoint)
	set.BoolVar(&f.plainHTTP, "plain-http", false, t.PlainHTTP)
	set.StringVar(&f.region, "region", client.DefaultRegion, t.Region)
	set.StringVar(&f.profile, "profile", "", t.Profile)
	set.StringVar(&f.interval, "interval", "5s", t.Interval)
	set.StringVar(&f.pageSize, "page-size", "20", t.PageSize)
	set.StringSliceVar(&f.statuses, "status", nil, t.Status)
	set.StringVar(&f.scanType, "type", "", t.Type)
	set.StringVar(&f.trigger, "trigger", "", t.Trigger)
	set.StringVar(&f.search, "search", "", t.Search)
	set.StringVar(&f.lang, "lang", "", t.Lang)
	set.StringVar(&f.theme, "theme", "auto", t.Theme)
	set.BoolVar(&f.ascii, "ascii", false, t.ASCII)
	set.BoolVar(&f.mouse, "mouse", false, t.Mouse)
	set.BoolVar(&f.noBell, "no-bell", false, t.NoBell)
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
