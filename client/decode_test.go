package client_test

import (
	"io"
	"math"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"scantop/client"
)

// canned is a network that sends the same reply to every request. Tests with thousands of replies
// would otherwise use up the ports of the machine.
type canned string

func (c canned) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{},
		Body: io.NopCloser(strings.NewReader(string(c)))}, nil
}

// listed returns the page in a reply, without the raw entries.
func listed(t *testing.T, body string) *client.Page {
	t.Helper()
	c := connect(t, unreachable(t),
		client.WithTransport(func(http.RoundTripper) http.RoundTripper { return canned(body) }))
	page, err := c.DescribeScans(t.Context(), client.Query{})
	if err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	for i := range page.Scans {
		if page.Scans[i].Raw == "" {
			t.Errorf("no raw entry in %s", body)
		}
		page.Scans[i].Raw = ""
	}
	return page
}

// The raw entry keeps a field exactly as it was received.
func TestRawEntry(t *testing.T) {
	t.Parallel()
	const entry = `{ "ScanId" : 2018071010384940572, "Future":[1, {"a":null}] }`
	s := replying(t, 200, `{"PageSize":20,"List":[`+entry+`,{"ScanId":"2"}]}`)
	page, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
	if err != nil || page.Scans[0].Raw != entry || page.Scans[1].Raw != `{"ScanId":"2"}` {
		t.Errorf("got %+v, %v", page, err)
	}
}

