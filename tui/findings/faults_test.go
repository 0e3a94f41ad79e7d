package findings

import (
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/simulator"
	"scantop/tui/internal/tuitest"
)

// connect returns a simulator with a scan of several runs, and a client of it.
func connect(t *testing.T) (*simulator.Server, *client.Client) {
	t.Helper()
	script := simulator.Script{
		ID: "2026030200000000001", Name: "weekly", Created: noon.AddDate(0, 0, -4), Start: noon.AddDate(0, 0, -3),
		Period: "day", Interval: 1, Takes: 10 * time.Minute, Found: 120, Type: "vuln", Flow: "general",
		Targets: []string{"www.example.com", "api.example.com"},
	}
	server, err := simulator.Start(simulator.Config{
		Seed: 1, Scans: []simulator.Script{script}, Now: func() time.Time { return noon.Add(time.Hour) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	c, err := client.New(client.WithEndpoint(server.URL), client.WithDirect(),
		client.WithStaticCredentials(server.AccessKeyID, server.AccessKeySecret, ""),
		client.WithTransport(func(network http.RoundTripper) http.RoundTripper { return server.Transport(network) }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return server, c
}

// Whatever goes wrong in whichever operation, the screen fits, shows no secret, and works again when the
// fault has ended and r was pressed.
func TestEveryFaultOfEveryOperation(t *testing.T) {
	t.Parallel()
	operations := []string{
		"DescribeScanSessions", "DescribeAllVulnerabilities", "DescribeVulnerability", "GenerateVulReport",
	}
	for n, info := range simulator.Faults() {
		if strings.HasPrefix(info.Name, "hang") || strings.HasPrefix(info.Name, "drip") || info.Name == "huge" {
			continue // same ends as others, but later
		}
		t.Run(info.Name, func(t *testing.T) {
			t.Parallel()
			server, c := connect(t)
			for i, operation := range operations {
				chosen := os.Getenv("SCANTOP_NIGHTLY") != "" || n%len(operations) == i // one for each fault by day
				if info.Action != "" && info.Action != operation || info.Action == "" && !chosen {
					continue
				}
				fault := simulator.Fault{Name: info.Name, Action: operation}
				if err := server.Inject(fault); err != nil {
					t.Fatal(err)
				}
				h := build(t, c, look{"en", 160, 43, false, false})
				h.clock = noon.Add(time.Hour)
				check := func() {
					t.Helper()
					tuitest.Fits(t, operation, h.f.View(), 160, 43)
					for _, secret := range []string{server.AccessKeySecret, "Signature="} {
						if strings.Contains(h.f.View(), secret) {
							t.Errorf("%s: %q is on the screen:\n%s", operation, secret, h.screen())
						}
					}
				}
				h.drain(h.f.Enter(client.Scan{ID: "2026030200000000001", Name: "weekly", Status: client.StatusWaiting}))
				check()
				h.advance(30 * time.Second)
				check()
				h.press("enter")
				check()
				if h.f.page.open {
					h.press("esc")
				}
				h.confirm()
				h.advance(2 * time.Minute)
				check()
				server.Recover()
				if h.f.page.open || h.f.Capturing() {
					h.press("esc")
				}
				h.press("r")
				h.advance(2 * time.Minute)
				h.see("weekly · run 4 of 4", "High", "since run 3", "▲ high")
				h.press("q")
			}
		})
	}
}
