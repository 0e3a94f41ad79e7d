package client_test

import (
	_ "embed"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"scantop/client"
)

var (
	//go:embed testdata/describe_scans_sample.json
	sampleReply string
	//go:embed testdata/create_scan_sample.json
	createdReply string
	//go:embed testdata/describe_scans_all_fields.json
	fullReply string
)

// flat returns a reply in the form of the parameter tables, without "data".
func flat(t *testing.T, body string) string {
	t.Helper()
	var nested struct {
		RequestID json.RawMessage `json:"requestId"`
		Data      map[string]json.RawMessage
	}
	if err := json.Unmarshal([]byte(body), &nested); err != nil {
		t.Fatal(err)
	}
	nested.Data["RequestId"] = nested.RequestID
	nested.Data["Success"], nested.Data["Code"] = json.RawMessage("true"), json.RawMessage(`"200"`)
	flat, err := json.Marshal(nested.Data)
	if err != nil {
		t.Fatal(err)
	}
	return string(flat)
}

const sampleRequestID = "B92696EA-44DE-4DE4-B3B7-07655394DC7C"

func TestSampleOfTheDocument(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{"nested": sampleReply, "flat": flat(t, sampleReply)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := listed(t, body)
			if page.Number != 1 || page.Size != 20 || page.Count != 3 || page.Pages != 1 || page.Total != 3 ||
				page.RequestID != sampleRequestID {
				t.Errorf("got %+v", page)
			}
			var ids []string
			for _, scan := range page.Scans {
				ids = append(ids, scan.ID)
			}
			if got := strings.Join(ids, " "); got != "2018071010384940572 2018071010171127450 2018070920140740337" {
				t.Errorf("IDs %s", got)
			}
			want := client.Scan{
				ID: "2018071010384940572", Name: "test_0710-3", Status: client.StatusFinished, Type: client.TypeVuln,
				Flow: "skynet", Trigger: client.TriggerOnce, Progress: client.Percent{Value: 100, Known: true},
				Targets: []string{"***. ***.net"},
				Start:   time.UnixMilli(1531190450000), End: time.UnixMilli(1531191010000),
				RefJobID: "65084125-edc6-4ef3-931f-c3e87945631e",
				ReportURL: "http://***.com/VUL_REPORT/d3ba039d-24cf-46e3-8ffb-ee56d8de40b0?Expires=1533555431" +
					"&OSSAccessKeyId=FGV18akrKbiBvLIU&Signature=CmFMLzRIFOqETWWqj01mYpkKZIo%3D",
			}
			if !reflect.DeepEqual(page.Scans[0], want) {
				t.Errorf("got  %+v\nwant %+v", page.Scans[0], want)
			}
		})
	}
}

func TestEveryFieldIsDecoded(t *testing.T) {
	t.Parallel()
	want := &client.Page{Number: 3, Size: 20, Count: 1, Pages: 7, Total: 121, RequestID: sampleRequestID,
		Scans: []client.Scan{{
			ID: "2018071010171127450", Name: "test_0710-3", Status: client.StatusRunning, Type: client.TypeVuln,
			Flow:    client.FlowFull,
			Trigger: client.TriggerPeriodic, Progress: client.Percent{Value: 42.5, Known: true}, ScanAll: true,
			Schedulable: new(true),
			Targets:     []string{"demo.testfire.net", "192.0.2.1"}, TargetsOriginal: []string{"testtag"},
			KeyWords: []string{"65084125-edc6-4ef3-931f-c3e87945631e"},
			Start:    time.UnixMilli(111122200000), End: time.UnixMilli(212212000000),
			LastRun: time.UnixMilli(1111000000), NextRun: time.UnixMilli(1212100000),
			RuntimeStart: "1545972690000", RuntimeEnd: "1545972690001",
			Period: client.PeriodMinute, Interval: 10, IndexIntervalInMinute: 5, SiteIntervalInDay: 7,
			JobStatistics: "running", RefJobID: "5c2d86bf-ace4-4c62-86e0-63f0b1e1413b",
			ReportURL: "http://report.example.com/VUL_REPORT/1?Expires=1&Signature=a%3D",
		}}}
	for name, body := range map[string]string{"nested": fullReply, "flat": flat(t, fullReply)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := listed(t, body)
			if !reflect.DeepEqual(page, want) {
				t.Errorf("got  %+v\nwant %+v", page, want)
			}
			for field, value := range reflect.ValueOf(page.Scans[0]).Fields() { // also new ones must be set
				if field.Name != "Raw" && value.IsZero() {
					t.Errorf("%s is empty", field.Name)
				}
			}
		})
	}
}
