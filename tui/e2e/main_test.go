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

// scantop is the path of the program under test, built once for all tests.
var scantop string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "scantop")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	scantop = filepath.Join(dir, "scantop")
	build := exec.Command("go", "build", "-o", scantop, ".")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the program: %v\n%s", err, out)
		os.Exit(1)
	}
	// A test waits for its program far longer than it computes. A number on the
	// command line of go test counts more than this one.
	if err := flag.Set("test.parallel", "8"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// sources has the test process read every file that the program is made of: go
// test repeats an old result unless a file that the test has read is another
// now, and of what a go build reads it knows nothing.
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

// noon is a zone in which it is about noon: at midnight times on the screen become
// dates, which no test waits for.
func noon(now time.Time) string { return fmt.Sprintf("Etc/GMT%+d", now.UTC().Hour()-12) } // east is minus

// environ is all that a program under test sees: an empty home, no account, no
// proxy, and never the metadata service of a virtual machine. Of a repeated
// name the last value counts.
func environ(t *testing.T, extra ...string) []string {
	t.Helper()
	if err := sources(); err != nil {
		t.Fatal(err)
	}
	home, err := os.MkdirTemp("", "home") // not t.TempDir: a program that is just ending may still write there
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
