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

// wantLoopback checks that a process has sockets, and that none of them is connected to
// another machine. It reads /proc, and checks nothing where there is none.
func wantLoopback(t *testing.T, pid int) {
	t.Helper()
	proc := fmt.Sprintf("/proc/%d", pid)
	if _, err := os.Stat(proc + "/net/tcp"); err != nil {
		t.Logf("cannot read the sockets: %v", err)
		return
	}
	own := socketsOf(proc)
	seen := 0
	for _, table := range []string{"tcp", "tcp6", "udp", "udp6"} {
		content, _ := os.ReadFile(filepath.Join(proc, "net", table)) // without IPv6, there is no such table
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
		t.Error("the process has no sockets; is it the right one?")
	}
}

// socketsOf returns the inodes of the open sockets of a process.
func socketsOf(proc string) []string {
	var inodes []string
	files, _ := filepath.Glob(filepath.Join(proc, "fd", "*"))
	for _, file := range files {
		target, _ := os.Readlink(file) // the socket may be closed
		if inode, ok := strings.CutPrefix(target, "socket:["); ok {
			inodes = append(inodes, strings.TrimSuffix(inode, "]"))
		}
	}
	return inodes
}

// address parses an address such as 0100007F:1F90: words of four bytes, each with its last
// byte first.
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
