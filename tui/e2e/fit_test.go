package e2e

import (
	"strconv"
	"strings"
	"testing"

	"scantop/client/simulator"
)

// pageSizes returns the sizes of the pages that were asked for, without requests for counts.
func pageSizes(server *simulator.Server) string {
	var sizes []string
	for _, r := range server.Requests() {
		if size := r.Params.Get("PageSize"); r.Action == "DescribeScans" && size != "1" {
			sizes = append(sizes, size)
		}
	}
	return strings.Join(sizes, " ")
}

// openOn150 starts the program on a simulator with 150 scans and a fault, if any.
func openOn150(t *testing.T, faults ...string) (*simulator.Server, *session) {
	t.Helper()
	names := make([]string, 150)
	for i := range names {
		names[i] = "scan-" + strconv.Itoa(i)
	}
	server, err := simulator.Start(simulator.Config{Scans: alike(names)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	for _, text := range faults {
		fault, err := simulator.ParseFault(text)
		if err == nil {
			err = server.Inject(fault)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	s := newSession(t, 120, 36,
		"ALIBABA_CLOUD_ACCESS_KEY_ID="+server.AccessKeyID, "ALIBABA_CLOUD_ACCESS_KEY_SECRET="+server.AccessKeySecret)
	s.scantop("--endpoint", server.URL, "--interval", "10m")
	return server, s
}

// TestFit starts the program in a terminal, whose rows the first request fills, and resizes it.
func TestFit(t *testing.T) {
	t.Parallel()
	server, s := openOn150(t)
	waitFor(t, s, "1–29 of 150 · page 1 of 6")
	if got := pageSizes(server); got != "29" {
		t.Errorf("at the start, pages of %s are asked for, want one of 29", got)
	}
	s.keys("Right", "Right", "Down")
	waitFor(t, s, "59–87 of 150 · page 3 of 6")
	s.resize(120, 60)
	waitUntil(t, s, "53 rows at 60 lines", func(screen string) bool {
		rows := strings.Count(screen, "finished  scan-")
		return rows == 53 && strings.Contains(screen, "54–106 of 150 · page 2 of 3")
	})
	s.resize(120, 24)
	waitFor(t, s, "52–68 of 150 · page 4 of 9")
	s.resize(120, 36)
	waitFor(t, s, "of 150 · page 3 of 6")
	s.keys("q")
	s.wantShell(0)
}

// TestFitRefused starts the program on a service that accepts no page of more than 20 scans. The list has
// pages of 20, and says so. A larger window changes nothing.
func TestFitRefused(t *testing.T) {
	t.Parallel()
	server, s := openOn150(t, "small-pages")
	waitFor(t, s, "1–20 of 150 · page 1 of 8", "AVDS rejected 29 scans on a page · the list goes on with pages of 20")
	s.keys("Right")
	waitFor(t, s, "21–40 of 150 · page 2 of 8")
	s.resize(120, 60)
	s.keys("Left")
	waitFor(t, s, "1–20 of 150 · page 1 of 8")
	if got := pageSizes(server); got != "29 20 20 20" {
		t.Errorf("pages of %s are asked for, want 29 20 20 20", got)
	}
}
