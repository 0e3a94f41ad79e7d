package e2e

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"scantop/client/simulator"
)

// TestFlagsReachTheService starts with every filter and checks the request.
func TestFlagsReachTheService(t *testing.T) {
	t.Parallel()
	server, err := simulator.Start(simulator.Config{Scans: still()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	p := start(t, account(t, server), "--endpoint", server.URL, "--region", "cn-shanghai",
		"--page-size", "7", "--lang", "zh", "--status", "running,waiting", "--status", "finished",
		"--type", "vuln", "--trigger", "date", "--search", "done")
	waitFor(t, p, "漏洞 · 单次 · / done", "运行中 · 等待中 · 已完成", "cn-shanghai",
		"没有符合筛选条件的任务")
	asked := server.Requests()[0].Params
	for name, want := range map[string]string{
		"Action": "DescribeScans", "RegionId": "cn-shanghai", "PageSize": "7", "CurrentPage": "1", "Lang": "zh",
		"ScanType": "vuln", "TriggerType": "date", "Search": "done",
		"StatusList.1": "running", "StatusList.2": "waiting", "StatusList.3": "finished",
	} {
		if got := asked.Get(name); got != want {
			t.Errorf("requested %s=%q, want %q", name, got, want)
		}
	}
}

// TestRefreshOnTheLine counts the bytes of refreshes in which ten bars grow and ten
// percentages change: at most 750, also with Chinese names.
func TestRefreshOnTheLine(t *testing.T) {
	t.Parallel()
	for language, name := range map[string]string{"English": "nightly-web-edge-%02d",
		"Chinese": "单次任务支付接口%02d"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			started := time.Now().Add(-time.Hour)
			var passed atomic.Int64 // seconds on the clock of the simulator
			scans := make([]simulator.Script, 20)
			for i := range scans {
				scans[i] = simulator.Script{Name: fmt.Sprintf(name, i), Start: started, Takes: 2 * time.Hour,
					Targets: []string{"192.0.2.1"}}
				if i%2 == 1 {
					scans[i].Takes = 10 * time.Minute // finished
				}
			}
			server, err := simulator.Start(simulator.Config{Scans: scans, Now: func() time.Time {
				return started.Add(30*time.Minute + time.Duration(passed.Load())*time.Second)
			}})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(server.Close)
			p := start(t, account(t, server), "--endpoint", server.URL, "--interval", "1s")
			waitFor(t, p, "Running 10", "Disabled 0", "25.0%")
			settle := func() { // the next request shows that the last page is on the screen
				t.Helper()
				n := refreshes(server)
				if !eventually(func() bool { return refreshes(server) > n }) {
					t.Fatal("no further refresh")
				}
			}
			settle()
			for round, percent := range []string{"30.8%", "36.6%", "42.5%"} {
				before := len(p.written())
				passed.Add(7 * 60) // 5.8 percent, one or two cells
				waitUntil(t, p, "ten scans at "+percent,
					func(screen string) bool { return strings.Count(screen, percent) == 10 })
				settle()
				if n := len(p.written()) - before; n < 100 || n > 750 {
					t.Errorf("refresh %d: %d bytes, want 100 to 750: %q", round+1, n, p.written()[before:])
				}
			}
		})
	}
}
