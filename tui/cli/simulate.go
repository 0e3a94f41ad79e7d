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

// simulateFlags are the flags of simulate, as written.
type simulateFlags struct {
	addr, seed string
	faults     []string
	names      bool
}

// simulate is the command that serves the simulator.
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
			return s.write(s.sys.Stdout, faultNames())
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

// check reads what is simulate's own before anything else happens. The error is
// about all flags.
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
			_, why, _ := strings.Cut(err.Error(), ": ") // before it is the fault again
			s.bad.add("fault "+written, t.BadFault, brief(written), withoutPassword(why))
		}
		faults = append(faults, fault)
	}
	return faults, seed, s.bad.err()
}

// servedFaults are the faults that a server on its own can cause.
func servedFaults() []simulator.FaultInfo {
	return slices.DeleteFunc(simulator.Faults(), func(i simulator.FaultInfo) bool { return i.AtClient })
}

// faultNames lists the faults, each with what it does.
func faultNames() string {
	var b strings.Builder
	columns := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, i := range servedFaults() {
		about := i.About
		if i.Action != "" {
			about += " (" + i.Action + ")"
		}
		fmt.Fprintf(columns, "%s\t%s\n", i.Name, about)
	}
	columns.Flush()
	return b.String()
}

// simulate serves until a signal comes. SIGTERM is the orderly way to end it.
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
	var signalled signalError
	if errors.As(context.Cause(ctx), &signalled) && signalled.signal != syscall.SIGTERM {
		return signalled
	}
	return nil
}

// welcome says where the simulator is and how to use it. The keys open nothing
// else, so they may be shown.
func welcome(server *simulator.Server, t text.Subcommands) string {
	return fmt.Sprintf("URL              %s\nAccessKeyId      %s\nAccessKeySecret  %s\n\n# %s\n", server.URL, server.AccessKeyID, server.AccessKeySecret, t.UseIt) +
		"export ALIBABA_CLOUD_ACCESS_KEY_ID=" + server.AccessKeyID + "\n" +
		"export ALIBABA_CLOUD_ACCESS_KEY_SECRET=" + server.AccessKeySecret + "\n" +
		"scantop --endpoint " + server.URL + "\n"
}
