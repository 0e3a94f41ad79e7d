// Command scantop watches and launches AVDS vulnerability scans in a terminal.
package main

import (
	"os"
	"time"
	_ "time/tzdata" // time zones for machines without zone files

	"scantop/tui/cli"
)

func main() {
	time.Local = cli.Zone(os.Environ())
	os.Exit(cli.Main(cli.System{
		Args:    os.Args[1:],
		Environ: os.Environ(),
		Stdin:   os.Stdin,
		Stdout:  os.Stdout,
		Stderr:  os.Stderr,
	}))
}
