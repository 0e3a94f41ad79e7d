package e2e

import (
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"scantop/client/simulator"
)

// atOnce is shorter than the program waits for a silent AVDS, but long enough for a busy
// machine.
const atOnce = 10 * time.Second

// TestFirstFrame checks that the screen is drawn before the first reply, from an AVDS that
// accepts the connection and stays silent, and that the user can quit.
func TestFirstFrame(t *testing.T) {
	t.Parallel()
	l := listen(t)
	env := environ(t, "ALIBABA_CLOUD_ACCESS_KEY_ID=id", "ALIBABA_CLOUD_ACCESS_KEY_SECRET=secret")
	p := start(t, env, "--endpoint", "http://"+l.Addr().String())
	waitFor(t, p, "scantop", l.Addr().String(), "NAME", "q quit")
	if !eventually(func() bool { return l.count() > 0 }) {
		t.Error("no connection to AVDS")
	}
	p.send("q")
	if code := p.exit(atOnce); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestNothingChangedNothingWritten checks that refreshes of unchanged scans write no byte to
// the terminal.
func TestNothingChangedNothingWritten(t *testing.T) {
	t.Parallel()
	server, err := simulator.Start(simulator.Config{Scans: still()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	p := start(t, account(t, server), "--endpoint", server.URL, "--interval", "1s")
	waitFor(t, p, "All 12", "Waiting 1", "Finished 11", "Disabled 0") // all counts have arrived

	// After one more refresh, the screen is final.
	settled := refreshes(server)
	wait := func(n int) {
		t.Helper()
		if !eventually(func() bool { return refreshes(server) >= n }) {
			t.Fatalf("%d refreshes, want %d", refreshes(server), n)
		}
	}
	wait(settled + 1)
	before := p.written()
	wait(settled + 5) // the last one may not be on the screen yet
	if after := p.written(); after != before {
		t.Errorf("%d bytes although nothing changed: %q", len(after)-len(before), after[len(before):])
	}
}

// still returns scans that look the same during a test. One waits for the next day: with
// none to wait for, the program would refresh only every 30 s.
func still() []simulator.Script {
	now := time.Now()
	scans := []simulator.Script{{Name: "tomorrow", Created: now.Add(-time.Hour),
		Start: now.Add(26*time.Hour + 30*time.Minute), Takes: time.Hour}}
	for i := range 11 {
		start := now.Add(-time.Duration(i+2) * time.Hour)
		scans = append(scans, simulator.Script{Name: fmt.Sprintf("done-%d", i), Start: start, Takes: 20 * time.Minute,
			Targets: []string{"192.0.2.1"}})
	}
	return scans
}

// account returns an environment with the credentials of a simulator.
func account(t *testing.T, server *simulator.Server, extra ...string) []string {
	t.Helper()
	return environ(t, append([]string{
		"ALIBABA_CLOUD_ACCESS_KEY_ID=" + server.AccessKeyID,
		"ALIBABA_CLOUD_ACCESS_KEY_SECRET=" + server.AccessKeySecret,
	}, extra...)...)
}

// refreshes counts the requests for a page. Requests with one scan a page are for counts.
func refreshes(server *simulator.Server) int {
	n := 0
	for _, r := range server.Requests() {
		if r.Action == "DescribeScans" && r.Params.Get("PageSize") != "1" {
			n++
		}
	}
	return n
}

// listener accepts and counts connections, and never replies.
type listener struct {
	net.Listener
	accepted chan struct{} // one element for each connection
}

func listen(t *testing.T) *listener {
	t.Helper()
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	const room = 1000 // more connections than a test makes
	l := &listener{inner, make(chan struct{}, room)}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { conn.Close() })
			l.accepted <- struct{}{}
		}
	}()
	return l
}

func (l *listener) count() int { return len(l.accepted) }

// oneLine reports whether a text is exactly one line.
func oneLine(s string) bool {
	return strings.Count(s, "\n") == 1 && strings.HasSuffix(s, "\n") && len(s) > 1
}
