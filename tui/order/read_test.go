package order

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// specOf returns the scan that entries describe, and their problems.
func specOf(entries map[string]string, now time.Time, words *text.Catalogue) (client.Spec, []Problem) {
	o := Parameters().Read(Parameters().Values(entries, now, words), now, words)
	return o.Spec, o.Problems
}

func TestEntriesBecomeAScan(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 1, 14, 8, 31, 123e6, time.UTC)
	plain := func(change func(*client.Spec)) client.Spec {
		s := client.Spec{
			Name: "scan-20260301-140831", Type: "vuln", Flow: "general", QPS: 32, Trigger: "date", Start: now,
			RuntimeStart: "00:00:00", RuntimeEnd: "23:59:59", Targets: []string{"a.example.com"}, ScanAll: new(false),
		}
		change(&s)
		return s
	}
	for _, c := range []struct {
		entries map[string]string
		want    client.Spec
	}{
		{map[string]string{}, plain(func(*client.Spec) {})},
		{
			map[string]string{
				"Name": " x\ny ", "FlowName": "skynet_vul_scan", "Qps": "64", "EnableAssetDiscover": "1",
				"EnableAssetLoginScan": "0", "SourceIp": "192.0.2.1",
			},
			plain(func(s *client.Spec) {
				s.Name, s.Flow, s.QPS, s.SourceIP = "x y", client.FlowFull, 64, "192.0.2.1"
				s.AssetDiscover, s.AssetLoginScan = new(true), new(false)
			}),
		},
		{
			map[string]string{
				"ScanType": "content", "IndexIntervalInMinute": "5", "KeyWords": "k1\nk2\nk1",
				"TargetAssetTags": "web front\ndmz",
			},
			plain(func(s *client.Spec) {
				s.Type, s.IndexIntervalInMinute, s.SiteIntervalInDay = "content", 5, 7
				s.KeyWords, s.TargetAssetTags = []string{"k1", "k2"}, []string{"web front", "dmz"}
			}),
		},
		{
			map[string]string{
				"TriggerType": "interval", "StartDate": "30m", "EndDate": "2026-04-01", "Period": "week",
				"Interval": "2", "RuntimeStart": "8:00", "RuntimeEnd": "06:00",
			},
			plain(func(s *client.Spec) {
				s.Trigger, s.Period, s.Interval = "interval", "week", 2
				s.Start, s.End = now.Add(30*time.Minute), time.Date(2026, 4, 1, 23, 59, 59, 0, time.UTC)
				s.RuntimeStart, s.RuntimeEnd = "08:00:00", "06:00:00"
			}),
		},
	} {
		c.entries["Targets"] = "https://A.example.com/x, a.example.com"
		got, problems := specOf(c.entries, now, text.For("en"))
		if problems != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v become %+v, %v; want %+v", c.entries, got, problems, c.want)
		}
	}
	got, problems := specOf(map[string]string{"ScanAll": "1"}, now, text.For("en"))
	if problems != nil || got.Targets != nil || !*got.ScanAll {
		t.Errorf("all assets become %+v, %v", got, problems)
	}
}

func TestEntriesThatCannotBeSentAreNamed(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 1, 14, 8, 31, 0, time.UTC)
	for _, c := range []struct{ parameter, value string }{
		{"Name", " "}, {"ScanType", "x"}, {"Targets", "a b"}, {"Targets", ""}, {"FlowName", "x"}, {"Qps", "17"},
		{"Qps", "x"}, {"StartDate", "soon"}, {"StartDate", "2026-02-01"},
		{"RuntimeStart", "25:00"}, {"RuntimeEnd", "00:00"}, {"TriggerType", "x"},
	} {
		entries := map[string]string{"Targets": "a.example.com", c.parameter: c.value}
		_, problems := specOf(entries, now, text.For("en"))
		if len(problems) == 0 || problems[0].Parameter != c.parameter || problems[0].Text == "" {
			t.Errorf("%s=%q: %v", c.parameter, c.value, problems)
		}
	}
	for _, c := range []struct{ parameter, value string }{
		{"EndDate", "soon"}, {"EndDate", "2026-03-01 14:00"}, {"Period", "hour"}, {"Interval", "0"},
		{"Interval", "1001"},
	} {
		entries := map[string]string{"Targets": "a.example.com", "TriggerType": "interval", c.parameter: c.value}
		_, problems := specOf(entries, now, text.For("en"))
		if len(problems) != 1 || problems[0].Parameter != c.parameter {
			t.Errorf("%s=%q: %v", c.parameter, c.value, problems)
		}
	}
}

