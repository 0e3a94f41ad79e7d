package state_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/state"
)

// The files in testdata/version1 were written by a program with version 1 of the format on a
// real terminal. They contain every kind of value with every field.

// entriesOf returns the values of a new form with some changes.
func entriesOf(changed state.Values) state.Values {
	entries := state.Values{
		"EnableAssetDiscover": "", "EnableAssetLoginScan": "", "EndDate": "30d", "FlowName": "general",
		"IndexIntervalInMinute": "60", "Interval": "1", "KeyWords": "", "Period": "day", "Qps": "32",
		"RuntimeEnd": "23:59:59", "RuntimeStart": "00:00:00", "ScanAll": "0", "ScanType": "vuln",
		"SiteIntervalInDay": "7", "SourceIp": "", "StartDate": "now", "TargetAssetTags": "", "TriggerType": "date",
	}
	maps.Copy(entries, changed)
	return entries
}

// sentAs returns the scan of an unresolved launch.
func sentAs(name string, start time.Time, targets ...string) *client.Spec {
	return &client.Spec{
		Name: name, Type: client.TypeVuln, Flow: client.FlowGeneral, QPS: client.QPSNormal, Trigger: client.TriggerOnce,
		Start: start, RuntimeStart: "00:00:00", RuntimeEnd: "23:59:59", Targets: targets, ScanAll: new(bool),
	}
}

