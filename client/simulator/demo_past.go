package simulator

import (
	"slices"
	"time"
)

// unused returns the scans that do not run at all.
func (c *cast) unused() []Script {
	return []Script{
		{
			Name: "partner-portal (bad target)", Start: c.ago(31 * time.Hour), Outcome: Invalid,
			Targets: []string{"http//portal.example.net"},
		},
		{
			Name: "old-blog-nightly", Start: c.ago(9 * 24 * time.Hour), Outcome: Disabled,
			Period: "day", Interval: 2, Targets: []string{"blog.example.org"},
		},
		{
			Name: "停用-论坛内容检测", Start: c.ago(12 * 24 * time.Hour), Outcome: Disabled,
			Period: "week", Interval: 1, Type: "content", IndexIntervalInMinute: 30, Targets: []string{"bbs.example.com"},
		},
	}
}

// history returns scans of the past days that are over, one for each name.
// Every eighth was aborted.
func (c *cast) history() []Script {
	names := slices.Concat(pastNames(), pastContentNames())
	c.random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	age := 22 * time.Minute
	var scans []Script
	for i, name := range names {
		age += between(c.random, 12*time.Minute, 4*time.Hour+30*time.Minute)
		longest := min(2*time.Hour, age*6/10) // over by now, whenever it began
		s := Script{
			Name:  name,
			Start: c.ago(age),
			Takes: between(c.random, 3*time.Minute, longest),
			Pace:  Pace(i % 3),
		}
		if i%8 == 3 {
			s.Outcome, s.At = Abort, 2+float64(c.random.IntN(940))/10
		}
		c.vary(&s, i)
		if slices.Contains(pastContentNames(), name) {
			c.makeContent(&s)
		}
		scans = append(scans, s)
	}
	return scans
}

// vary makes the i-th scan of the past differ from its neighbours in kind.
func (c *cast) vary(s *Script, i int) {
	switch i % 9 {
	case 3:
		s.ScanAll = true
	case 4: // a tag, and what it stood for when the scan was created
		s.TargetsOriginal = []string{pick(c.random, "prod-web", "uat", "核心业务", "dmz")}
		s.Targets = c.targets(2 + c.random.IntN(4))
	case 5:
		s.Targets = c.targets(15 + c.random.IntN(40))
	case 7: // a value that only old scans have, as in the document's sample
		s.Flow = "skynet"
	case 8:
		s.RuntimeStart, s.RuntimeEnd = "22:00:00", "06:00:00"
	}
}

// makeContent makes a scan look for content risks, which has no FlowName.
func (c *cast) makeContent(s *Script) {
	s.Type, s.Flow = "content", ""
	s.SiteIntervalInDay = pick(c.random, 1, 7)
	s.IndexIntervalInMinute = pick(c.random, 5, 30, 60)
	s.KeyWords = c.keyWords(1 + c.random.IntN(2))
}

// pastContentNames returns the names of the content scans that are over.
func pastContentNames() []string {
	return []string{"docs-site", "wordpress-blog", "活动页-双十一", "内容风险-新闻频道", "官网改版上线前检查"}
}

// pastNames returns the names of the other scans that are over.
func pastNames() []string {
	return []string{
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
}
