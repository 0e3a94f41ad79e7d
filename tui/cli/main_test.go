package cli

import (
	"os"
	"testing"

	"scantop/client/testenv"
)

// programVariable makes the test the program itself, so that tests can start
// several at a time, and kill them.
const programVariable = "SCANTOP_CLI_TEST_PROGRAM"

// TestMain isolates the tests, or runs the program if a test starts it as one.
func TestMain(m *testing.M) {
	if os.Getenv(programVariable) != "" {
		os.Exit(Main(System{
			Args: os.Args[1:], Environ: os.Environ(), Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		}))
	}
	testenv.Main(m)
}
