package client_test

import (
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/simulator"
)

// Each operation sends all of its parameters, under the names of its document.
func TestParametersOfOperations(t *testing.T) {
	t.Parallel()
	severity, status := client.SeverityInfo, client.FindingOpen
	paging := client.Paging{Page: 2, PageSize: 50, SourceIP: "192.0.2.4"}
	for _, tt := range []struct {
		name   string
		method string
		call   func(c *client.Client) error
		want   map[string]string
	}{
		{"DescribeScanSessions", http.MethodGet, func(c *client.Client) error {
			_, err := c.DescribeScanSessions(t.Context(), client.RunQuery{
				Paging: paging, ScanID: "2019031816494923023", Search: "a b&c=~*/中文+%",
				Statuses: []client.Status{client.StatusFinished, client.StatusRunning},
			})
			return err
		}, map[string]string{
			"CurrentPage": "2", "PageSize": "50", "SourceIp": "192.0.2.4", "ScanId": "2019031816494923023",
			"Search": "a b&c=~*/中文+%", "StatusList.1": "finished", "StatusList.2": "running",
		}},
		{"DescribeAllVulnerabilities", http.MethodGet, func(c *client.Client) error {
			_, err := c.DescribeAllVulnerabilities(t.Context(), client.FindingQuery{
				Paging: paging, ScanID: "2019031816494923023", TaskID: finishedTask, Severity: &severity,
				Status: &status,
				Search: "net", Name: "XSS", VulType: 41, Category: "core", Module: "relation_domain",
				Begin: 11258600000, End: 11258400000, Lang: "zh",
			})
			return err
		}, map[string]string{
			"CurrentPage": "2", "PageSize": "50", "SourceIp": "192.0.2.4", "ScanId": "2019031816494923023",
			"TaskId": finishedTask, "Severity": "0", "Status": "0", "Search": "net", "Name": "XSS", "VulType": "41",
			"Category": "core", "Module": "relation_domain", "BeginTime": "11258600000", "EndTime": "11258400000",
			"Lang": "zh",
		}},
		{"DescribeVulnerability", http.MethodGet, func(c *client.Client) error {
			_, err := c.DescribeVulnerability(t.Context(), finishedFinding, "zh")
			return err
		}, map[string]string{"Id": finishedFinding, "Lang": "zh"}},
		{"GenerateVulReport", http.MethodPost, func(c *client.Client) error {
			return c.GenerateVulReport(t.Context(), client.ReportSpec{
				TaskIDs: []string{finishedTask}, Lang: "en", Format: "html", SourceIP: "192.0.2.4",
			})
		}, map[string]string{
			"TaskIds.1": finishedTask, "Lang": "en", "lang": "en", "format": "html", "SourceIp": "192.0.2.4",
		}},
		{"DescribeUserTags", http.MethodGet, func(c *client.Client) error {
			_, err := c.DescribeUserTags(t.Context(), client.TagQuery{Paging: paging, Search: "web", Lang: "zh"})
			return err
		}, map[string]string{
			"CurrentPage": "2", "PageSize": "50", "SourceIp": "192.0.2.4", "Search": "web", "Lang": "zh",
		}},
		{"DescribeAssets", http.MethodGet, func(c *client.Client) error {
			_, err := c.DescribeAssets(t.Context(), client.AssetQuery{
				Paging: paging, Search: "example", Types: []string{"ip", "domain"}, Source: "UserAdd",
				Status: "VerificationSuccess", Assets: []string{"192.0.2.5"}, GroupID: "default",
				CreatedFrom: time.UnixMilli(1112121000000), CreatedTo: time.UnixMilli(1112121000001),
			})
			return err
		}, map[string]string{
			"CurrentPage": "2", "PageSize": "50", "SourceIp": "192.0.2.4", "Search": "example", "Types.1": "ip",
			"Types.2": "domain", "Source": "UserAdd", "Status": "VerificationSuccess", "Assets.1": "192.0.2.5",
			"AssetGroupId": "default", "GmtCreateFrom": "1112121000000", "GmtCreateTo": "1112121000001",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := simulated(t, finished)
			if err := tt.call(clientOf(t, s)); err != nil {
				t.Fatal(err)
			}
			wantParameters(t, own(t, s), tt.want)
			if r := s.Requests()[0]; r.Action != tt.name || r.Method != tt.method {
				t.Errorf("sent as %s %s", r.Method, r.Action)
			}
		})
	}
}

// A query without conditions sends none, so that the service's defaults hold.
func TestNoParameterIsSentUnasked(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		if strings.HasPrefix(op.name, "Describe") && op.name != "DescribeVulnerability" {
			s := simulated(t, finished)
			if err := op.call(t.Context(), clientOf(t, s)); err != nil {
				t.Fatal(err)
			}
			wantParameters(t, own(t, s), map[string]string{})
		}
	}
}

