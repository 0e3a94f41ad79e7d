package tui

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// importRules says what each package may import of this module, and what else it must not
// import. CONTRIBUTING.md has the map.
var importRules = []struct{ path, ours, banned string }{
	{"client", "client/credentials client/internal/network client/internal/quiet client/reason client/target",
		"charm.land/ log"},
	{"client/credentials", "client/internal/network client/reason", "charm.land/ log"},
	{"client/target", "", "charm.land/ github.com/ log net/http os"},
	{"client/reason", "", "charm.land/ github.com/ log net os"},
	{"client/internal/network", "client/reason", "charm.land/ github.com/ log"},
	{"client/internal/quiet", "", "charm.land/ github.com/ net"},
	{"client/launch", "client client/target", "charm.land/ github.com/ log os net"},
	{"client/findings", "client", "charm.land/ github.com/ log os net"},
	{"client/simulator", "", "charm.land/ github.com/"},
	{"keymap", "tui/text", "github.com/ net os"},
	{"theme", "", "charm.land/lipgloss/v2/compat net os"},
	{"tui/text", "", "charm.land/ github.com/ net os"},
	{"tui/safe", "client client/target", "charm.land/ net os log"},
	{"tui/export", "client tui/safe", "charm.land/ net os log"},
	{"tui/explain", "client client/credentials client/launch client/reason client/target theme tui/safe tui/state " +
		"tui/text",
		"charm.land/ github.com/ net os log"},
	{"tui/effect", "client client/credentials client/findings client/launch tui/monitor tui/safe tui/text",
		"charm.land/lipgloss github.com/ net os log"},
	{"tui/order", "client client/target tui/safe tui/text", "charm.land/ github.com/ net os log"},
	{"tui", "client client/launch keymap theme tui/effect tui/events tui/explain tui/findings tui/form tui/help " +
		"tui/launches tui/list tui/monitor tui/overview tui/order tui/palette tui/picker tui/recent tui/state " +
		"tui/text tui/view tui/widget",
		"net net/http os log log/slog github.com/aliyun/"},
	{"tui/launches", "client client/launch tui/drafts tui/effect tui/explain tui/form tui/recent tui/safe tui/state " +
		"tui/text tui/widget",
		notForScreens},
	{"tui/view", "client theme tui/safe", notForScreens},
	{"tui/detail", "client keymap theme tui/safe tui/text tui/widget", notForScreens},
	{"tui/form", "client client/target keymap theme tui/effect tui/explain tui/order tui/safe tui/state tui/text " +
		"tui/view tui/widget",
		notForScreens},
	{"tui/findings", "client client/findings keymap theme tui/effect tui/explain tui/export tui/safe tui/text " +
		"tui/view tui/widget",
		notForScreens},
	{"tui/recent", "client/launch keymap theme tui/drafts tui/explain tui/safe tui/state tui/text tui/view " +
		"tui/widget",
		notForScreens},
	{"tui/picker", "client keymap theme tui/effect tui/explain tui/safe tui/text tui/view tui/widget", notForScreens},
	{"tui/palette", "keymap theme tui/safe tui/text tui/view tui/widget", notForScreens},
	{"tui/help", "client keymap theme tui/text tui/view tui/widget", notForScreens},
	{"tui/events", "client keymap theme tui/effect tui/monitor tui/safe tui/text tui/view tui/widget",
		notForScreens},
	{"tui/rows", "client theme tui/detail tui/monitor tui/text tui/widget", notForScreens},
	{"tui/overview", "client keymap theme tui/effect tui/monitor tui/rows tui/text tui/view tui/widget", notForScreens},
	{"tui/list", "client keymap theme tui/detail tui/effect tui/explain tui/monitor tui/rows tui/safe tui/state " +
		"tui/text tui/view tui/widget",
		notForScreens},
	{"client/testenv", "", "charm.land/ github.com/"},
	{"tui/internal/framelimit", "", "charm.land/ net os log"},
	{"tui/internal/tuitest", "client theme tui/monitor", "net"},
	{"tui/monitor", "client", "charm.land/ github.com/ net os log"},
	{"tui/widget", "client keymap theme tui/safe", notForScreens},
	{"tui/drafts", "client client/launch tui/state", "charm.land/ github.com/ net os log"},
	{"tui/state", "client", "charm.land/ github.com/ net log"},
	{"tui/input", "", "charm.land/ net log os"},
	{"tui/terminal", "tui/input", "net log"},
	{"", "tui/cli", "charm.land/ github.com/"},
}

// notForScreens are packages that no screen may import.
const notForScreens = "github.com/aliyun/ net os log"

func TestImports(t *testing.T) {
	t.Parallel()
	const format = `{{.ImportPath}} {{join .Imports " "}}`
	out, err := exec.CommandContext(t.Context(), "go", "list", "-buildvcs=false", "-f", format, "scantop/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	imports := map[string][]string{}
	folder := func(path string) string { return strings.TrimPrefix(strings.TrimPrefix(path, "scantop"), "/") }
	for line := range strings.SplitSeq(strings.TrimSpace(string(out)), "\n") {
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
			if strings.HasPrefix(path, "scantop/") && !slices.Contains(strings.Fields(rule.ours), folder(path)) {
				t.Errorf("%s must not import %s", rule.path, path)
			}
			for banned := range strings.FieldsSeq(rule.banned) {
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
