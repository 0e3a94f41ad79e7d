package cli

import (
	"os"
	"strings"
	"testing"
)

// TestMain takes away what could lead a test off loopback or to real keys.
func TestMain(m *testing.M) {
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