// The SDK's decoder is sensitive to letter case and rejects a whole page for one string in place of
// a list. Each case has one field in an odd form; the rest of the scan must not be lost.
func TestOddFormsOfAField(t *testing.T) {
	t.Parallel()
	known := func(v float64) client.Percent { return client.Percent{Value: v, Known: true} }
	clamped := func(v float64) client.Percent { return client.Percent{Value: v, Known: true, Clamped: true} }
	tests := []struct {
		field string
		want  client.Scan
	}{
		{`"Targets":"demo.testfire.net"`, client.Scan{Targets: []string{"demo.testfire.net"}}},
		{`"Targets":"[\"a.com\",\"b.com\"]"`, client.Scan{Targets: []string{"a.com", "b.com"}}},
		{`"Targets":"[a.com"`, client.Scan{Targets: []string{"[a.com"}}},
		{`"Targets":["a.com",7,null,{},""]`, client.Scan{Targets: []string{"a.com", "7"}}},
		{`"Targets":null`, client.Scan{}},
		{`"Targets":""`, client.Scan{}},
		{`"TargetsOriginal":"testtag"`, client.Scan{TargetsOriginal: []string{"testtag"}}},
		{`"KeyWords":"65084125"`, client.Scan{KeyWords: []string{"65084125"}}},
		{`"KeyWords":65084125`, client.Scan{KeyWords: []string{"65084125"}}},
		{`"RunPercent":100`, client.Scan{Progress: known(100)}},
		{`"RunPercent":0`, client.Scan{Progress: known(0)}},
		{`"RunPercent":"42.5"`, client.Scan{Progress: known(42.5)}},
		{`"RunPercent":"42%"`, client.Scan{Progress: known(42)}},
		{`"RunPercent":"100.5"`, client.Scan{Progress: clamped(100)}},
		{`"RunPercent":-1`, client.Scan{Progress: clamped(0)}},
		{`"RunPercent":null`, client.Scan{}},
		{`"RunPercent":"NaN"`, client.Scan{}},
		{`"RunPercent":1e300`, client.Scan{Progress: clamped(100)}},
		{`"RunPercent":{}`, client.Scan{}},
		{`"StartDate":"1531190450000"`, client.Scan{Start: time.UnixMilli(1531190450000)}},
		{`"StartDate":1531190450000.0`, client.Scan{Start: time.UnixMilli(1531190450000)}},
		{`"StartDate":0,"EndDate":null,"NextRunDate":-5,"LastSheduleDate":1e300`, client.Scan{}},
		{`"EndDate":"tomorrow"`, client.Scan{}},
		{`"Interval":"10"`, client.Scan{Interval: 10}},
		{`"Interval":10.0`, client.Scan{Interval: 10}},
		{`"SiteIntervalInDay":1e18`, client.Scan{SiteIntervalInDay: math.MaxInt32}},
		{`"Interval":-1,"IndexIntervalInMinute":"x"`, client.Scan{}},
		{`"CronActive":1`, client.Scan{Schedulable: new(true)}},
		{`"CronActive":""`, client.Scan{}},
		{`"CronActive":"2"`, client.Scan{}},
		{`"CronActive":null`, client.Scan{}},
		{`"CronActive":false`, client.Scan{Schedulable: new(false)}},
		{`"CronActive":"0"`, client.Scan{Schedulable: new(false)}},
		{`"CronActive":true,"ScanAll":"1"`, client.Scan{Schedulable: new(true), ScanAll: true}},
		{`"ScanAll":"TRUE"`, client.Scan{ScanAll: true}},
		{`"JobStatistics":"aborted"`, client.Scan{JobStatistics: "aborted"}},
		{`"JobStatistics":1`, client.Scan{JobStatistics: "running"}},
		{`"JobStatistics":"2"`, client.Scan{JobStatistics: "finished"}},
		{`"JobStatistics":" 3.0 "`, client.Scan{JobStatistics: "aborted"}},
		{`"JobStatistics":"Finished"`, client.Scan{JobStatistics: "finished"}},
		{`"JobStatistics":4`, client.Scan{JobStatistics: "4"}},
		{`"JobStatistics":0`, client.Scan{JobStatistics: "0"}},
		{`"JobStatistics":"queued"`, client.Scan{JobStatistics: "queued"}},
		{`"JobStatistics":null`, client.Scan{}},
		{`"Name":12345`, client.Scan{Name: "12345"}},
		{`"Name":["a"]`, client.Scan{}},
		{`"Name":"\u001b[31m\ud800"`, client.Scan{Name: "\x1b[31m\ufffd"}}, // the screen makes it harmless
		{`"RuntimeStart":1545972690000,"RuntimeEnd":"08:00:00"`,
			client.Scan{RuntimeStart: "1545972690000", RuntimeEnd: "08:00:00"}},
		{`"Status":"sleeping","FlowName":"skynet","Period":"year"`,
			client.Scan{Status: "sleeping", Flow: "skynet", Period: "year"}},
		{`"runpercent":7,"STATUS":"running"`, client.Scan{Progress: known(7), Status: client.StatusRunning}},
		{`"Unknown":{"a":[1]}`, client.Scan{}},
	}
	for _, tt := range tests {
		t.Run(tt.field, func(t *testing.T) {
			t.Parallel()
			page := listed(t, `{"data":{"PageSize":20,"List":[{"ScanId":"1",`+tt.field+`},{"ScanId":"2"}]}}`)
			tt.want.ID = "1"
			if len(page.Scans) != 2 || page.Scans[1].ID != "2" || !reflect.DeepEqual(page.Scans[0], tt.want) {
				t.Errorf("got  %+v\nwant %+v", page.Scans, tt.want)
			}
		})
	}
}

// A ScanId has more digits than a float64.
func TestScanIDKeepsItsDigits(t *testing.T) {
	t.Parallel()
	for _, id := range []string{`2018071010384940572`, `"2018071010384940572"`} {
		if got := listed(t, `{"List":[{"ScanId":`+id+`}]}`).Scans[0].ID; got != "2018071010384940572" {
			t.Errorf("%s became %s", id, got)
		}
	}
}

