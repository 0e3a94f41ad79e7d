package client_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"scantop/client"
)

func TestValidate(t *testing.T) {
	t.Parallel()
	type problems = []client.Problem
	long := strings.Repeat("名", client.MaxNameLength)
	periodic := func(s *client.Spec) {
		s.Trigger, s.End, s.Period, s.Interval = client.TriggerPeriodic, s.Start.Add(time.Hour), client.PeriodDay, 1
	}
	content := func(s *client.Spec) { s.Type, s.IndexIntervalInMinute, s.SiteIntervalInDay = client.TypeContent, 30, 7 }
	tests := []struct {
		name   string
		change func(*client.Spec)
		want   problems
	}{
		{"good", func(*client.Spec) {}, nil},
		{"good periodic", periodic, nil},
		{"good content", content, nil},
		{"everything", func(s *client.Spec) { *s = fullSpec() }, nil},
		{"only tags", func(s *client.Spec) { s.Targets, s.TargetAssetTags = nil, []string{"tag"} }, nil},
		{"all assets", func(s *client.Spec) { s.Targets, s.ScanAll = nil, new(true) }, nil},
		{"window over midnight", func(s *client.Spec) { s.RuntimeStart, s.RuntimeEnd = "22:00:00", "06:00:00" }, nil},
		{"longest name", func(s *client.Spec) { s.Name = long }, nil},
		{"no name", func(s *client.Spec) { s.Name = "" }, problems{{"Name", client.ReasonMissing, ""}}},
		{"blank name", func(s *client.Spec) { s.Name = " \u3000" }, problems{{"Name", client.ReasonMissing, ""}}},
		{"long name", func(s *client.Spec) { s.Name = long + "x" },
			problems{{"Name", client.ReasonTooLong, long + "x"}}},
		{"type", func(s *client.Spec) { s.Type = "virus" }, problems{{"ScanType", client.ReasonNotAllowed, "virus"}}},
		{"no targets", func(s *client.Spec) { s.Targets = nil }, problems{{"Targets", client.ReasonMissing, ""}}},
		{"empty tag", func(s *client.Spec) { s.TargetAssetTags = []string{""} },
			problems{{"TargetAssetTags", client.ReasonMissing, ""}}},
		{"flow", func(s *client.Spec) { s.Flow = "skynet" }, problems{{"FlowName", client.ReasonNotAllowed, "skynet"}}},
		{"speed", func(s *client.Spec) { s.QPS = 17 }, problems{{"Qps", client.ReasonNotAllowed, "17"}}},
		{"no speed", func(s *client.Spec) { s.QPS = 0 }, problems{{"Qps", client.ReasonNotAllowed, ""}}},
		{"source", func(s *client.Spec) { s.SourceIP = "2001:db8::1" }, nil},
		{"source host", func(s *client.Spec) { s.SourceIP = "a.com" },
			problems{{"SourceIp", client.ReasonNotAnAddress, "a.com"}}},
		{"source zone", func(s *client.Spec) { s.SourceIP = "fe80::1%eth0" },
			problems{{"SourceIp", client.ReasonNotAnAddress, "fe80::1%eth0"}}},
		{"trigger", func(s *client.Spec) { s.Trigger = "cron" },
			problems{{"TriggerType", client.ReasonNotAllowed, "cron"}}},
		{"no start", func(s *client.Spec) { s.Start = time.Time{} }, problems{{"StartDate", client.ReasonMissing, ""}}},
		{"no end", func(s *client.Spec) { periodic(s); s.End = time.Time{} },
			problems{{"EndDate", client.ReasonMissing, ""}}},
		{"end at start", func(s *client.Spec) { periodic(s); s.End = s.Start },
			problems{{"EndDate", client.ReasonBeforeStart, ""}}},
		{"period", func(s *client.Spec) { periodic(s); s.Period = client.PeriodHour },
			problems{{"Period", client.ReasonNotAllowed, "hour"}}},
		{"interval", func(s *client.Spec) { periodic(s); s.Interval = -2 },
			problems{{"Interval", client.ReasonNotPositive, "-2"}}},
		{"window from", func(s *client.Spec) { s.RuntimeStart = "8:00" },
			problems{{"RuntimeStart", client.ReasonNotATime, "8:00"}}},
		{"window to", func(s *client.Spec) { s.RuntimeEnd = "24:00:00" },
			problems{{"RuntimeEnd", client.ReasonNotATime, "24:00:00"}}},
		{"fractions", func(s *client.Spec) { s.RuntimeEnd = "08:00:00.5" },
			problems{{"RuntimeEnd", client.ReasonNotATime, "08:00:00.5"}}},
		{"empty window", func(s *client.Spec) { s.RuntimeEnd = s.RuntimeStart },
			problems{{"RuntimeEnd", client.ReasonEmptyWindow, "00:00:00"}}},
		{"homepage check", func(s *client.Spec) { content(s); s.IndexIntervalInMinute = 6 },
			problems{{"IndexIntervalInMinute", client.ReasonNotAllowed, "6"}}},
		{"site check", func(s *client.Spec) { content(s); s.SiteIntervalInDay = 2 },
			problems{{"SiteIntervalInDay", client.ReasonNotAllowed, "2"}}},
		{"empty library", func(s *client.Spec) { content(s); s.KeyWords = []string{""} },
			problems{{"KeyWords", client.ReasonMissing, ""}}},
		{"not sent, not checked", func(s *client.Spec) { s.Interval, s.SiteIntervalInDay = -1, 2 }, nil},
		{"nothing at all", func(s *client.Spec) { *s = client.Spec{} }, problems{
			{"Name", client.ReasonMissing, ""}, {"ScanType", client.ReasonNotAllowed, ""},
			{"Targets", client.ReasonMissing, ""},
			{"FlowName", client.ReasonNotAllowed, ""}, {"Qps", client.ReasonNotAllowed, ""},
			{"TriggerType", client.ReasonNotAllowed, ""},
			{"StartDate", client.ReasonMissing, ""}, {"RuntimeStart", client.ReasonNotATime, ""},
			{"RuntimeEnd", client.ReasonNotATime, ""},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			spec := goodSpec()
			tt.change(&spec)
			if got := spec.Validate(); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %v\nwant %v", got, tt.want)
			}
		})
	}
}

