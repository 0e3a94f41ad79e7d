package tui

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Who may import whom, as the README's architecture section says: package, what
// it may import of this module, and what it must not import at all.
var importRules = []struct {
	path   string
	ours   []string
	banned []string
}{
	{"scantop/client", []string{"scantop/client/internal/quiet"}, []string{"charm.land/", "log"}},
	{"scantop/client/internal/quiet", nil, []string{"charm.land/", "github.com/", "net"}},
	{"scantop/client/launch", []string{"scantop/client"}, []string{"charm.land/", "github.com/", "log", "os", "net"}},
	{"scantop/client/simulator", nil, []string{"charm.land/", "github.com/"}},
	{"scantop/keymap", []string{"scantop/tui/text"}, []string{"github.com/", "net", "os"}},
	{"scantop/theme", nil, []string{"charm.land/lipgloss/v2/compat", "net", "os"}},
	{"scantop/tui/text", nil, []string{"charm.land/", "github.com/", "net", "os"}},
	{"scantop/tui", []string{"scantop/client", "scantop/client/launch", "scantop/keymap", "scantop/theme", "scantop/tui/state", "scantop/tui/text"},
		[]string{"net", "net/http", "os", "log", "log/slog", "github.com/aliyun/"}},
	{"scantop/tui/state", []string{"scantop/client"}, []string{"charm.land/", "github.com/", "net", "log"}},
	{"scantop/tui/input", nil, []string{"charm.land/", "net", "log", "os"}},
	{"scantop/tui/screen", []string{"scantop/tui/input"}, []string{"net", "log"}},
	{"scantop", []string{"scantop/tui/cli"}, []string{"charm.land/", "github.com/"}},
}

func TestImports(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "scantop/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	imports := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		fields := strings.Fields(line)
		imports[fields[0]] = fields[1:]
	}
	for _, rule := range importRules {
		list, ok := imports[rule.path]
		if !ok {
			t.Errorf("there is no package %s", rule.path)
		}
		for _, path := range list {
			if (path == "scantop" || strings.HasPrefix(path, "scantop/")) && !slices.Contains(rule.ours, path) {
				t.Errorf("%s must not import %s", rule.path, path)
			}
			for _, banned := range rule.banned {
				if path == banned || (strings.HasSuffix(banned, "/") && strings.HasPrefix(path, banned)) {
					t.Errorf("%s must not import %s", rule.path, path)
				}
			}
		}
	}
}
