package simulator_test

import (
	"slices"
	"testing"
	"time"

	"scantop/client/simulator"
)

func TestDemoRunning(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now})
	begin := describe(t, s, params{"StatusList.1": "running"}).List
	percents := make(map[int]bool)
	for _, scan := range begin {
		percents[int(*scan.RunPercent)] = true
	}
	if len(percents) != 8 || !percents[0] || !percents[61] {
		t.Errorf("percents %v", percents)
	}
	fate := func(name string) string { return describe(t, s, params{"Search": name}).List[0].Status }
	c.advance(25 * time.Second)
	if got := fate("hotfix-4711-verify"); got != "finished" {
		t.Errorf("after 25s: %s", got)
	}
	c.advance(16 * time.Second)
	if got := fate("smoke-after-deploy"); got != "running" {
		t.Errorf("after 41s: %s", got)
	}
	c.advance(49 * time.Second)
	if got := fate("登录接口"); got != "aborted" {
		t.Errorf("after 90s: %s", got)
	}
	stuck := describe(t, s, params{"Search": "legacy-intranet-sweep"}).List[0]
	was := begin[slices.IndexFunc(begin, func(s scan) bool { return s.Name == stuck.Name })]
	if *stuck.RunPercent != *was.RunPercent {
		t.Errorf("the stalled scan moved from %v to %v", *was.RunPercent, *stuck.RunPercent)
	}
}

func TestDemoStaysAlive(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now})
	c.advance(5 * 24 * time.Hour)
	seen := make(map[string]bool)
	for range 40 { // twenty minutes
		for _, scan := range describe(t, s, params{"StatusList.1": "running"}).List {
			seen[scan.Name] = true
		}
		c.advance(30 * time.Second)
	}
	if !seen["edge-heartbeat"] || !seen["首页篡改监测"] || !seen["gateway-quick-look"] {
		t.Errorf("running after five days: %v", seen)
	}
}
