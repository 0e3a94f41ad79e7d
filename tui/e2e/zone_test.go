package e2e

import (
	"strings"
	"testing"

	"scantop/client/simulator"
)

// TestZones reads a clock time in the time zone of the environment. An unknown zone is
// reported, and no clock time is sent.
func TestZones(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ environ, start, sent, says string }{
		{"TZ=Asia/Kolkata", "2090-01-01 12:00", "3786935400000", ""},
		{"TZ=:Europe/Berlin", "2090-01-01 12:00", "3786951600000", ""},
		{"TZ=UTC", "2090-01-01 12:00", "3786955200000", ""},
		{"TZ=", "2090-01-01 12:00", "3786955200000", ""},
		{"TZ=Asia/Kolkata ZONEINFO=/nonexistent", "2090-01-01 12:00", "3786935400000", ""},
		{"TZ=Nowhere/City", "2090-01-01 12:00", "", "--start 2090-01-01 12:00: unknown time zone"},
		{"TZ=:/bad/file", "22:00", "", "--start 22:00: unknown time zone"},
		{"TZ=Nowhere/City", "2090-01-01 12:00 +08:00", "3786926400000",
			"TZ=Nowhere/City is not a known time zone, so times are in UTC"},
	} {
		server, err := simulator.Start(simulator.Config{Scans: []simulator.Script{}})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(server.Close)
		r := run(t, account(t, server, strings.Fields(c.environ)...), true,
			"new", "--yes", "--endpoint", server.URL, "--target", "a.example.com", "--start", c.start)
		sent := ""
		for _, request := range server.Requests() {
			sent += request.Params.Get("StartDate")
		}
		told := strings.Contains(r.err, c.says) && (c.says == "") == (r.err == "")
		if sent != c.sent || (c.sent == "") != (r.code == 2) || !told {
			t.Errorf("%s, %s: %+v, starts at %s; want %s, %q", c.environ, c.start, r, sent, c.sent, c.says)
		}
	}
}

// TestUnknownZoneOnTheScreen checks that the list and the commands that print times report
// an unknown zone.
func TestUnknownZoneOnTheScreen(t *testing.T) {
	t.Parallel()
	p := start(t, environ(t, "TZ=Nowhere/City"), "--demo")
	waitFor(t, p, "Unknown time zone")
	for args, told := range map[string]bool{
		"list --demo": true, "list --demo -o json": false, "completion bash": false,
	} {
		r := run(t, environ(t, "TZ=Nowhere/City"), true, strings.Fields(args)...)
		if r.code != 0 || strings.Contains(r.err, "TZ=Nowhere/City") != told || !told && r.err != "" {
			t.Errorf("%s: %d, %q", args, r.code, r.err)
		}
	}
}
