//go:build unix

package credentials_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"scantop/client/credentials"
)

// Accounts are told apart in the order in which keys are looked for. Nothing is asked, no pipe is read, and no
// secret is told.
func TestAccountsAreToldApart(t *testing.T) {
	dir := t.TempDir()
	config, pipe, ini := filepath.Join(dir, "config.json"), filepath.Join(dir, "pipe"), filepath.Join(dir, "ini")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("n", 50)
	for path, content := range map[string]string{
		config: `{"current":"` + long + `1","profiles":[{"name":"` + long + `1","access_key_secret":"markedSecret"},
			{"name":"` + long + `2"}]}`,
		ini: "[default]\ntype=access_key\naccess_key_id=markedID\naccess_key_secret=markedSecret\n",
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	told := map[string]string{}
	for _, c := range []struct{ what, set string }{
		{"no keys", ""}, {"a bare pair", "ACCESS_KEY_ID=k1 ACCESS_KEY_SECRET=markedSecret"},
		{"another bare pair", "ACCESS_KEY_ID=k2 ACCESS_KEY_SECRET=markedSecret"},
		{"a credentials file", "ALIBABA_CLOUD_CREDENTIALS_FILE=" + ini},
		{"its other section", "ALIBABA_CLOUD_PROFILE=other"},
		{"a profile", "ALIBABA_CLOUD_PROFILE= ALIBABA_CLOUD_CONFIG_FILE=" + config},
		{"another profile", "ALIBABACLOUD_PROFILE=" + long + "2"},
		{"a pipe", "ALIBABACLOUD_PROFILE= ALIBABA_CLOUD_CONFIG_FILE=" + pipe},
		{"no profiles", "ALIBABA_CLOUD_IGNORE_PROFILE=TRUE ALIBABA_CLOUD_CREDENTIALS_FILE= ACCESS_KEY_ID=k3"},
		{"a pair", "ALIBABA_CLOUD_ACCESS_KEY_ID=k4 ALIBABA_CLOUD_ACCESS_KEY_SECRET=markedSecret"},
		{"a temporary pair", "ALIBABA_CLOUD_SECURITY_TOKEN=markedToken"},
	} {
		for _, setting := range strings.Fields(c.set) {
			name, value, _ := strings.Cut(setting, "=")
			t.Setenv(name, value)
		}
		account := credentials.Account("")
		if before, known := told[account]; known || strings.Contains(account, "marked") {
			t.Errorf("%s: the account is %q, as with %q", c.what, account, before)
		}
		told[account] = c.what
	}
	if one := credentials.Account(long + "1"); one == credentials.Account(long+"2") || told[one] != "" {
		t.Errorf("--profile has the account %q, %s", one, told[one])
	}
}
