package e2e

import (
	"regexp"
	"testing"

	"scantop/client/simulator"
)

// TestPalette finds actions by words and runs them, and closes without one.
func TestPalette(t *testing.T) {
	t.Parallel()
	s := newSession(t, 80, 24)
	s.scantop("--demo")
	waitFor(t, s, "STATUS", "live", ": actions")
	s.text(":")
	waitFor(t, s, "Actions", "KEY", "ACTION")
	s.text("pause")
	waitFor(t, s, "z ", "pause refresh")
	s.keys("Enter")
	waitFor(t, s, "STATUS", "paused")
	s.text(":新建")
	waitFor(t, s, "new scan")
	s.keys("Enter")
	waitFor(t, s, "New scan")
	s.keys("Escape")
	waitInstead(t, s, "New scan", "STATUS")
	s.resize(40, 10)
	s.text(":")
	waitFor(t, s, "Actions", "enter run")
	s.keys("Escape")
	waitInstead(t, s, "enter run", "page 1 of")
	s.resize(80, 24)
	waitFor(t, s, ": actions")
	s.keys("q")
	s.wantShell(0)
}

// TestOpensOnAScan starts on a scan of the last page, and on one that does not exist.
func TestOpensOnAScan(t *testing.T) {
	t.Parallel()
	server, err := simulator.Start(simulator.Config{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	keys := []string{
		"ALIBABA_CLOUD_ACCESS_KEY_ID=" + server.AccessKeyID,
		"ALIBABA_CLOUD_ACCESS_KEY_SECRET=" + server.AccessKeySecret,
	}
	all := run(t, environ(t, keys...), true, "list", "--all", "-o", "jsonl", "--endpoint", server.URL)
	ids := regexp.MustCompile(`"ScanId":"(\d+)"`).FindAllStringSubmatch(all.out, -1)
	if len(ids) < 30 {
		t.Fatalf("only %d scans: %s", len(ids), all.err)
	}
	last := ids[len(ids)-1][1]
	s := newSession(t, 80, 40, keys...)
	s.scantop(last, "--endpoint", server.URL)
	waitInstead(t, s, "Loading", last, "Scan ID", "TARGETS", "Not on this page")
	s.keys("Escape")
	waitInstead(t, s, "Scan ID", "STATUS", "page 1 of")
	s.text("/" + ids[len(ids)-2][1])
	s.keys("Enter")
	waitFor(t, s, ids[len(ids)-2][1], "TARGETS")
	s.keys("q", "q")
	s.wantShell(0)
	s = newSession(t, 80, 40, keys...) // the first one shows an exit status
	s.scantop("2026112714081599999", "--endpoint", server.URL)
	waitFor(t, s, "No scan with the ID 2026112714081599999.", "STATUS")
	s.keys("q")
	s.wantShell(0)
}
