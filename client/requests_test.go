package client_test

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/simulator"
)

// own returns the parameters of the latest request, without the common ones.
func own(t *testing.T, s *simulator.Server) map[string]string {
	t.Helper()
	all := s.Requests()
	if len(all) == 0 {
		t.Fatal("nothing arrived")
	}
	got := map[string]string{}
	common := strings.Fields(`AccessKeyId Action Format RegionId SignatureMethod SignatureNonce SignatureType
		SignatureVersion Signature Timestamp Version`)
	for name, values := range all[len(all)-1].Params {
		if !slices.Contains(common, name) {
			got[name] = strings.Join(values, " and ")
		}
	}
	return got
}

// wantParameters compares the parameters that arrived with the expected ones.
func wantParameters(t *testing.T, got, want map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			t.Errorf("%s: got %q, want %q", name, got[name], want[name])
		}
	}
	for name, value := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s=%q arrived unasked", name, value)
		}
	}
}

func TestDescribeScansParameters(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		query client.Query
		want  map[string]string
	}{
		{"none", client.Query{}, map[string]string{}},
		{"all nine", client.Query{
			Page: 2, PageSize: 50, ScanID: "2019031816494923023", Type: client.TypeVuln, Search: "a b&c=~*/中文+%",
			Statuses: []client.Status{client.StatusFinished, client.StatusRunning}, Trigger: client.TriggerOnce,
			Lang: "zh", SourceIP: "192.0.2.4",
		}, map[string]string{
			"CurrentPage": "2", "PageSize": "50", "ScanId": "2019031816494923023", "ScanType": "vuln",
			"Search":       "a b&c=~*/中文+%",
			"StatusList.1": "finished", "StatusList.2": "running", "TriggerType": "date", "Lang": "zh",
			"SourceIp": "192.0.2.4",
		}},
		{"every status", client.Query{Statuses: client.Statuses()}, map[string]string{
			"StatusList.1": "running", "StatusList.2": "waiting", "StatusList.3": "finished",
			"StatusList.4": "aborted", "StatusList.5": "invalid", "StatusList.6": "disabled",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := simulated(t)
			if _, err := clientOf(t, s).DescribeScans(t.Context(), tt.query); err != nil {
				t.Fatal(err)
			}
			wantParameters(t, own(t, s), tt.want)
		})
	}
}

// fullSpec returns a Spec with all parameters of CreateScan.
func fullSpec() client.Spec {
	on, off := true, false
	s := goodSpec()
	s.Type, s.Flow, s.QPS, s.Trigger = client.TypeContent, client.FlowFull, client.QPSFast, client.TriggerPeriodic
	s.End, s.Period, s.Interval = time.UnixMilli(2120000000000), client.PeriodWeek, 5
	s.Targets = []string{"www.example.com", "192.0.2.7"}
	s.TargetAssetTags, s.KeyWords = []string{"tag one", "标签"}, []string{"k1", "k2"}
	s.ScanAll, s.AssetDiscover, s.AssetLoginScan = &on, &on, &off
	s.IndexIntervalInMinute, s.SiteIntervalInDay, s.SourceIP = 60, 7, "192.0.2.4"
	return s
}

func TestCreateScanParameters(t *testing.T) {
	t.Parallel()
	eight := map[string]string{
		"FlowName": "general", "Name": "单次任务 a+b*c~d", "Qps": "32", "RuntimeEnd": "08:00:00",
		"RuntimeStart": "00:00:00",
		"ScanType":     "vuln", "StartDate": "1552898972897", "TriggerType": "date",
	}
	with := func(more map[string]string) map[string]string {
		all := maps.Clone(eight)
		maps.Copy(all, more)
		return all
	}
	sample := goodSpec() // the request sample of the CreateScan document
	sample.Flow, sample.QPS, sample.SourceIP = client.FlowFull, client.QPSFast, "1.2.3.4"
	sample.IndexIntervalInMinute, sample.SiteIntervalInDay, sample.ScanAll = 60, 7, new(false)
	sample.Targets, sample.TargetAssetTags = nil, []string{"testfire"}
	tests := []struct {
		name string
		spec client.Spec
		want map[string]string
	}{
		{"required", goodSpec(), with(map[string]string{"Targets.1": "www.example.com"})},
		{"all twenty", fullSpec(), with(map[string]string{
			"FlowName": "skynet_vul_scan", "Qps": "64", "ScanType": "content", "TriggerType": "interval",
			"EnableAssetDiscover": "1", "EnableAssetLoginScan": "0", "EndDate": "2120000000000",
			"IndexIntervalInMinute": "60",
			"Interval":              "5", "KeyWords.1": "k1", "KeyWords.2": "k2", "Period": "week", "ScanAll": "1",
			"SiteIntervalInDay": "7",
			"SourceIp":          "192.0.2.4", "TargetAssetTags.1": "tag one", "TargetAssetTags.2": "标签",
			"Targets.1": "www.example.com", "Targets.2": "192.0.2.7",
		})},
		{"the document's sample", sample, with(map[string]string{
			"FlowName": "skynet_vul_scan", "Qps": "64", "IndexIntervalInMinute": "60", "SiteIntervalInDay": "7",
			"ScanAll":  "0",
			"SourceIp": "1.2.3.4", "TargetAssetTags.1": "testfire",
		})},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := simulated(t)
			if _, err := clientOf(t, s).CreateScan(t.Context(), tt.spec); err != nil {
				t.Fatal(err)
			}
			wantParameters(t, own(t, s), tt.want)
			shown := map[string]string{} // what the review of a launch shows
			for _, p := range tt.spec.Parameters() {
				shown[p.Name] = p.Value
			}
			wantParameters(t, shown, tt.want)
		})
	}
}

func TestParametersAreInTheOrderOfAForm(t *testing.T) {
	t.Parallel()
	spec := fullSpec()
	for range 10 {
		spec.Targets = append(spec.Targets, "example.org")
	}
	var names []string
	for _, p := range spec.Parameters() {
		names = append(names, p.Name)
	}
	want := strings.Fields(`Name ScanType Targets.1 Targets.2 Targets.3 Targets.4 Targets.5 Targets.6
		Targets.7 Targets.8 Targets.9 Targets.10 Targets.11 Targets.12 TargetAssetTags.1 TargetAssetTags.2
		ScanAll FlowName Qps TriggerType StartDate EndDate Period Interval RuntimeStart RuntimeEnd
		EnableAssetDiscover EnableAssetLoginScan IndexIntervalInMinute KeyWords.1 KeyWords.2
		SiteIntervalInDay SourceIp`)
	if !slices.Equal(names, want) {
		t.Errorf("got  %q\nwant %q", names, want)
	}
	if got := (client.Spec{}).Parameters(); len(got) != 0 {
		t.Errorf("an empty Spec sends %v", got)
	}
}

// The signature of temporary keys includes their token.
func TestSecurityTokenIsSent(t *testing.T) {
	t.Parallel()
	s := simulated(t)
	c := connect(t, s.URL, client.WithStaticCredentials(s.AccessKeyID, s.AccessKeySecret, markedToken))
	if _, err := c.DescribeScans(context.Background(), client.Query{}); err != nil {
		t.Fatal(err)
	}
	if got := url.Values(s.Requests()[0].Params).Get("SecurityToken"); got != markedToken {
		t.Errorf("got %q", got)
	}
}