// The longest lists arrive together, and Validate rejects longer ones.
func TestTheLongestLists(t *testing.T) {
	t.Parallel()
	s := simulated(t)
	longest := fullSpec()
	longest.Type = client.TypeContent
	longest.Targets = manyTargets(client.MaxTargets)
	longest.TargetAssetTags, longest.KeyWords = manyTargets(client.MaxEntries), manyTargets(client.MaxEntries)
	if problems := longest.Validate(); problems != nil {
		t.Error(problems)
	}
	if _, err := clientOf(t, s).CreateScan(t.Context(), longest); err != nil {
		t.Error(err)
	}
	requests := s.Requests()
	if got := requests[len(requests)-1].Params.Get(fmt.Sprintf("Targets.%d", client.MaxTargets)); got == "" {
		t.Error("the last target has not arrived")
	}
	for parameter, change := range map[string]func(*client.Spec){
		"Targets":         func(s *client.Spec) { s.Targets = manyTargets(client.MaxTargets + 1) },
		"TargetAssetTags": func(s *client.Spec) { s.TargetAssetTags = manyTargets(client.MaxEntries + 1) },
		"KeyWords":        func(s *client.Spec) { s.KeyWords = manyTargets(client.MaxEntries + 1) },
	} {
		spec := longest
		change(&spec)
		problems := spec.Validate()
		if len(problems) != 1 || problems[0].Parameter != parameter || problems[0].Reason != client.ReasonTooMany ||
			!strings.HasSuffix(problems[0].Value, "01") {
			t.Errorf("%s: %v", parameter, problems)
		}
	}
}

// Validate and the gateway accept the same specs.
func TestValidateAgreesWithTheGateway(t *testing.T) {
	t.Parallel()
	s := simulated(t)
	c := clientOf(t, s)
	bad := func(change func(*client.Spec)) client.Spec {
		spec := fullSpec()
		change(&spec)
		return spec
	}
	for i, spec := range []client.Spec{
		goodSpec(), fullSpec(),
		bad(func(s *client.Spec) { s.Type = "virus" }),
		bad(func(s *client.Spec) { s.Flow = "skynet" }),
		bad(func(s *client.Spec) { s.QPS = 17 }),
		bad(func(s *client.Spec) { s.Period = client.PeriodHour }),
		bad(func(s *client.Spec) { s.RuntimeStart = "8:00:00" }),
		bad(func(s *client.Spec) { s.IndexIntervalInMinute = 6 }),
		bad(func(s *client.Spec) { s.SiteIntervalInDay = 2 }),
		bad(func(s *client.Spec) { s.End = s.Start.Add(-time.Hour) }),
		bad(func(s *client.Spec) { s.Targets, s.TargetAssetTags, s.ScanAll = nil, nil, new(false) }),
	} {
		_, err := c.CreateScan(t.Context(), spec)
		if (err == nil) != (spec.Validate() == nil) {
			t.Errorf("spec %d: the gateway says %v, Validate %v", i, err, spec.Validate())
		}
	}
}

// manyTargets returns n hosts.
func manyTargets(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("host%d.example.com", i)
	}
	return all
}
