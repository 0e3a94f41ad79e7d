package tui

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// importRules says what each package may import of this module, and what else it must not
// import. CONTRIBUTING.md has the map.
var importRules = []struct {
	path   string
	ours   []string
	banned []string
}{
	{"client", []string{"client/credentials", "client/internal/network", "client/internal/quiet", "client/reason", "client/target"},
		[]string{"charm.land/", "log"}},
	{"client/credentials", []string{"client/internal/network", "client/reason"}, []string{"charm.land/", "log"}},
	{"client/target", nil, []string{"charm.land/", "github.com/", "log", "net/http", "os"}},
	{"client/reason", nil, []string{"charm.land/", "github.com/", "log", "net", "os"}},
	{"client/internal/network", []string{"client/reason"}, []string{"charm.land/", "github.com/", "log"}},
	{"client/internal/quiet", nil, []string{"charm.land/", "github.com/", "net"}},
	{"client/launch", []string{"client", "client/target"}, []string{"charm.land/", "github.com/", "log", "os", "net"}},
	{"client/simulator", nil, []string{"charm.land/", "github.com/"}},
	{"keymap", []string{"tui/text"}, []string{"github.com/", "net", "os"}},
	{"theme", nil, []string{"charm.land/lipgloss/v2/compat", "net", "os"}},
	{"tui/text", nil, []string{"charm.land/", "github.com/", "net", "os"}},
	{"tui/safe", []string{"client"}, []string{"charm.land/", "net", "os", "log"}},
	{"tui/explain", []string{"client", "client/credentials", "client/launch", "client/reason", "client/target", "theme", "tui/safe",
		"tui/state", "tui/text"}, []string{"charm.land/", "github.com/", "net", "os", "log"}},
	{"tui/effect", []string{"client", "client/credentials", "client/launch", "tui/monitor", "tui/safe", "tui/text"},
		[]string{"charm.land/lipgloss", "github.com/", "net", "os", "log"}},
	{"tui/order", []string{"client", "client/target", "tui/safe", "tui/text"},
		[]string{"charm.land/", "github.com/", "net", "os", "log"}},
	{"tui", []string{"client", "client/launch", "keymap", "theme", "tui/drafts", "tui/effect", "tui/events", "tui/explain",
		"tui/form", "tui/help", "tui/list", "tui/monitor", "tui/order", "tui/recent", "tui/safe", "tui/state", "tui/text",
		"tui/view", "tui/widget"}, []string{"net", "net/http", "os", "log", "log/slog", "github.com/aliyun/"}},
	{"tui/view", []string{"client", "theme"}, []string{"github.com/aliyun/", "net", "os", "log"}},
	{"tui/detail", []string{"client", "keymap", "theme", "tui/safe", "tui/text", "tui/widget"},
		[]string{"github.com/aliyun/", "net", "os", "log"}},
	{"tui/form", []string{"client", "client/target", "keymap", "theme", "tui/effect", "tui/explain", "tui/order", "tui/safe",
		"tui/state", "tui/text", "tui/view", "tui/widget"}, []string{"github.com/aliyun/", "net", "os", "log"}},
	{"tui/recent", []string{"client/launch", "keymap", "theme", "tui/drafts", "tui/explain", "tui/safe", "tui/state", "tui/text", "tui/view", "tui/widget"},
		[]string{"github.com/aliyun/", "net", "os", "log"}},
	{"tui/help", []string{"client", "keymap", "theme", "tui/text", "tui/view", "tui/widget"}, []string{"github.com/aliyun/", "net", "os", "log"}},
	{"tui/events", []string{"client", "keymap", "theme", "tui/effect", "tui/monitor", "tui/safe", "tui/text", "tui/view", "tui/widget"},
		[]string{"github.com/aliyun/", "net", "os", "log"}},
	{"tui/list", []string{"client", "keymap", "theme", "tui/detail", "tui/effect", "tui/explain", "tui/monitor", "tui/safe",
		"tui/state", "tui/text", "tui/view", "tui/widget"}, []string{"github.com/aliyun/", "net", "os", "log"}},
	{"client/testenv", nil, []string{"charm.land/", "github.com/"}},
	{"tui/internal/tuitest", []string{"client", "theme", "tui/monitor"}, []string{"net"}},
	{"tui/monitor", []string{"client"}, []string{"charm.land/", "github.com/", "net", "os", "log"}},
	{"tui/widget", []string{"client", "keymap", "theme", "tui/safe"}, []string{"github.com/aliyun/", "net", "os", "log"}},
	{"tui/drafts", []string{"client", "client/launch", "tui/state"}, []string{"charm.land/", "github.com/", "net", "os", "log"}},
	{"tui/state", []string{"client"}, []string{"charm.land/", "github.com/", "net", "log"}},
	{"tui/input", nil, []string{"charm.land/", "net", "log", "os"}},
	{"tui/terminal", []string{"tui/input"}, []string{"net", "log"}},
	{"", []string{"tui/cli"}, []string{"charm.land/", "github.com/"}},
}

func TestImports(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "scantop/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	imports := map[string][]string{}
	folder := func(path string) string { return strings.TrimPrefix(strings.TrimPrefix(path, "scantop"), "/") }
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		fields := strings.Fields(line)
		imports[folder(fields[0])] = fields[1:]
	}
	ruled := map[string]bool{"tui/cli": true, "tui/e2e": true} // may import everything
	for _, rule := range importRules {
		ruled[rule.path] = true
		list, ok := imports[rule.path]
		if !ok {
			t.Errorf("package %s does not exist", rule.path)
		}
		for _, path := range list {
			if strings.HasPrefix(path, "scantop/") && !slices.Contains(rule.ours, folder(path)) {
				t.Errorf("%s must not import %s", rule.path, path)
			}
			for _, banned := range rule.banned {
				if path == banned || (strings.HasSuffix(banned, "/") && strings.HasPrefix(path, banned)) {
					t.Errorf("%s must not import %s", rule.path, path)
				}
			}
		}
	}
	for path := range imports {
		if !ruled[path] {
			t.Errorf("importRules has no entry for %s", path)
		}
	}
}
