package simulator

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// Demo returns 60 scans for a demo, newest first. At now, 8 run at different paces, 11 wait, and
// the others are over, invalid or disabled. Some waiting scans start soon and some repeat every few
// minutes, so that the demo stays alive for days. The seed varies names, targets and durations, but
// not the number of scans in each state.
//
// All names are invented. All targets are under example.com, example.org or example.net, or in
// address ranges for documentation or private use.
func Demo(seed uint64, now time.Time) []Script {
	c := &cast{now: now, random: random("demo", seed)}
	scans := slices.Concat(c.running(), c.soon(), c.periodic(), c.unused(), c.history())
	for i := range scans {
		c.complete(&scans[i])
	}
	newestFirst(scans)
	taken := make(map[string]bool)
	for i := range scans {
		for scans[i].ID == "" || taken[scans[i].ID] {
			scans[i].ID = scanID(c.random, scans[i].Created)
		}
		taken[scans[i].ID] = true
	}
	return scans
}

// cast creates the scans of the demo.
type cast struct {
	now    time.Time
	random *rand.Rand
}

func (c *cast) ago(d time.Duration) time.Time { return c.now.Add(-d) }
func (c *cast) in(d time.Duration) time.Time  { return c.now.Add(d) }

// due sets the start of a periodic scan so that its next run starts after next, and runs earlier
// runs have started.
func (c *cast) due(next time.Duration, runs int, s Script) Script {
	s.Start = c.in(next - time.Duration(runs)*s.shortestStep())
	return s
}

// complete sets the fields that the scans have in common. A scan without targets gets one to three.
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

// history returns scans of the past days that are over, one for each name. Every eighth was
// aborted.
func (c *cast) history() []Script {
	names := slices.Concat(pastNames, pastContentNames)
	c.random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	age := 22 * time.Minute
	var scans []Script
	for i, name := range names {
		age += between(c.random, 12*time.Minute, 4*time.Hour+30*time.Minute)
		longest := min(2*time.Hour, age*6/10) // so that it is over by now
		s := Script{Name: name, Start: c.ago(age), Takes: between(c.random, 3*time.Minute, longest), Pace: Pace(i % 3)}
		if i%8 == 3 {
			s.Outcome, s.At = Abort, 2+float64(c.random.IntN(940))/10
		}
		c.vary(&s, i)
		if slices.Contains(pastContentNames, name) {
			s.Type, s.Flow = "content", ""
			s.SiteIntervalInDay = pick(c.random, 1, 7)
			s.IndexIntervalInMinute = pick(c.random, 5, 30, 60)
			s.KeyWords = c.keyWords(1 + c.random.IntN(2))
		}
		scans = append(scans, s)
	}
	return scans
}

// vary makes the i-th past scan differ from its neighbours.
func (c *cast) vary(s *Script, i int) {
	switch i % 9 {
	case 3:
		s.ScanAll = true
	case 4: // a tag, and its assets when the scan was created
		s.TargetsOriginal = []string{pick(c.random, "prod-web", "uat", "核心业务", "dmz")}
		s.Targets = c.targets(2 + c.random.IntN(4))
	case 5:
		s.Targets = c.targets(15 + c.random.IntN(40))
	case 7: // an old value, as in the document's sample
		s.Flow = "skynet"
	case 8:
		s.RuntimeStart, s.RuntimeEnd = "22:00:00", "06:00:00"
	}
}

// pastNames and pastContentNames are the names of scans that are over.
var (
	pastNames = []string{
		"release-2.14-check", "release-2.13-check", "release-2.14-check (again)", "login-form-retest",
		"api-gateway-baseline", "vpn-portal", "k8s-ingress-prod", "k8s-ingress-uat", "mail-relay", "test_0710-3",
		"crm-upgrade-verify", "image-cdn-origin", "partner-api-v3", "search-service", "sso-pre-rollout",
		"dns-and-mx", "log4shell-recheck", "jenkins-exposure", "s3-gateway",
		"black-friday-readiness", "mobile-backend", "graphql-fuzz-window",
		"quarterly-review-of-every-public-host-behind-the-shared-load-balancers-including-partner-portals-" +
			"marketing-microsites-and-the-archive-2026q3-second-attempt",
		"单次任务", "单次任务-订单", "单次任务-会员中心", "小程序后台复测", "支付网关 v2 回归",
		"财务系统-内网", "OA系统漏洞复查", "数据中台API扫描", "ＶＰＮ入口（全角）测试",
		"等保2.0-三级系统自查",
	}
	pastContentNames = []string{"docs-site", "wordpress-blog", "活动页-双十一", "内容风险-新闻频道",
		"官网改版上线前检查"}
)
