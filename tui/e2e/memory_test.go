package e2e

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"scantop/client/simulator"
)

// maxMemory is how much memory the program may ever have taken, in KiB.
const maxMemory = 30 << 10

// TestMemoryOfALargeScreen checks the memory of the program with 100 scans, half of them running, at 200x60,
// after refreshes that leave garbage behind.
func TestMemoryOfALargeScreen(t *testing.T) {
	t.Parallel()
	var scans []simulator.Script
	for i := range 100 {
		begun := time.Now().Add(-time.Duration(i%2*10+1) * time.Hour)
		scans = append(scans, simulator.Script{Name: fmt.Sprintf("scan-%d", i), Start: begun, Takes: 9 * time.Hour,
			Targets: []string{fmt.Sprintf("www%d.example.com", i)}})
	}
	server, err := simulator.Start(simulator.Config{Scans: scans})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	p := start(t, account(t, server), "--endpoint", server.URL, "--interval", "1s", "--page-size", "100")
	status := fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid)
	if _, err := os.Stat(status); err != nil {
		t.Skip("this system does not tell how much memory a program took")
	}
	if err := pty.Setsize(p.tty, &pty.Winsize{Cols: 200, Rows: 60}); err != nil {
		t.Fatal(err)
	}
	if !eventually(func() bool { return refreshes(server) >= 8 && strings.Contains(p.written(), "scan-40") }) {
		t.Fatalf("%d refreshes", refreshes(server))
	}
	text, err := os.ReadFile(status)
	if err != nil {
		t.Fatal(err)
	}
	_, peak, _ := strings.Cut(string(text), "VmHWM:")
	var took int
	if _, err := fmt.Sscan(peak, &took); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d KiB", took)
	if took == 0 || took > maxMemory {
		t.Errorf("the program took %d KiB, want at most %d", took, maxMemory)
	}
}