// The samples and the tables of the documents contradict each other in the letter
// case of names, in the types of IDs and codes, and in what surrounds the data. All
// of these forms are one reply.
func TestRunsInEveryForm(t *testing.T) {
	t.Parallel()
	want := client.Run{
		TaskID: "11", ScanID: "11111", Name: "test", Status: client.StatusFinished, Targets: []string{"1.2.3.5"},
		Created: time.UnixMilli(1565690460000), Finished: time.UnixMilli(1565690560000),
		Trigger: client.TriggerPeriodic,
		Period:  client.PeriodDay, Interval: 1, ReportStatus: client.ReportReady, ReportURL: "http://***.com",
	}
	for name, body := range map[string]string{
		"sample": `{"requestId":"1-7","code":"200","success":true,"data":{"PageNumber":3,"PageSize":20,` +
			`"TotalCount":41,"List":[` +
			`{"TaskId":11,"ScanId":11111,"JobStatus":"finished","CreatedAt":1565690460000,` +
			`"FinishedAt":1565690560000,"name":"test",` +
			`"targets":["1.2.3.5"],"triggerType":"interval","period":"day","interval":1,"reportStatus":"finished",` +
			`"reportUrl":"http://***.com"}]}}`,
		"table": `{"RequestId":"1-7","CurrentPage":3,"PageSize":20,"PageCount":3,"Count":1,"TotalCount":41,"List":[` +
			`{"TaskId":"11","ScanId":"11111","JobStatus":"finished","CreatedAt":"1565690460000",` +
			`"FinishedAt":1565690560000,` +
			`"Name":"test","Targets":["1.2.3.5"],"TriggerType":"interval","Period":"day","Interval":"1",` +
			`"ReportStatus":"finished","ReportUrl":"http://***.com"}]}`,
		"XML": `<DescribeScanSessions><requestId>1-7</requestId><code>200</code><success>true</success><data>` +
			`<PageNumber>3</PageNumber><PageSize>20</PageSize><TotalCount>41</TotalCount><List><TaskId>11</TaskId>` +
			`<ScanId>11111</ScanId><JobStatus>finished</JobStatus><CreatedAt>1565690460000</CreatedAt>` +
			`<FinishedAt>1565690560000</FinishedAt><name>test</name><targets>1.2.3.5</targets><triggerType>interval<` +
			`/triggerType>` +
			`<period>day</period><interval>1</interval><reportStatus>finished</reportStatus><reportUrl>http://***.co` +
			`m</reportUrl>` +
			`</List></data></DescribeScanSessions>`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := connect(t, replying(t, 200, body).URL).DescribeScanSessions(t.Context(), client.RunQuery{})
			if err != nil {
				t.Fatal(err)
			}
			if got.Number != 3 || got.Size != 20 || got.Pages != 3 || got.Total != 41 || got.RequestID != "1-7" ||
				len(got.Items) != 1 {
				t.Fatalf("got %+v", got)
			}
			got.Items[0].Raw = ""
			if !reflect.DeepEqual(got.Items[0], want) {
				t.Errorf("got  %+v\nwant %+v", got.Items[0], want)
			}
		})
	}
}