// text returns a value for comparisons. Equal times in equal zones may differ as Go values.
func text(t *testing.T, v any) string {
	t.Helper()
	content, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// china is the time zone of the samples.
var china = time.FixedZone("", 8*3600)

// at returns a time in the time zone of the samples.
func at(year int, month time.Month, day, hour, minute, second, nano int) time.Time {
	return time.Date(year, month, day, hour, minute, second, nano, china)
}

// periodicSample returns a vulnerability scan with all its parameters.
func periodicSample() state.Draft {
	const name = `每周 nightly "edge" & <api>`
	yes, sent := true, sentAs(name, at(2027, 3, 6, 22, 0, 0, 0), "api.example.com")
	sent.QPS, sent.Trigger, sent.End = client.QPSSlow, client.TriggerPeriodic, at(2027, 12, 31, 0, 0, 0, 0)
	sent.Period, sent.Interval, sent.RuntimeStart, sent.RuntimeEnd = client.PeriodWeek, 2, "22:00:00", "06:00:00"
	sent.TargetAssetTags, sent.SourceIP = []string{"core", "支付"}, "192.0.2.9"
	sent.AssetDiscover, sent.AssetLoginScan = &yes, new(bool)
	return state.Draft{Sent: sent, Values: entriesOf(state.Values{
		"Name": name, "Targets": "api.example.com", "TargetAssetTags": "core\n支付", "EnableAssetDiscover": "1",
		"EnableAssetLoginScan": "0", "Qps": "16", "SourceIp": "192.0.2.9", "TriggerType": "interval", "Period": "week",
		"Interval": "2", "StartDate": "2027-03-06 22:00:00 +08:00", "EndDate": "2027-12-31 00:00:00 +08:00",
		"RuntimeStart": "22:00", "RuntimeEnd": "06:00",
	})}
}

// contentSample returns a content scan with all its parameters.
func contentSample() state.Draft {
	sent := sentAs("content", at(2027, 3, 1, 9, 0, 0, 0), "news.example.org")
	sent.Type, sent.IndexIntervalInMinute, sent.SiteIntervalInDay = client.TypeContent, 30, 7
	sent.KeyWords = []string{"65084125-edc6-4ef3-931f-c3e87945631e", "9b0d3a52-6f5e-4c39-9ac5-0d1a0c5b8f11"}
	return state.Draft{Sent: sent, Values: entriesOf(state.Values{
		"Name": "content", "ScanType": "content", "Targets": "news.example.org", "IndexIntervalInMinute": "30",
		"StartDate": inMarch, "KeyWords": strings.Join(sent.KeyWords, "\n"),
	})}
}

// launchSamples returns launches of new --yes.
func launchSamples() *state.Launches {
	content := contentSample().Values
	content["Name"], content["KeyWords"] = "content-check", "65084125-edc6-4ef3-931f-c3e87945631e"
	return &state.Launches{List: []state.Launch{
		{At: at(2026, 11, 27, 4, 59, 36, 519914715), ScanID: "2026112704593644217", Values: content},
		{At: at(2026, 11, 27, 4, 59, 36, 219667049), ScanID: "2026112704593608304", Values: entriesOf(state.Values{
			"Name": "夜间 weekly-edge", "Targets": "www.example.com\n192.0.2.7", "EnableAssetDiscover": "1",
			"TriggerType": "interval", "Period": "week", "Interval": "2", "StartDate": "2027-03-06 22:00:00 +08:00",
			"EndDate": "2027-12-31 00:00:00 +08:00", "RuntimeStart": "22:00", "RuntimeEnd": "06:00",
		})},
	}}
}

const inMarch = "2027-03-01 09:00:00 +08:00"

// recordSample returns a launch of new --yes as it is in a file of its own.
func recordSample() *state.Launches {
	return &state.Launches{List: []state.Launch{{
		At: at(2026, 11, 27, 6, 10, 47, 401985930), ScanID: "2026112706104708304",
		Values: entriesOf(state.Values{"Name": "recorded", "Targets": "www.example.com", "StartDate": inMarch}),
	}}}
}

// samples returns the values of the files by name.
func samples() map[string]any {
	form := func(name, targets string) state.Values {
		return entriesOf(state.Values{"Name": name, "Targets": targets})
	}
	const name, later = "scan-20261127-0500", "scan-20261127-0501"
	unclear := sentAs(name, at(2026, 11, 27, 5, 0, 30, 223837907), "unclear.example.com")
	underway := sentAs(later, at(2026, 11, 27, 5, 1, 54, 212242247), "under-way.example.com", "xn--ess.example.com")
	drafts := func(list ...state.Draft) *state.Drafts { return &state.Drafts{List: list} }
	return map[string]any{
		"preferences": &state.Preferences{
			Statuses: []string{"running"}, Type: "vuln", Trigger: "date", Search: "e", Lang: "en",
		},
		"watched": &state.Watched{Scans: []state.WatchedScan{
			{"2026112704593644217", "content-check"}, {"2026112704583583000", "smoke-after-deploy"},
		}},
		"tallies": &state.Tallies{Runs: []state.TalliedRun{
			{ScanID: "2026112704593644217", Run: "finished - 1796101200", High: 2, Medium: 7, Low: 31, Info: 12},
			{ScanID: "2026112704583583000", Run: "aborted 1796101200 -"},
		}},
		"launches": launchSamples(),
		"draft-aside": drafts(
			state.Draft{Values: form(name, "third.example.com")},
			state.Draft{Values: form(name, "pay.example.com\n10.0.0.12"), Dropped: true},
			state.Draft{Dropped: true, Values: form(name,
				"first.example.com\n例子.example.com\nno_host!\n10.0.0.0/8")}),
		"draft-unclear": drafts(state.Draft{Sent: unclear, Values: form(name, "unclear.example.com")}),
		"draft-edited": drafts(state.Draft{
			Sent: unclear, Edited: true, Values: form(name, "unclear.example.com\nmore.example.com")}),
		"draft-underway": drafts(state.Draft{
			Sent: underway, Values: form(later, "under-way.example.com\n夜.example.com")}),
		"launch-recorded": recordSample(),
		"sent-killed": drafts(state.Draft{
			Sent:   sentAs("killed", at(2027, 3, 1, 9, 0, 0, 0), "www.example.com"),
			Values: entriesOf(state.Values{"Name": "killed", "Targets": "www.example.com", "StartDate": inMarch}),
		}),
		"draft-periodic": drafts(periodicSample()),
		"draft-content":  drafts(contentSample()),
	}
}

// This version reads each value that an older one wrote, and writes it again with the same
// bytes, so that the older one can read it too.
func TestFilesOfOlderProgramsAreReadAndWritten(t *testing.T) {
	t.Parallel()
	folder := filepath.Join("testdata", "version1")
	want := samples()
	if have := files(t, folder); len(have) != len(want) {
		t.Errorf("testdata contains %q", have)
	}
	for name, value := range want {
		content, err := os.ReadFile(filepath.Join(folder, name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		s, dir := open(t)
		put(t, dir, name+".json", string(content))
		got := reflect.New(reflect.TypeOf(value).Elem())
		found, err := s.Read(name, got.Interface())
		if read := text(t, got.Interface()); !found || err != nil || read != text(t, value) {
			t.Errorf("%s: Read returned %v, %v and\n%s, want\n%s", name, found, err, read, text(t, value))
		}
		err = s.Write(name, got.Elem().Interface())
		want := strings.Replace(string(content), `"pageSize":50,`, "", 1) // which is not remembered any more
		if again := get(t, dir, name+".json"); err != nil || again != want {
			t.Errorf("%s: %v; written again it is\n%s, want\n%s", name, err, again, want)
		}
	}
}