func TestOddFormsOfAPage(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]client.Page{
		`{"data":{"PageSize":"20","CurrentPage":"2","PageCount":3.0,"TotalCount":"41","Count":1}}`: {
			Number: 2, Size: 20, Pages: 3, Total: 41, Count: 1},
		`{"data":{"PageSize":20,"List":null},"requestId":7}`: {Size: 20, RequestID: "7"},
		`{"data":null,"PageSize":20,"success":"TRUE"}`:       {Size: 20},
		`{"data":"","PageSize":20,"code":"200"}`:             {Size: 20},
		`{"data":{"List":[]}}`:                               {},
		` {"data": {"PageSize":20,"PageCount":-1,"TotalCount":1e99,"List":[]}, "RequestId":"inner"} `: {
			Size: 20, Total: math.MaxInt32, RequestID: "inner"},
		`{"PageSize":20,"code":200,"message":"successful","success":true,"future":[{}]}`: {Size: 20},
		`{"data":{"PageSize":20,"RequestId":"nested"}}`: {
			Size: 20, RequestID: "nested"},
	} {
		page := listed(t, body)
		if page.Scans == nil || len(page.Scans) != 0 {
			t.Errorf("%s: scans %v", body, page.Scans)
		}
		want.Scans = page.Scans
		if !reflect.DeepEqual(*page, want) {
			t.Errorf("%s: got %+v, want %+v", body, *page, want)
		}
	}
	for _, body := range []string{
		`{"data":{"CurrentPage":1,"PageSize":20,"TotalCount":41}}`,
		`{"data":{"PageSize":20,"TotalCount":1,"List":null}}`,
	} {
		c := connect(t, replying(t, 200, body).URL)
		if page, err := c.DescribeScans(t.Context(), client.Query{}); err == nil {
			t.Errorf("%s, which lacks its scans: got %+v", body, page)
		}
	}
}

func TestFormsOfACreatedScan(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		createdReply,
		`{"requestId":"r","data":{"Data":2018080617471590979},"code":"200","success":"true"}`,
		`{"RequestId":"r","Data":"2018080617471590979"}`,
		`{"RequestId":"r","Data":2018080617471590979}`,
		`{"RequestId":"r","Data":"{ \"Data\": \"2018080617471590979\" }"}`,
		`{"RequestId":"r","data":"{\"data\":2018080617471590979}"}`,
		`{"RequestId":"r","data":" 2018080617471590979 "}`,
		`{"data":{"Data":"{ \"Data\": \"2018080617471590979\" }"},"code":200,"success":true}`,
		`{"Data":"2018080617471590979","data":null}`,
		`{"data":null,"Data":"2018080617471590979","code":0}`,
		`{"data":{"Data":"2018080617471590979","data":null},"code":"OK"}`,
		`<?xml version="1.0" encoding="GBK"?><R><Data>2018080617471590979</Data></R>`,
		`{"data":{"Data":{"Data":"2018080617471590979"}}}`,
		`{"RequestId":"r","Data":"\"2018080617471590979\""}`,
		`<R><data><Data>{ "Data": "2018080617471590979" }</Data></data></R>`,
		`<R><Data><Data><Data>2018080617471590979</Data></Data></Data></R>`,
	} {
		id, err := connect(t, replying(t, 200, body).URL).CreateScan(t.Context(), goodSpec())
		if err != nil || id != "2018080617471590979" {
			t.Errorf("%s: %q, %v", body, id, err)
		}
	}
}

// A text that is not a ScanId must not be returned as one.
func TestInvalidScanIDsAreRejected(t *testing.T) {
	t.Parallel()
	for _, data := range []string{`true`, `"OK"`, `"x1\u001b[2J"`, `2.018071010384940572e18`, `"1 2"`, `"扫描1"`,
		`["2018080617471590979"]`,
		`"` + strings.Repeat("1", 65) + `"`, `{"Data":"{"}`, `"\""`,
		strings.Repeat(`{"Data":`, 50) + `1` + strings.Repeat(`}`, 50)} {
		s := replying(t, 200, `{"data":`+data+`,"success":true}`)
		id, err := connect(t, s.URL).CreateScan(t.Context(), goodSpec())
		if failure := failureOf(t, err, client.KindDecode); id != "" || !failure.MayHaveTakenEffect {
			t.Errorf("%s: %q, %+v", data, id, failure)
		}
	}
}