// typedFor returns a random text that may be typed for a parameter: valid, unusual or wrong.
func typedFor(r *rand.Rand, p Parameter) string {
	if len(p.Choices) > 0 && r.IntN(9) > 0 {
		return p.Choices[r.IntN(len(p.Choices))].Value
	}
	typed := map[Kind][]string{
		Text:    {"scan", " padded ", "", "192.0.2.1", "fire \U0001fae0"},
		Targets: {"a.example.com", "a.cn\nb.cn A.cn", "b..c", "", "例子.中国"},
		List:    {"", "one", "team one\nteam,two\none", ";;", `"x"`}, Number: {"1", " 7 ", "1001", "x"},
		Options: {"x"}, Switch: {"x"},
		Date:    {"now", "30m", "22:00", "mon 02:00", "tomorrow", "2026-05-01", "soon", "1772424000123"},
		EndDate: {"30d", "22:00", "2026-05-01", "1d", ""},
		Clock:   {"00:00", "8:00", "25:00"}, EndClock: {"24:00", "06:00", "23:59:59", "x"},
	}[p.Kind]
	return typed[r.IntN(len(typed))]
}

// Values that were read before, and values restored from what is saved, mean the same when they
// are read again, also later.
func TestValuesMeanTheSameWhenReadAgain(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6))
	table, sent, dated := Parameters(), 0, 0
	for i := range 3000 {
		words, entries := text.For([]string{"en", "zh"}[i%2]), map[string]string{}
		for _, p := range table {
			if r.IntN(3) > 0 {
				entries[p.Name] = typedFor(r, p)
			}
		}
		o := table.Read(table.Values(entries, noon, words), noon, words)
		again := table.Read(o.Values, noon, words)
		o.table, again.table = nil, nil // functions are never equal
		if !reflect.DeepEqual(again, o) {
			t.Fatalf("%q means\n%+v, read again\n%+v", entries, o, again)
		}
		kept := table.Kept(o.Values)
		again = table.Read(table.Values(kept, noon, words), noon, words)
		if len(o.Problems) != len(again.Problems) || len(o.Problems) == 0 && !reflect.DeepEqual(again.Spec, o.Spec) {
			t.Fatalf("%q means\n%+v, %v\nbut saved as %q\n%+v, %v",
				entries, o.Spec, o.Problems, kept, again.Spec, again.Problems)
		}
		if len(o.Problems) > 0 {
			continue
		}
		sent++
		var parameters []client.Parameter
		for _, p := range table {
			parameters = append(parameters, p.Parameters(o.Spec, client.MaxTargets)...)
		}
		want := o.Spec.Parameters()
		missing := func(p client.Parameter) bool { return !slices.Contains(parameters, p) }
		if len(parameters) != len(want) || slices.ContainsFunc(want, missing) {
			t.Fatalf("the table sends %v, the client %v", parameters, want)
		}
		later := table.Read(o.Values, noon.Add(20*time.Minute), words)
		if v := o.Values["StartDate"]; v.date.text != "" {
			dated++
			if !later.Spec.Start.Equal(o.Spec.Start) {
				t.Fatalf("%q meant %s, later %s", v.Typed, o.Spec.Start, later.Spec.Start)
			}
		}
	}
	if sent < 100 || dated < 30 {
		t.Errorf("%d can be sent and %d have a date, which is too few for this test", sent, dated)
	}
}

// A tag that contains a separator is sent unchanged.
func TestTagsWithSeparatorsStayWhole(t *testing.T) {
	t.Parallel()
	entries := map[string]string{"TargetAssetTags": "team a, b\n\"x\"\nplain tag\na \"b\"; c"}
	s, problems := specOf(entries, noon, text.For("en"))
	want := []string{"team a, b", `"x"`, "plain tag", `a "b"; c`}
	if !slices.Equal(s.TargetAssetTags, want) || problems != nil {
		t.Errorf("got %q, %v", s.TargetAssetTags, problems)
	}
}

// A parameter does not apply if the parameter that it needs does not apply: asset discovery runs
// once, even if a periodic trigger was chosen before.
func TestNeedsOfNeedsCount(t *testing.T) {
	t.Parallel()
	table, values := Parameters(), map[string]string{"Targets": "a.cn", "ScanType": "asset", "TriggerType": "interval"}
	words := text.For("en")
	o := table.Read(table.Values(values, noon, words), noon, words)
	for _, name := range []string{"TriggerType", "EndDate", "Period", "Interval", "Qps"} {
		if o.Applies(name) {
			t.Errorf("%s applies", name)
		}
	}
	if s := o.Spec; s.Trigger != client.TriggerOnce || !s.End.IsZero() || s.Interval != 0 || len(o.Problems) > 0 {
		t.Errorf("%+v, %v", s, o.Problems)
	}
	values["ScanType"] = "vuln"
	if o := table.Read(table.Values(values, noon, words), noon, words); !o.Applies("EndDate") || o.Spec.Interval != 1 {
		t.Errorf("%+v", o.Spec)
	}
}

// Names that nobody chose differ within a minute as well, also those of several programs: a launch whose
// reply is lost is found by its name.
func TestProposedNamesDifferWithinAMinute(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 1, 14, 8, 31, 0, time.UTC)
	first, _ := specOf(nil, now, text.For("en"))
	second, _ := specOf(nil, now.Add(time.Second), text.For("en"))
	if first.Name == "" || first.Name == second.Name {
		t.Errorf("%q is followed by %q", first.Name, second.Name)
	}
}
