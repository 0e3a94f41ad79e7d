package simulator_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"scantop/client/simulator"
)

func everything(t *testing.T, s *simulator.Server) []scan {
	t.Helper()
	return describe(t, s, params{"PageSize": "100"}).List
}

func count(scans []scan, what func(scan) bool) int {
	n := 0
	for _, s := range scans {
		if what(s) {
			n++
		}
	}
	return n
}

func TestDemoMix(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		c := newClock()
		scans := everything(t, start(t, simulator.Config{Now: c.Now, Seed: seed}))
		for status, want := range map[string]int{
			"running": 8, "waiting": 11, "finished": 33, "aborted": 5, "invalid": 1, "disabled": 2,
		} {
			if got := count(scans, func(s scan) bool { return s.Status == status }); got != want {
				t.Errorf("seed %d: %d %s, want %d", seed, got, status, want)
			}
		}
		han := count(scans, func(s scan) bool {
			return strings.IndexFunc(s.Name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
		})
		if han < 18 || han > 24 {
			t.Errorf("%d Chinese names of %d", han, len(scans))
		}
		unlike := make(map[string]bool)
		ids := make(map[string]bool)
		for _, s := range scans {
			unlike[s.Name], ids[s.ScanID] = true, true
			if took := time.Duration(s.EndDate-s.StartDate) * time.Millisecond; s.Status == "finished" &&
				(took < 3*time.Minute || took > 2*time.Hour || s.EndDate > c.Now().UnixMilli() || s.ReportURL == "") {
				t.Errorf("seed %d: %s took %v", seed, s.Name, took)
			}
		}
		if len(unlike) != len(scans) || len(ids) != len(scans) {
			t.Errorf("%d names, %d IDs, %d scans", len(unlike), len(ids), len(scans))
		}
		kinds := map[string]func(scan) bool{
			"all assets":   func(s scan) bool { return s.ScanAll == 1 && len(s.Targets) == 0 },
			"by tag":       func(s scan) bool { return len(s.TargetsOriginal) > 0 },
			"many targets": func(s scan) bool { return len(s.Targets) > 12 },
			"content":      func(s scan) bool { return s.ScanType == "content" },
			"asset":        func(s scan) bool { return s.ScanType == "asset" },
			"long name":    func(s scan) bool { return len(s.Name) > 100 },
		}
		for kind, is := range kinds {
			if count(scans, is) == 0 {
				t.Errorf("seed %d: no scan %s", seed, kind)
			}
		}
	}
}

func TestDemoOrder(t *testing.T) {
	t.Parallel()
	scans := simulator.Demo(3, newClock().Now())
	if !slices.IsSortedFunc(scans, func(a, b simulator.Script) int { return b.Created.Compare(a.Created) }) {
		t.Error("the scans are not newest first")
	}
	for _, s := range scans {
		if !regexp.MustCompile(`^\d{19}$`).MatchString(s.ID) || s.Created.After(s.Start) {
			t.Errorf("%s: ID %s, created %v, starts %v", s.Name, s.ID, s.Created, s.Start)
		}
	}
}

func TestDemoTargets(t *testing.T) {
	t.Parallel()
	ours := regexp.MustCompile(`\.example\.(com|org|net)$|^192\.0\.2\.|^198\.51\.100\.|^203\.0\.113\.|^10\.`)
	for seed := range uint64(20) {
		for _, s := range simulator.Demo(seed, newClock().Now()) {
			for _, target := range s.Targets {
				if !ours.MatchString(target) {
					t.Errorf("%s: target %s", s.Name, target)
				}
			}
		}
	}
}

