package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// completions are what a shell is offered for a command line, whose last word has begun.
func completions(t *testing.T, environ []string, words ...string) []string {
	t.Helper()
	code, stdout, stderr := runMain(t, environ, append([]string{"__complete"}, words...)...)
	if code != 0 {
		t.Errorf("%q ends with %d, %q", words, code, stderr)
	}
	var all []string
	for line := range strings.Lines(stdout) {
		if word, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); !strings.HasPrefix(word, ":") {
			all = append(all, word)
		}
	}
	return all
}

func TestShellsCompleteScanIDs(t *testing.T) {
	scans := over(60)
	scans[0].ID, scans[1].ID, scans[0].Name = "2026110100000000001", "2026110200000000002", malicious
	server := serve(t, scans...)
	words := func(words ...string) string {
		return strings.Join(completions(t, english,
			append(words[:len(words)-1:len(words)-1], "--endpoint", server.URL, words[len(words)-1])...), " ")
	}
	for _, command := range []string{"get", "runs", "findings", "report", "watch"} {
		if got := words(command, "202611"); got != scans[0].ID+" "+scans[1].ID {
			t.Errorf("%s: got %q", command, got)
		}
		got := words(command, scans[0].ID, "202611")
		if want := map[bool]string{true: scans[1].ID}[command == "watch"]; got != want {
			t.Errorf("%s after another: got %q, want %q", command, got, want)
		}
	}
	if got := words("202611"); got != scans[0].ID+" "+scans[1].ID {
		t.Errorf("scantop: got %q", got)
	}
	if got := words(scans[0].ID, "202611"); got != "" {
		t.Errorf("scantop, after another: got %q", got)
	}
	got := strings.Join(completions(t, english, ""), " ")
	if !strings.Contains(got, "watch") || strings.Contains(got, scans[0].ID) {
		t.Errorf("scantop, without a digit: got %q", got)
	}
	if got := strings.Fields(words("watch", "")); len(got) != 50 {
		t.Errorf("%d of 60 are offered", len(got))
	}
	_, stdout, _ := runMain(t, english, "__complete", "watch", "--endpoint", server.URL, "202611")
	if strings.ContainsAny(stdout, "\x1b\u009b\u202e\r") {
		t.Errorf("a name acts on the terminal: %q", stdout)
	}
	inject(t, server, "http-503-empty")
	if got := words("watch", ""); got != "" {
		t.Errorf("a service that fails: %q", got)
	}
}

func TestShellsCompleteProfiles(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	if err := os.MkdirAll(filepath.Join(home, ".aliyun"), 0o700); err != nil {
		t.Fatal(err)
	}
	config := `{"current":"prod","profiles":[{"name":"prod","mode":"AK","access_key_secret":"s3cret"},{"name":"测试",` +
		`"mode":"AK"},{}]}`
	if err := os.WriteFile(filepath.Join(home, ".aliyun", "config.json"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(completions(t, english, "list", "--profile", ""), " "); got != "prod 测试" {
		t.Errorf("got %q", got)
	}
}
