package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"scantop/client/simulator"
	"scantop/tui/text"
)

// simulateFlags holds the flags of simulate, as written.
type simulateFlags struct {
	addr, seed string
	faults     []string
	names      bool // --faults
}

// simulate returns the command that serves the simulator.
func (p program) simulate() *cobra.Command {
	common, f := flags{}, simulateFlags{}
	c := p.text.Command
	cmd := p.command("simulate [flags]", c.Subcommands.Simulate, p.noArgs)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s := common.read(cmd.Flags().Changed, p)
		faults, seed, err := f.check(s)
		if err != nil {
			return err
		}
		if f.names {
			return s.write(s.sys.Stdout, s.faultNames())
		}
		return s.simulate(cmd.Context(), f.addr, seed, faults)
	}
	set := cmd.Flags()
	set.StringVar(&f.addr, "addr", "127.0.0.1:0", c.Subcommands.Addr)
	set.StringArrayVar(&f.faults, "fault", nil, c.Subcommands.Fault)
	set.StringVar(&f.seed, "seed", "1", c.Subcommands.Seed)
	set.BoolVar(&f.names, "faults", false, c.Subcommands.Faults)
	common.declare(cmd, c.Flags, "lang help")
	return cmd
}

// check checks the flags of simulate before anything else happens. The error is about all flags of the
// command line.
func (f simulateFlags) check(s *settings) ([]simulator.Fault, uint64, error) {
	t := s.text.Command.Subcommands
	seed, err := strconv.ParseUint(f.seed, 10, 64)
	if err != nil {
		s.bad.add("seed", t.BadSeed, brief(f.seed))
	}
	var faults []simulator.Fault
	for _, written := range f.faults {
		fault, err := simulator.ParseFault(written)
		name, _, _ := strings.Cut(written, ":")
		switch {
		case !slices.ContainsFunc(servedFaults(), func(i simulator.FaultInfo) bool { return i.Name == name }):
			s.bad.add("fault "+written, t.UnknownFault, brief(written))
		case err != nil:
			s.bad.add("fault "+written, t.BadFault, brief(written))
		}
		faults = append(faults, fault)
	}
	return faults, seed, s.bad.err()
}

// servedFaults returns the faults that the simulator can cause without a client of its own.
func servedFaults() []simulator.FaultInfo {
	return slices.DeleteFunc(simulator.Faults(), func(i simulator.FaultInfo) bool { return i.AtClient })
}

// faultNames returns a table of the faults and their effects.
func (p program) faultNames() string {
	var b strings.Builder
	columns := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, i := range servedFaults() {
		about := p.text.Fault(i.Name, i.About)
		if i.Action != "" {
			about += " (" + i.Action + ")"
		}
		fmt.Fprintf(columns, "%s\t%s\n", i.Name, about)
	}
	columns.Flush()
	return b.String()
}

// simulate serves until a signal ends it. SIGTERM is not an error.
func (s *settings) simulate(ctx context.Context, addr string, seed uint64, faults []simulator.Fault) error {
	t := s.text.Command.Subcommands
	ctx, stop := untilSignal(ctx)
	defer stop()
	server, err := simulator.Start(simulator.Config{Addr: addr, Seed: seed})
	var busy *net.OpError
	switch {
	case errors.As(err, &busy):
		return fmt.Errorf(t.AddrTaken, brief(addr), cmp.Or(errors.Unwrap(busy), err))
	case err != nil:
		return usageError{fmt.Sprintf(t.BadAddr, brief(addr))}
	}
	defer server.Close()
	for _, fault := range faults {
		if err := server.Inject(fault); err != nil {
			return err
		}
	}
	if err := s.write(s.sys.Stdout, welcome(server, t)); err != nil {
		return err
	}
	<-ctx.Done()
	if signalled, ok := errors.AsType[signalError](context.Cause(ctx)); ok && signalled.signal != syscall.SIGTERM {
		return signalled
	}
	return nil
}

// welcome returns the address of the simulator and how to use it. Its credentials are valid only there,
// so they may be shown.
func welcome(server *simulator.Server, t text.Subcommands) string {
	return "URL              " + server.URL + "\n" +
		"AccessKeyId      " + server.AccessKeyID + "\n" +
		"AccessKeySecret  " + server.AccessKeySecret + "\n\n# " + t.UseIt + "\n" +
		"export ALIBABA_CLOUD_ACCESS_KEY_ID=" + server.AccessKeyID + "\n" +
		"export ALIBABA_CLOUD_ACCESS_KEY_SECRET=" + server.AccessKeySecret + "\n" +
		"scantop --endpoint " + server.URL + "\n"
}
