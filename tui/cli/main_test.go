package cli

import (
	"os"
	"strings"
	"testing"
)

// programVariable makes the test the program itself, so that tests can start
// several at a time, and kill them.
const programVariable = "SCANTOP_CLI_TEST_PROGRAM"

// TestMain takes away what could lead a test off loopback or to real keys.
func TestMain(m *testing.M) {
	if os.Getenv(programVariable) != "" {
		os.Exit(Main(System{
			Args: os.Args[1:], Environ: os.Environ(), Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		}))
	}
	home, err := os.MkdirTemp("", "scantop-cli")
	if err != nil {
		panic(err)
	}
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		lower := strings.ToLower(name)
		keys := strings.HasPrefix(lower, "alibaba") || strings.HasPrefix(lower, "alicloud_") ||
			strings.HasPrefix(lower, "access_key_") || lower == "security_token"
		if keys || strings.HasSuffix(lower, "_proxy") || lower == "debug" {
			os.Unsetenv(name)
		}
	}
	os.Setenv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")
	os.Setenv("HOME", home)
	os.Setenv("USERPROFILE", home)
	code := m.Run()
	os.RemoveAll(home)
	os.Exit(code)
}
