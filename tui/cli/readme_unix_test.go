//go:build unix

package cli

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// recipes returns the lines of the README that scripts copy: those that launch, read and filter.
func recipes(t *testing.T, name string) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile(`(?m)^(id=\$|scantop findings|scantop list --all -o jsonl).*$`).
		FindAllString(string(source), -1)
	if len(lines) != 3 {
		t.Fatalf("%s: %d recipes: %q", name, len(lines), lines)
	}
	return lines[0] + "\necho $? > code\n" + strings.Join(lines[1:], "\n") + "\n"
}

// The recipes of the README do what they say, in bash, against the simulator.
func TestReadmeRecipes(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, level := range map[string]int{"README.md": 3, "README.zh-CN.md": 0} {
		october, november := over(1)[0], over(1)[0]
		october.ID, october.Start = "2026103000000000001", time.Date(2026, 10, 30, 0, 0, 0, 0, time.UTC)
		november.ID, november.Start = "2026110100000000001", time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
		server := serveAt(t, racing(), october, november)
		server.Intercept(func(w http.ResponseWriter, _ *http.Request, action string) bool {
			if action != "DescribeAllVulnerabilities" {
				return false
			}
			fmt.Fprintf(w, `{"code":200,"success":true,"data":{"TotalCount":1,"List":[{"Id":1,"Name":"SQL injection",`+
				`"Severity":%d,"Status":0,"Target":"http://www.example.com/"}]}}`, level)
			return true
		})
		dir := t.TempDir()
		shim := "#!" + bash + "\ncommand=$1; shift\n[ $command = watch ] && set -- --interval 1s \"$@\"\n" +
			programVariable + "=1 exec '" + program + "' $command --endpoint " + server.URL + " \"$@\"\n"
		if err := os.WriteFile(filepath.Join(dir, "scantop"), []byte(shim), 0o700); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(bash, "-c", "set -o pipefail\n"+recipes(t, name))
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "XDG_STATE_HOME="+t.TempDir(), "LANG=C.UTF-8")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", name, err, out)
		}
		read := func(file string) string {
			b, err := os.ReadFile(filepath.Join(dir, file))
			if err != nil {
				t.Error(err)
			}
			return string(b)
		}
		if code, want := strings.TrimSpace(read("code")), map[int]string{3: "5", 0: "0"}[level]; code != want {
			t.Errorf("%s: watch ends with %s, want %s", name, code, want)
		}
		sarif, word := read("scantop.sarif"), map[int]string{3: "high", 0: "info"}[level]
		if !json.Valid([]byte(sarif)) || !strings.Contains(sarif, `"severity": "`+word+`"`) {
			t.Errorf("%s: SARIF is %s", name, sarif)
		}
		month := read("november.jsonl")
		if !strings.Contains(month, november.ID) || strings.Contains(month, october.ID) {
			t.Errorf("%s: the scans of the month are %s", name, month)
		}
	}
}

// racing returns a clock in which each second takes ten minutes.
func racing() func() time.Time {
	start := time.Now()
	return func() time.Time { return start.Add(600 * time.Since(start)) }
}
