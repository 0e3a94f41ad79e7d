package simulator

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// Demo returns a population to show a client with: 60 scans, newest first, of
// which 8 run at now, each at its own pace, 11 wait, and the others are over
// or out of use. Some wait for a short time only and some come round every
// few minutes, so that there is something to see for days. The seed varies
// names, targets and durations, never the number of scans in each state.
//
// Every name is made up, and every target is under example.com, example.org
// or example.net or in an address range for documentation or private use.
func Demo(seed uint64, now time.Time) []Script {
	c := &cast{now: now, random: random("demo", seed)}
	scans := slices.Concat(c.running(), c.soon(), c.periodic(), c.unused(), c.history())
	for i := range scans {
		c.complete(&scans[i])
	}
	slices.SortStableFunc(scans, func(a, b Script) int { return b.Created.Compare(a.Created) })
	c.number(scans)
	return scans
}

// cast draws up the demo's scans.
type cast struct {
	now    time.Time
	random *rand.Rand
}

func (c *cast) ago(d time.Duration) time.Time { return c.now.Add(-d) }

// in is ago, forwards.
func (c *cast) in(d time.Duration) time.Time { return c.now.Add(d) }

// complete fills in what the scans have in common. A scan that says nothing
// of its targets gets one to three.
func (c *cast) complete(s *Script) {
	if s.Created.IsZero() {
		s.Created = s.Start.Add(-between(c.random, 2*time.Second, 20*time.Second))
	}
	if s.Type == "" {
		s.Type = "vuln"
	}
	if s.Flow == "" && s.Type == "vuln" {
		s.Flow = pick(c.random, "general", "general", "skynet_vul_scan", "assets")
	}
	if s.RuntimeStart == "" {
		s.RuntimeStart, s.RuntimeEnd = "00:00:00", "23:59:59"
	}
	if len(s.Targets) == 0 && len(s.TargetsOriginal) == 0 && !s.ScanAll {
		s.Targets = c.targets(1 + c.random.IntN(3))
	}
}

// number gives each scan an ID that no other has.
func (c *cast) number(scans []Script) {
	taken := make(map[string]bool)
	for i := range scans {
		id := scanID(c.random, scans[i].Created)
		for taken[id] {
			id = scanID(c.random, scans[i].Created)
		}
		taken[id] = true
		scans[i].ID = id
	}
}

// targets returns n different targets.
func (c *cast) targets(n int) []string {
	var targets []string
	for len(targets) < n {
		if target := c.target(); !slices.Contains(targets, target) {
			targets = append(targets, target)
		}
	}
	return targets
}

func (c *cast) target() string {
	host := 1 + c.random.IntN(254)
	switch c.random.IntN(8) {
	case 0:
		return fmt.Sprintf("%s.%d", pick(c.random, "192.0.2", "198.51.100", "203.0.113"), host)
	case 1:
		return fmt.Sprintf("10.%d.%d.%d", c.random.IntN(40), c.random.IntN(16), host)
	}
	domain := pick(c.random, "example.com", "example.com", "example.org", "example.net")
	name := pick(c.random, "www", "api", "shop", "pay", "m", "static", "admin", "mail", "vpn", "sso",
		"cdn", "img", "docs", "status", "uat", "staging", "gateway", "auth", "blog", "partner")
	if c.random.IntN(4) == 0 {
		name += fmt.Sprintf("-%02d", 1+c.random.IntN(12))
	}
	return name + "." + domain
}

// keyWords returns the IDs of n keyword libraries.
func (c *cast) keyWords(n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = uuid(c.random)
	}
	return ids
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }
