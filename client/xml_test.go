package client_test

import (
	_ "embed"
	"reflect"
	"strings"
	"testing"

	"scantop/client"
	"scantop/client/reason"
)

var (
	//go:embed testdata/describe_scans_sample.xml
	sampleXML string
	//go:embed testdata/create_scan_sample.xml
	createdXML string
)

// Both documents show the same reply as JSON and as XML.
func TestSamplesInXMLAreReadLikeThoseInJSON(t *testing.T) {
	t.Parallel()
	fromXML, fromJSON := listed(t, sampleXML), listed(t, sampleReply)
	if len(fromXML.Scans) != 3 || !reflect.DeepEqual(fromXML, fromJSON) {
		t.Errorf("XML  %+v\nJSON %+v", fromXML, fromJSON)
	}
	id, err := connect(t, replying(t, 200, createdXML).URL).CreateScan(t.Context(), goodSpec())
	if err != nil || id != "2018080617471590979" {
		t.Errorf("got %q, %v", id, err)
	}
}

func TestFormsOfXML(t *testing.T) {
	t.Parallel()
	const head = `<?xml version='1.0' encoding='UTF-8'?>` +
		`<DescribeScansResponse xmlns="http://avds.aliyuncs.com/doc/2017-11-29/">` +
		`<RequestId>r</RequestId><PageSize>20</PageSize><CurrentPage>1</CurrentPage>`
	page := func(list string) string { return head + list + `</DescribeScansResponse>` }
	tests := []struct {
		name, body string
		want       []client.Scan
	}{
		{"no list", page(``), []client.Scan{}},
		{"empty list", page(`<List/>`), []client.Scan{}},
		{"blank list", page("<List>\n</List>"), []client.Scan{}},
		{"one scan", page(`<List><ScanId>2018071010384940572</ScanId></List>`),
			[]client.Scan{{ID: "2018071010384940572"}}},
		{"two scans", page(`<List><ScanId>1</ScanId></List><List><ScanId>2</ScanId></List>`),
			[]client.Scan{{ID: "1"}, {ID: "2"}}},
		{"wrapped", page(`<List><Scan><ScanId>1</ScanId></Scan><Scan><ScanId>2</ScanId></Scan></List>`),
			[]client.Scan{{ID: "1"}, {ID: "2"}}},
		{"texts", page(`<List><ScanId>1</ScanId>` +
			`<Name> a &amp; &#x4e2d; <!-- no --><![CDATA[<b>]]> </Name><KeyWords/></List>`),
			[]client.Scan{{ID: "1", Name: "a & 中 <b>"}}},
		{"empty elements", page(`<List><ScanId>1</ScanId><CronActive/><RunPercent/><EndDate/></List>`),
			[]client.Scan{{ID: "1"}}},
		{"several targets", page(`<List><ScanId>1</ScanId><Targets>a.com</Targets><Targets>b.com</Targets></List>`),
			[]client.Scan{{ID: "1", Targets: []string{"a.com", "b.com"}}}},
		{"wrapped targets",
			page(`<List><ScanId>1</ScanId><Targets><Target>a.com</Target><Target>b.com</Target></Targets></List>`),
			[]client.Scan{{ID: "1", Targets: []string{"a.com", "b.com"}}}},
		{"one wrapped target", page(`<List><ScanId>1</ScanId><Targets><Target>a.com</Target></Targets></List>`),
			[]client.Scan{{ID: "1", Targets: []string{"a.com"}}}},
		{"another encoding declared",
			strings.Replace(page(`<List><ScanId>1</ScanId><Name>中</Name></List>`), "UTF-8", "GBK", 1),
			[]client.Scan{{ID: "1", Name: "中"}}},
		{"byte order mark", "\xef\xbb\xbf" + page(`<List><ScanId>1</ScanId></List>`), []client.Scan{{ID: "1"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := listed(t, tt.body); got.RequestID != "r" || got.Size != 20 ||
				!reflect.DeepEqual(got.Scans, tt.want) {
				t.Errorf("got  %+v\nwant %+v", got.Scans, tt.want)
			}
		})
	}
}

func TestErrorInXML(t *testing.T) {
	t.Parallel()
	const body = `<?xml version='1.0' encoding='UTF-8'?>
		<Error><RequestId>r</RequestId><HostId>avds.aliyuncs.com</HostId>
		<Code>Throttling.User</Code><Message>slow down</Message></Error>`
	for _, status := range []int{200, 400} {
		_, err := connect(t, replying(t, status, body).URL).DescribeScans(t.Context(), client.Query{})
		if e := failureOf(t, err, client.KindThrottled); e.Code != "Throttling.User" || e.Message != "slow down" ||
			e.RequestID != "r" {
			t.Errorf("%d: got %+v", status, e)
		}
	}
}

func TestXMLThatCannotBeUnderstood(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]reason.Reason{
		`<`:                     reason.Malformed,
		`<DescribeScans><data>`: reason.Malformed,
		`<a></b>`:               reason.Malformed,
		`<?xml version="1.0"?>`: reason.Malformed,
		`<a>&unknown;</a>`:      reason.Malformed,
		"<?xml version='1.0' encoding='GBK'?><R><PageSize>1</PageSize><M>\xd6\xd0</M></R>": reason.Malformed,
		`<a/>`:                     reason.NotObject,
		`<a>text</a>`:              reason.NotObject,
		`<html><body>Login</body>`: reason.WebPage,
		`<HTML xmlns="x"></HTML>`:  reason.WebPage,
		`<!DOCTYPE html><html/>`:   reason.WebPage,
		`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`: reason.WebPage,
		`<DescribeScans><data/></DescribeScans>`:   reason.Undocumented,
		strings.Repeat(`<a>`, 100):                 reason.TooLarge,
		`<a>` + strings.Repeat(`<b/>`, 1<<18):      reason.TooLarge,
	} {
		_, err := connect(t, replying(t, 200, body).URL).DescribeScans(t.Context(), client.Query{})
		if got := failureOf(t, err, client.KindDecode).Reason; got != want {
			t.Errorf("%.40s: %q, want %q", body, got, want)
		}
	}
}
