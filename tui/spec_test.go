package tui

import (
	"reflect"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

func TestEntriesBecomeAScan(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 1, 14, 8, 31, 123e6, time.UTC)
	plain := func(change func(*client.Spec)) client.Spec {
		s := client.Spec{Name: "scan-20260301-1408", Type: "vuln", Flow: "general", QPS: 32, Trigger: "date", Start: now, RuntimeStart: "00:00:00",
			RuntimeEnd: "23:59:59", Targets: []string{"a.example.com"}, ScanAll: new(false)}
		change(&s)
		return s
	}
	for _, c := range []struct {
		entries map[string]string
		want    client.Spec
	}{
		{map[string]string{}, plain(func(*client.Spec) {})},
		{map[string]string{"Name": " x\ny ", "FlowName": "skynet_vul_scan", "Qps": "64", "EnableAssetDiscover": "1", "EnableAssetLoginScan": "0", "SourceIp": "192.0.2.1"},
			plain(func(s *client.Spec) {
				s.Name, s.Flow, s.QPS, s.AssetDiscover, s.AssetLoginScan, s.SourceIP = "x y", client.FlowFull, 64, new(true), new(false), "192.0.2.1"
			})},
		{map[string]string{"ScanType": "content", "IndexIntervalInMinute": "5", "KeyWords": "k1\nk2\nk1", "TargetAssetTags": "web front\ndmz"},
			plain(func(s *client.Spec) {
				s.Type, s.IndexIntervalInMinute, s.SiteIntervalInDay = "content", 5, 7
				s.KeyWords, s.TargetAssetTags = []string{"k1", "k2"}, []string{"web front", "dmz"}
			})},
		{map[string]string{"TriggerType": "interval", "StartDate": "30m", "EndDate": "2026-04-01", "Period": "week", "Interval": "2", "RuntimeStart": "8:00", "RuntimeEnd": "06:00"},
			plain(func(s *client.Spec) {
				s.Trigger, s.Start, s.End, s.Period, s.Interval = "interval", now.Add(30*time.Minute), time.Date(2026, 4, 1, 23, 59, 59, 0, time.UTC), "week", 2
				s.RuntimeStart, s.RuntimeEnd = "08:00:00", "06:00:00"
			})},
	} {
		c.entries["Targets"] = "https://A.example.com/x, a.example.com"
		got, problems := SpecOf(c.entries, now, text.For("en"))
		if problems != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v become %+v, %v; want %+v", c.entries, got, problems, c.want)
		}
	}
	if got, problems := SpecOf(map[string]string{"ScanAll": "1"}, now, text.For("en")); problems != nil || got.Targets != nil || !*got.ScanAll {
		t.Errorf("everything becomes %+v, %v", got, problems)
	}
}

func TestEntriesThatCannotBeSentAreNamed(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 1, 14, 8, 31, 0, time.UTC)
	for _, c := range []struct{ parameter, value string }{
		{"Name", " "}, {"ScanType", "x"}, {"Targets", "a b"}, {"Targets", ""}, {"FlowName", "x"}, {"Qps", "17"}, {"Qps", "x"}, {"StartDate", "soon"}, {"StartDate", "2026-02-01"},
		{"RuntimeStart", "25:00"}, {"RuntimeEnd", "00:00"}, {"TriggerType", "x"}, {"EndDate", "1d"}, {"Period", "day"}, {"Interval", "2"}, {"KeyWords", "k"}, {"IndexIntervalInMinute", "5"},
	} {
		entries := map[string]string{"Targets": "a.example.com", c.parameter: c.value}
		if _, problems := SpecOf(entries, now, text.For("en")); len(problems) == 0 || problems[0].Parameter != c.parameter || problems[0].Text == "" {
			t.Errorf("%s=%q: %v", c.parameter, c.value, problems)
		}
	}
	for _, c := range []struct{ parameter, value string }{{"EndDate", "soon"}, {"EndDate", "2026-03-01 14:00"}, {"Period", "hour"}, {"Interval", "0"}, {"Interval", "1001"}} {
		entries := map[string]string{"Targets": "a.example.com", "TriggerType": "interval", c.parameter: c.value}
		if _, problems := SpecOf(entries, now, text.For("en")); len(problems) != 1 || problems[0].Parameter != c.parameter {
			t.Errorf("%s=%q: %v", c.parameter, c.value, problems)
		}
	}
}
