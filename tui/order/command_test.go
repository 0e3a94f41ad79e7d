package order

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// words returns the words into which a shell splits a command line.
func words(t *testing.T, line string) []string {
	t.Helper()
	const print = `for w in "$@"; do printf '%s\0' "$w"; done`
	out, err := exec.CommandContext(t.Context(), "sh", "-c", print, "sh").Output()
	if err != nil || len(out) != 0 {
		t.Skip("no shell on this machine")
	}
	out, err = exec.CommandContext(t.Context(), "sh", "-c", "set -- "+line+"; "+print).Output()
	if err != nil {
		t.Fatalf("the shell cannot run %s: %v", line, err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
}

// trickySpec returns a scan with texts that have a meaning for a shell.
func trickySpec() client.Spec {
	return client.Spec{
		Name: `-rf $(touch /tmp/x) 'a' "b" ! * ~ \ 单次`, Type: client.TypeVuln, Flow: client.FlowGeneral,
		QPS: 16, Trigger: client.TriggerPeriodic,
		Start: noon.Add(time.Hour), End: noon.AddDate(0, 1, 0), Period: client.PeriodWeek, Interval: 2,
		RuntimeStart: "22:00:00", RuntimeEnd: "06:00:00",
		Targets: []string{"a.example.com", "2001:db8::1"}, TargetAssetTags: []string{"`id`;#", "=x"},
		ScanAll:       new(false),
		AssetDiscover: new(true), AssetLoginScan: new(false), SourceIP: "192.0.2.1",
	}
}

// orderOf returns an order for a scan, as read at noon.
func orderOf(s client.Spec) Order {
	values := Values{"ScanType": {Typed: string(s.Type)}, "TriggerType": {Typed: string(s.Trigger)}}
	if ScansAll(s) {
		values["ScanAll"] = Value{Typed: "1"}
	}
	o := Parameters().Read(values, noon, text.For("en"))
	o.Spec = s
	return o
}

func TestCommandsSurviveTheShell(t *testing.T) {
	t.Parallel()
	s := trickySpec()
	want := []string{
		"scantop", "new", "--name=" + s.Name, "--type", "vuln", "--target", "a.example.com", "--target", "2001:db8::1",
		"--asset-tag", "`id`;#", "--asset-tag", "=x", "--mode", "general", "--speed", "16",
		"--asset-discover=true", "--asset-login-scan=false",
		"--source-ip", "192.0.2.1", "--repeat", "interval", "--start", "2026-03-02T13:00:00+08:00", "--end",
		"2026-04-02T12:00:00+08:00",
		"--period", "week", "--every", "2", "--from", "22:00:00", "--until", "06:00:00",
	}
	if got := words(t, orderOf(s).Command(Connection{})); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	want = []string{"aliyun", "avds", "CreateScan", "--force"}
	for _, p := range s.Parameters() {
		if strings.HasPrefix(p.Value, "-") {
			want = append(want, "--"+p.Name+"="+p.Value)
		} else {
			want = append(want, "--"+p.Name, p.Value)
		}
	}
	want = append(want, "--version", "2017-11-29", "--region", "cn-hangzhou", "--endpoint", "avds.aliyuncs.com")
	if got := words(t, AliyunCommand(s.Parameters(), Connection{})); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestCommandsOfOtherTypes(t *testing.T) {
	t.Parallel()
	content := client.Spec{
		Name: "c", Type: client.TypeContent, Flow: client.FlowGeneral, QPS: 32, Trigger: client.TriggerOnce,
		Start: noon, ScanAll: new(true),
		IndexIntervalInMinute: 60, SiteIntervalInDay: 7, KeyWords: []string{"k1"}, RuntimeStart: "00:00:00",
		RuntimeEnd: "23:59:59",
	}
	asset := client.Spec{
		Name: "a", Type: client.TypeAsset, Trigger: client.TriggerOnce, Start: noon, Targets: []string{"b.cn"},
		RuntimeStart: "00:00:00", RuntimeEnd: "23:59:59",
	}
	for want, s := range map[string]client.Spec{
		"scantop new --name c --type content --scan-all --index-interval 60 --site-interval 7 --keyword k1" +
			" --repeat date --start now --from 00:00:00 --until 23:59:59": content,
		"scantop new --name a --type asset --target b.cn --start now --from 00:00:00 --until 23:59:59": asset,
	} {
		if got := orderOf(s).Command(Connection{}); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestTheSummarySaysWhatWillHappen(t *testing.T) {
	t.Parallel()
	hosts := client.Spec{
		Type: client.TypeVuln, Flow: client.FlowGeneral, QPS: 32, Trigger: client.TriggerOnce, Start: noon,
		Targets: []string{"a", "b", "c"}, RuntimeStart: "00:00:00", RuntimeEnd: "08:00:00",
	}
	asset := client.Spec{
		Type: client.TypeAsset, Trigger: client.TriggerOnce, Start: noon.Add(10 * time.Hour),
		Targets: []string{"a"}, TargetAssetTags: []string{"x", "y"},
		RuntimeStart: "00:00:00", RuntimeEnd: "23:59:59",
	}
	for _, c := range []struct {
		spec   client.Spec
		en, zh string
	}{
		{
			hosts, "Scans 3 targets once, starting now, between 00:00 and 08:00, standard mode, normal speed.",
			"扫描漏洞：3 个目标，单次，立即开始，每天 00:00 至 08:00，标准模式，常速。",
		},
		{
			trickySpec(),
			"Scans 2 targets and the assets with 2 tags every 2 weeks until 2026-04-02 12:00, " +
				"starting 2026-03-02 13:00, between 22:00 and 06:00 the next day, standard mode, slow speed, " +
				"with asset discovery, without login scan.",
			"扫描漏洞：2 个目标及 2 个标签下的资产，每 2 周，至 2026-04-02 12:00，2026-03-02 13:00 " +
				"开始，" +
				"每天 22:00 至次日 06:00，标准模式，慢速，开启资产发现，关闭登录扫描。",
		},
		{
			asset,
			"Discovers the assets of 1 target and the assets with 2 tags once, starting 2026-03-02 22:00, " +
				"at any time of day.",
			"发现资产：1 个目标及 2 个标签下的资产，单次，2026-03-02 22:00 开始，全天。",
		},
	} {
		for lang, want := range map[string]string{"en": c.en, "zh": c.zh} {
			if got := orderOf(c.spec).Summary(text.For(lang)); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
	}
}