func TestFindingInEveryForm(t *testing.T) {
	t.Parallel()
	fields := `"Id":11507253,"Name":"Unauthorized access to ZooKeeper","Severity":3,"Hostname":"1.2.3.4",` +
		`"Target":"1.2.3.4:2181",` +
		`"LastDiscoveredAt":1546504134000,"Description":"It answers.\r\nTo all.","Impact":"Much.",` +
		`"Solution":"Close it.",` +
		`"Poc":"<pre>\r\necho envi | nc 1.2.3.4 2181\r\nX &lt;b&gt; &amp;&#39;</pre>",` +
		`"Reference":"https://example.com/a?b=1",` +
		`"Args":"{\"host\":\"1.2.3.4\",\"port\":2181}","Data":"{\"host\":\"1.2.3.4\",\"proof\":\"line 1\\nline 2\"}"`
	more := `,"Status":2,"CommonType":"Invalid access control","Cwe":"CWE-284","Owasp":"OWASP A5","Wasc":"WASC-2"`
	for name, body := range map[string]string{
		"sample": `{"RequestId":"1-7","Success":true,"code":200,"Vulnerability":{` + fields + more + `}}`,
		"both": `{"RequestId":"1-7","Success":true,"code":200,` + fields + `,"Vulnerability":{` + fields +
			more + `}}`,
		"flat": `{"RequestId":"1-7",` + fields + more + `}`,
		"JSON in a string": fmt.Sprintf(`{"RequestId":"1-7","Success":true,"code":200,"Vulnerability":%q}`,
			`{"Id":11507253}`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := connect(t, replying(t, 200, body).URL).DescribeVulnerability(t.Context(), "11507253", "en")
			if err != nil {
				t.Fatal(err)
			}
			if got.ID != "11507253" {
				t.Errorf("got ID %q", got.ID)
			}
			if name == "JSON in a string" {
				return
			}
			want := client.FindingDetail{
				Finding: client.Finding{
					ID: "11507253", Name: "Unauthorized access to ZooKeeper", Severity: client.SeverityHigh,
					Status: client.FindingAllowlisted, Target: "1.2.3.4:2181", Hostname: "1.2.3.4",
					LastDiscovered: time.UnixMilli(1546504134000), Type: "Invalid access control", Raw: got.Raw,
				},
				Description: "It answers.\r\nTo all.", Impact: "Much.", Solution: "Close it.",
				Proof: "echo envi | nc 1.2.3.4 2181\nX <b> &'", Reference: "https://example.com/a?b=1",
				CommonType: "Invalid access control", CWE: "CWE-284", OWASP: "OWASP A5", WASC: "WASC-2",
				Args: `{"host":"1.2.3.4","port":2181}`, Data: `{"host":"1.2.3.4","proof":"line 1\nline 2"}`,
			}
			if !reflect.DeepEqual(*got, want) {
				t.Errorf("got  %+v\nwant %+v", *got, want)
			}
		})
	}
}

