package simulator

import "time"

// running returns the eight scans that run at the start. They cover what a client must distinguish:
// quick and slow, even and uneven, just started and nearly finished, about to abort, and stalled.
func (c *cast) running() []Script {
	stuck := 61 + float64(c.random.IntN(8))/10 // percent
	aborts := 20 * time.Minute
	return []Script{
		// In its first percent.
		{Name: "checkout-smoke", Start: c.ago(15 * time.Second), Takes: 45 * time.Minute},
		// More than one percent every three seconds.
		{Name: "单次任务-支付", Start: c.ago(90 * time.Second), Takes: 4 * time.Minute,
			Flow: "general", Targets: []string{"pay.example.com", "10.0.0.12"}},
		// Quick at first, then slower and slower.
		{Name: "release-2.15-check", Start: c.ago(6 * time.Minute), Takes: 30 * time.Minute, Pace: FastStart,
			Flow: "general", Targets: []string{"api.example.com"}},
		// Finishes in 12 seconds.
		{Name: "hotfix-4711-verify", Start: c.ago(9*time.Minute - 12*time.Second), Takes: 9 * time.Minute,
			Flow: "general", Targets: []string{"hotfix.example.com", "hotfix-02.example.com"}, Found: 40},
		// Aborts in 17 seconds.
		{Name: "登录接口 深度扫描", Start: c.ago(aborts*74/100 - 17*time.Second), Takes: aborts,
			Outcome: Abort, At: 74, Flow: "skynet_vul_scan", Targets: []string{"auth.example.org", "sso.example.org"}},
		// Stalled for the last 75 minutes.
		{Name: "legacy-intranet-sweep", Start: c.ago(2*time.Hour + 5*time.Minute), Takes: 80 * time.Minute,
			Outcome: Stall, At: stuck, Targets: c.targets(64)},
		// Slow at first; the first of its nightly runs.
		{Name: "nightly-web-edge", Created: c.ago(5 * time.Hour), Start: c.ago(2*time.Hour + 50*time.Minute),
			Period: "day", Interval: 1, Takes: 6 * time.Hour, Pace: SlowStart,
			Flow: "skynet_vul_scan", RuntimeStart: "00:00:00", RuntimeEnd: "08:00:00",
			Targets: append([]string{"www.example.com"}, c.targets(3)...)},
		// Very slow.
		{Name: "全量资产漏洞扫描（Ｑ４）", Start: c.ago(9 * time.Hour), Takes: 11 * time.Hour,
			Flow: "assets", ScanAll: true},
	}
}

// soon returns one-time scans that have not run yet.
func (c *cast) soon() []Script {
	return []Script{
		{Name: "smoke-after-deploy", Created: c.ago(time.Minute), Start: c.in(7 * time.Second),
			Takes: 5 * time.Minute, Targets: []string{"staging.example.net"}},
		{Name: "corp-content-review", Created: c.ago(11 * time.Minute), Start: c.in(35 * time.Minute),
			Type: "content", SiteIntervalInDay: 7, KeyWords: c.keyWords(1), Takes: 50 * time.Minute, ScanAll: true},
		{Name: "预发环境-深度模式", Created: c.ago(70 * time.Minute), Start: c.in(6 * time.Hour),
			Flow: "skynet_vul_scan", RuntimeStart: "22:00:00", RuntimeEnd: "06:00:00", Takes: 2 * time.Hour,
			Targets: c.targets(12)},
		{Name: "asset-discovery-dmz", Created: c.ago(3 * time.Hour), Start: c.in(26 * time.Hour),
			Type: "asset", Flow: "assets", Takes: 40 * time.Minute, Targets: []string{"203.0.113.7", "203.0.113.8"}},
	}
}

// periodic returns periodic scans between two runs. The first three repeat often enough for a
// viewer to see it.
func (c *cast) periodic() []Script {
	return []Script{
		c.due(4*time.Minute+30*time.Second, 30, Script{
			Name: "edge-heartbeat", Period: "minute", Interval: 10, Takes: 3 * time.Minute,
			Flow: "general", Targets: []string{"edge-01.example.com", "edge-02.example.com"}}),
		c.due(2*time.Minute+10*time.Second, 8, Script{
			Name: "首页篡改监测", Period: "minute", Interval: 20, Takes: 4 * time.Minute, Pace: FastStart,
			Type: "content", IndexIntervalInMinute: 5, SiteIntervalInDay: 1, KeyWords: c.keyWords(2),
			Targets: []string{"www.example.com"}}),
		c.due(9*time.Minute, 17, Script{
			Name: "gateway-quick-look", Period: "minute", Interval: 15, Takes: 5 * time.Minute, Pace: SlowStart,
			Flow: "general", TargetsOriginal: []string{"gateway-prod"}}),
		// All its runs are aborted.
		c.due(37*time.Minute, 40, Script{
			Name: "legacy-ftp-check", Period: "hour", Interval: 1, Takes: 30 * time.Minute, Outcome: Abort, At: 12.5,
			Targets: []string{"198.51.100.21"}}),
		c.due(50*time.Hour, 2, Script{
			Name: "payments-api-weekly", Period: "week", Interval: 1, Takes: 95 * time.Minute,
			Flow: "general", TargetsOriginal: []string{"payments", "pci"}, End: c.now.AddDate(0, 6, 0)}),
		c.due(29*time.Hour, 1, Script{
			Name: "官网周检", Period: "week", Interval: 1, Takes: 70 * time.Minute, Type: "content",
			SiteIntervalInDay: 7, IndexIntervalInMinute: 60, KeyWords: c.keyWords(1),
			Targets: []string{"www.example.org"}}),
		{Name: "每月合规检查 monthly-compliance", Period: "month", Interval: 1, Takes: 2 * time.Hour,
			Start: c.now.AddDate(0, -2, 9), ScanAll: true, Flow: "general"},
	}
}

// unused returns the scans that never run.
func (c *cast) unused() []Script {
	return []Script{
		{Name: "partner-portal (bad target)", Start: c.ago(31 * time.Hour), Outcome: Invalid,
			Targets: []string{"http//portal.example.net"}},
		{Name: "old-blog-nightly", Start: c.ago(9 * 24 * time.Hour), Outcome: Disabled,
			Period: "day", Interval: 2, Targets: []string{"blog.example.org"}},
		{Name: "停用-论坛内容检测", Start: c.ago(12 * 24 * time.Hour), Outcome: Disabled,
			Period: "week", Interval: 1, Type: "content", IndexIntervalInMinute: 30,
			Targets: []string{"bbs.example.com"}},
	}
}
