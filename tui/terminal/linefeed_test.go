//go:build unix

package terminal

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

func TestLineFeedKeepsTheColumnOnlyWhereTheLineLeavesItAlone(t *testing.T) {
	t.Parallel()
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer master.Close()
	defer tty.Close()
	if keepsColumn(tty) {
		t.Error("the line of a shell is said to leave LF alone")
	}
	if _, err := term.MakeRaw(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	if !keepsColumn(tty) {
		t.Error("a line in raw mode is said to change LF")
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if !keepsColumn(file) {
		t.Error("a file is said to change LF")
	}
}