func TestFindingsAssetsAndTags(t *testing.T) {
	t.Parallel()
	c := connect(
		t,
		replying(t, 200, `{"requestId":"1-7","code":200,"success":true,"data":{"CurrentPage":1,"PageSize":2,"Count":2,`+
			`"PageCount":3,"TotalCount":5,"List":[{"Id":1833085,"Name":"Microsoft IIS 版本泄露","Severity":0,`+
			`"Status":3,`+
			`"Target":"http://***/","Hostname":"***.testfire.net","LastDiscoveredAt":1531191806000},{"Id":"2",`+
			`"Severity":"3",`+
			`"Status":"0","TaskId":7,"VulnerabilityTypeDes":"XSS","LastDiscoveredAt":2018092100000},`+
			`{},7,{"Id":3}]}}`).URL,
	)
	findings, err := c.DescribeAllVulnerabilities(t.Context(), client.FindingQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range findings.Items {
		findings.Items[i].Raw = ""
	}
	day := time.Date(2018, 9, 21, 0, 0, 0, 0, time.FixedZone("UTC+8", 8*60*60)).Local()
	if want := []client.Finding{
		{
			ID: "1833085", Name: "Microsoft IIS 版本泄露", Severity: client.SeverityInfo,
			Status: client.FindingFalsePositive,
			Target: "http://***/", Hostname: "***.testfire.net", LastDiscovered: time.UnixMilli(1531191806000),
		},
		{ID: "2", Severity: client.SeverityHigh, Status: client.FindingOpen, TaskID: "7", Type: "XSS",
			LastDiscovered: day},
		{ID: "3", Severity: client.SeverityUnknown, Status: client.FindingUnknown},
	}; !reflect.DeepEqual(findings.Items, want) || findings.Total != 5 || findings.Pages != 3 {
		t.Errorf("got  %+v\nwant %+v", findings, want)
	}

	c = connect(t, replying(t, 200, `{"requestId":"1-7","code":"200","success":true,"data":{"List":[`+
		`{"TagKey":"tag1","AssetCount":200},{"TagKey":"标签"}]}}`).URL)
	tags, err := c.DescribeUserTags(t.Context(), client.TagQuery{})
	if err != nil || len(tags.Items) != 2 || tags.Items[0].Key != "tag1" || tags.Items[0].AssetCount != 200 {
		t.Fatalf("got %+v, %v", tags, err)
	}
	if tags.Number != 1 || tags.Pages != 1 || tags.Total != 2 { // missing paging is one page
		t.Errorf("got %+v", tags)
	}

	c = connect(
		t,
		replying(t, 200, `{"requestId":"1-7","code":200,"success":true,"data":{"CurrentPage":1,"PageSize":20,`+
			`"TotalCount":2,"List":[{"Asset":"test.cn","AssetId":"66c0","Type":"domain","Source":"UserAdd",`+
			`"GmtCreate":1533543752000,`+
			`"LastScanDate":"2018-07-10T11:11Z"},{"Asset":"1.2.3.5","LastScanDate":1533543752000,`+
			`"ExpireTime":1592044480000}]}}`).URL,
	)
	assets, err := c.DescribeAssets(t.Context(), client.AssetQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range assets.Items {
		assets.Items[i].Raw = ""
	}
	if want := []client.Asset{
		{
			Name: "test.cn", ID: "66c0", Type: "domain", Source: "UserAdd", Created: time.UnixMilli(1533543752000),
			LastScan: time.Date(2018, 7, 10, 11, 11, 0, 0, time.UTC).Local(),
		},
		{Name: "1.2.3.5", LastScan: time.UnixMilli(1533543752000), Expires: time.UnixMilli(1592044480000)},
	}; !reflect.DeepEqual(assets.Items, want) {
		t.Errorf("got  %+v\nwant %+v", assets.Items, want)
	}
}

// A proof is HTML: its tags go, its entities become characters, and what a browser
// shows on lines of its own stays on them.
func TestProofsAreText(t *testing.T) {
	t.Parallel()
	for poc, want := range map[string]string{
		`plain`:                          "plain",
		`<pre>a\r\nb</pre>`:              "a\nb",
		`a<br>b<p>c</p>d`:                "a\nb\nc\nd",
		`<div><p>a</p><p>b</p></div>c`:   "a\nb\nc",
		`&lt;script&gt;x&lt;/script&gt;`: "<script>x</script>",
		`a < b && c > d`:                 "a < b && c > d",
		`<b class=\"x\">bold</b>text`:    "boldtext",
		`<a href=\"javascript:x\">y</a>`: "y",
		`x&#27;[2J&#8238;y`:              "x [2J y", // nothing in it drives a terminal
	} {
		body := `{"Success":true,"Vulnerability":{"Id":1,"Poc":"` + poc + `"}}`
		got, err := connect(t, replying(t, 200, body).URL).DescribeVulnerability(t.Context(), "1", "")
		if err != nil || got.Proof != want {
			t.Errorf("%s: got %q, want %q (%v)", poc, got.Proof, want, err)
		}
	}
}

// A service that does not have an operation, or does not let the account use it, can
// be told from one that fails.
func TestOperationsThatAreNotThere(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]bool{
		"InvalidAction.NotFound": true, "InvalidVersion": true, "Forbidden": true, "Forbidden.RAM": true,
		"NoPermission":           true,
		"InvalidScanId.NotFound": false, "Throttling": false, "InternalError": false,
		"InvalidAccessKeyId.NotFound": false,
	} {
		c := connect(t, replying(t, 400, `{"Code":"`+code+`","Message":"m","RequestId":"1-7"}`).URL)
		_, err := c.DescribeScanSessions(t.Context(), client.RunQuery{})
		var failure *client.Error
		if !errors.As(err, &failure) || failure.Unavailable() != want {
			t.Errorf("%s: %v, want %v", code, err, want)
		}
	}
}

// What one run has found and the next has not is what a simulator must be able to
// show.
func TestFindingsChangeFromRunToRun(t *testing.T) {
	t.Parallel()
	start := time.Now().Add(-9*24*time.Hour - time.Hour)
	s := simulated(t, simulator.Script{
		ID: "2026111200000000002", Name: "nightly", Type: "vuln", Flow: "general", Period: "day", Interval: 1,
		Targets: []string{"www.example.com", "api.example.com", "192.0.2.7"}, Start: start, Takes: 10 * time.Minute,
	})
	c := clientOf(t, s)
	runs, err := c.DescribeScanSessions(t.Context(), client.RunQuery{ScanID: "2026111200000000002"})
	if err != nil || len(runs.Items) != 10 {
		t.Fatalf("got %+v, %v", runs, err)
	}
	var appeared, gone int
	var before []string
	for _, run := range slices.Backward(runs.Items) {
		list, err := c.DescribeAllVulnerabilities(t.Context(), client.FindingQuery{
			TaskID: run.TaskID, Lang: "zh", Paging: client.Paging{PageSize: 100},
		})
		if err != nil || list.Total != len(list.Items) {
			t.Fatalf("got %+v, %v", list, err)
		}
		var now []string
		for _, f := range list.Items {
			if f.TaskID != run.TaskID || f.LastDiscovered.Before(run.Created) || f.LastDiscovered.After(run.Finished) {
				t.Errorf("not of its run: %+v", f)
			}
			now = append(now, f.Name+f.Target)
			if !slices.Contains(before, f.Name+f.Target) {
				appeared++
			}
		}
		for _, name := range before {
			if !slices.Contains(now, name) {
				gone++
			}
		}
		before = now
	}
	if appeared < 5 || gone < 5 {
		t.Errorf("%d appeared, %d are gone", appeared, gone)
	}
}
