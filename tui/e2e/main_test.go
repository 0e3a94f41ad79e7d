package e2e

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// scantop is the path of the program under test, which is built once for all tests.
var scantop string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "scantop")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	scantop = filepath.Join(dir, "scantop")
	build := exec.Command("go", "build", "-buildvcs=false", "-o", scantop, ".")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the program: %v\n%s", err, out)
		os.Exit(1)
	}
	// Tests mostly wait, so many run at once. A number on the command line of go test
	// has priority.
	if err := flag.Set("test.parallel", "8"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// sources makes the test process read every source file of the program. go test caches a
// result until a file changes that the test itself has read, which does not include what go
// build reads.
var sources = sync.OnceValue(func() error {
	return filepath.WalkDir(filepath.Join("..", ".."), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		switch filepath.Ext(path) {
		case ".go", ".mod", ".sum", ".tape":
			_, err = os.ReadFile(path)
		}
		return err
	})
})

// noon returns a time zone in which it is about noon. Around midnight, the screen would show
// dates in the place of times.
func noon(now time.Time) string { return fmt.Sprintf("Etc/GMT%+d", now.UTC().Hour()-12) } // minus is east

// environ returns the whole environment of a program under test: an empty home, no account,
// no proxy, and no metadata service of a virtual machine. The last value of a repeated name
// counts.
func environ(t *testing.T, extra ...string) []string {
	t.Helper()
	if err := sources(); err != nil {
		t.Fatal(err)
	}
	home, err := os.MkdirTemp("", "home") // t.TempDir would fail if a program still wrote there
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(home) })
	return append([]string{
		"HOME=" + home, "HISTFILE=", "PATH=" + os.Getenv("PATH"), "TZ=" + noon(time.Now()),
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8",
		"ALIBABA_CLOUD_ECS_METADATA_DISABLED=true",
	}, extra...)
}
