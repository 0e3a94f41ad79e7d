//go:build unix

package terminal

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// openPTY opens a pseudo-terminal for the time of a test.
func openPTY(t *testing.T) (master, tty *os.File) {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	t.Cleanup(func() { master.Close(); tty.Close() })
	return master, tty
}

func TestLineFeedKeepsTheColumnOnlyWhereTheLineLeavesItAlone(t *testing.T) {
	t.Parallel()
	_, tty := openPTY(t)
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

// Another program made the terminal non-blocking for all that share it, and the line is slow.
func TestASlowTerminalThatDoesNotBlockGetsEveryByte(t *testing.T) {
	t.Parallel()
	master, tty := openPTY(t)
	if _, err := term.MakeRaw(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	fd, err := syscall.Dup(int(tty.Fd())) // blocking, as the standard output of a program is
	if err != nil {
		t.Fatal(err)
	}
	out := os.NewFile(uintptr(fd), "out")
	defer out.Close()
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	want := strings.Repeat("0123456789abcdef", 1<<14) // more than the line holds
	ended := make(chan error, 1)
	go func() { ended <- (&screen{out: out}).write(want) }()
	got := make([]byte, len(want))
	for n := 0; n < len(got); {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("after %d bytes: %v", n, err)
			}
		default:
		}
		more, err := master.Read(got[n:min(n+1<<10, len(got))])
		if err != nil {
			t.Fatal(err)
		}
		n += more
	}
	if string(got) != want {
		t.Error("other bytes arrived")
	}
}
