package e2e

import (
	"encoding/hex"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// wantLoopback checks that a process has sockets, as the demo must, and none
// whose other end is another machine. It reads /proc, and where there is none
// it checks nothing.
func wantLoopback(t *testing.T, pid int) {
	t.Helper()
	proc := fmt.Sprintf("/proc/%d", pid)
	if _, err := os.Stat(proc + "/net/tcp"); err != nil {
		t.Logf("no look at the sockets: %v", err)
		return
	}
	own := socketsOf(proc)
	seen := 0
	for _, table := range []string{"tcp", "tcp6", "udp", "udp6"} {
		content, _ := os.ReadFile(filepath.Join(proc, "net", table)) // no IPv6: no table
		for _, line := range strings.Split(string(content), "\n") {
			fields := strings.Fields(line)
			if len(fields) < 10 || !slices.Contains(own, fields[9]) {
				continue
			}
			seen++
			if peer := address(t, fields[2]); !peer.IsLoopback() && !peer.IsUnspecified() {
				t.Errorf("%s socket to %v", table, peer)
			}
		}
	}
	if seen == 0 {
		t.Error("no socket at all: is this the right process?")
	}
}

// socketsOf lists the inodes of the sockets that a process has open.
func socketsOf(proc string) []string {
	var inodes []string
	files, _ := filepath.Glob(filepath.Join(proc, "fd", "*"))
	for _, file := range files {
		target, _ := os.Readlink(file) // it may have been closed by now
		if inode, ok := strings.CutPrefix(target, "socket:["); ok {
			inodes = append(inodes, strings.TrimSuffix(inode, "]"))
		}
	}
	return inodes
}

// address reads one such as 0100007F:1F90: words of four bytes, each with its
// last byte first.
func address(t *testing.T, s string) netip.Addr {
	t.Helper()
	host, _, _ := strings.Cut(s, ":")
	raw, err := hex.DecodeString(host)
	if err != nil {
		t.Fatal(err)
	}
	for word := range slices.Chunk(raw, 4) {
		slices.Reverse(word)
	}
	addr, ok := netip.AddrFromSlice(raw)
	if !ok {
		t.Fatalf("address %q", s)
	}
	return addr.Unmap()
}
