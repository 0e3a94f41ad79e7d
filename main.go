// Command scantop watches and launches AVDS vulnerability scans in a terminal.
package main

import (
	"os"

	"scantop/tui/cli"
)

func main() {
	os.Exit(cli.Main(cli.System{
		Args:    os.Args[1:],
		Environ: os.Environ(),
		Stdin:   os.Stdin,
		Stdout:  os.Stdout,
		Stderr:  os.Stderr,
	}))
}