func TestDemoShowsEveryField(t *testing.T) {
	t.Parallel()
	s := start(t, simulator.Config{})
	var data struct{ List []map[string]any }
	a := call(t, s, http.MethodPost, "DescribeScans", params{"PageSize": "100"})
	if err := json.Unmarshal(a.Data, &data); err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]any)
	for _, scan := range data.List {
		maps.Copy(seen, scan)
	}
	kinds := map[string]any{
		"CronActive": "", "EndDate": 0.0, "FlowName": "", "IndexIntervalInMinute": 0.0, "Interval": 0.0,
		"JobStatistics": "", "KeyWords": []any{}, "LastSheduleDate": 0.0, "Name": "", "NextRunDate": 0.0,
		"Period": "", "RefJobId": "", "ReportUrl": "", "RunPercent": 0.0, "RuntimeEnd": "", "RuntimeStart": "",
		"ScanAll": 0.0, "ScanId": "", "ScanType": "", "SiteIntervalInDay": 0.0, "StartDate": 0.0, "Status": "",
		"Targets": []any{}, "TargetsOriginal": []any{}, "TriggerType": "",
	}
	if len(seen) != 25 || len(kinds) != 25 {
		t.Errorf("%d fields, want 25", len(seen))
	}
	for name, kind := range kinds {
		if reflect.TypeOf(seen[name]) != reflect.TypeOf(kind) {
			t.Errorf("%s is %T, want %T", name, seen[name], kind)
		}
	}
	if !strings.Contains(a.Body, "&OSSAccessKeyId=") {
		t.Error("the report links are escaped")
	}
}

func TestDeterminism(t *testing.T) {
	t.Parallel()
	replies := func(seed uint64) (bodies []string) {
		c := newClock()
		s := start(t, simulator.Config{Now: c.Now, Seed: seed})
		bodies = append(bodies, s.AccessKeyID+s.AccessKeySecret)
		for range 3 {
			c.advance(40 * time.Second)
			bodies = append(bodies,
				call(t, s, http.MethodPost, "CreateScan", good(c.Now())).Body,
				call(t, s, http.MethodGet, "DescribeScans", params{"PageSize": "100"}).Body)
		}
		return bodies
	}
	one, again, other := replies(1), replies(1), replies(2)
	for i := range one {
		if one[i] != again[i] {
			t.Errorf("reply %d differs from one server to the next", i)
		}
		if one[i] == other[i] {
			t.Errorf("reply %d does not depend on the seed", i)
		}
	}
}

func TestDemoRunning(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now})
	begin := describe(t, s, params{"StatusList.1": "running"}).List
	percents := make(map[int]bool)
	for _, scan := range begin {
		percents[int(*scan.RunPercent)] = true
	}
	if len(percents) != 8 || !percents[0] || !percents[61] {
		t.Errorf("percents %v", percents)
	}
	fate := func(name string) string { return describe(t, s, params{"Search": name}).List[0].Status }
	c.advance(20 * time.Second) // in which a viewer is to see what scans do
	for name, want := range map[string]string{
		"hotfix-4711-verify": "finished", "smoke-after-deploy": "running", "登录接口": "aborted",
	} {
		if got := fate(name); got != want {
			t.Errorf("after 20 seconds %s is %s, want %s", name, got, want)
		}
	}
	hotfix := describe(t, s, params{"Search": "hotfix-4711-verify"}).List[0].ScanID
	for severity := range 4 {
		p := params{"ScanId": hotfix, "Severity": strconv.Itoa(severity), "Status": "0"}
		if found := rows(t, call(t, s, http.MethodGet, "DescribeAllVulnerabilities", p)); len(found) == 0 {
			t.Errorf("hotfix-4711-verify has no findings of severity %d", severity)
		}
	}
	stuck := describe(t, s, params{"Search": "legacy-intranet-sweep"}).List[0]
	was := begin[slices.IndexFunc(begin, func(s scan) bool { return s.Name == stuck.Name })]
	if *stuck.RunPercent != *was.RunPercent {
		t.Errorf("the stalled scan moved from %v to %v", *was.RunPercent, *stuck.RunPercent)
	}
}

func TestDemoStaysAlive(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := start(t, simulator.Config{Now: c.Now})
	c.advance(5 * 24 * time.Hour)
	seen := make(map[string]bool)
	for range 40 { // 20 minutes
		for _, scan := range describe(t, s, params{"StatusList.1": "running"}).List {
			seen[scan.Name] = true
		}
		c.advance(30 * time.Second)
	}
	if !seen["edge-heartbeat"] || !seen["首页篡改监测"] || !seen["gateway-quick-look"] {
		t.Errorf("running after five days: %v", seen)
	}
}
