package simulator_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestFlatReplies(t *testing.T) {
	t.Parallel()
	var list struct {
		page
		RequestID string `json:"RequestId"`
	}
	seen := send(t.Context(), t, altered(t, "flat"), "DescribeScans", nil)
	if err := json.Unmarshal([]byte(seen.body), &list); err != nil || list.RequestID == "" || list.TotalCount != 60 || len(list.List) != 20 {
		t.Errorf("%v in %.300q", err, seen.body)
	}
	var created struct{ RequestID, Data string }
	seen = send(t.Context(), t, altered(t, "flat"), "CreateScan", nil)
	if err := json.Unmarshal([]byte(seen.body), &created); err != nil || len(created.Data) != 19 || strings.Contains(seen.body, "success") {
		t.Errorf("%v in %s", err, seen.body)
	}
}

// The XML reads like the document's sample.
func TestXMLReplies(t *testing.T) {
	t.Parallel()
	seen := send(t.Context(), t, altered(t, "xml"), "DescribeScans", nil)
	var got struct {
		XMLName   xml.Name
		RequestID string `xml:"requestId"`
		Total     int    `xml:"data>TotalCount"`
		List      []struct {
			Name    string
			Targets []string
		} `xml:"data>List"`
		Success bool `xml:"success"`
	}
	err := xml.Unmarshal([]byte(seen.body), &got)
	if err != nil || got.XMLName.Local != "DescribeScans" || got.RequestID == "" || got.Total != 60 || !got.Success {
		t.Errorf("%v, %+v", err, got)
	}
	want := describe(t, altered(t), nil)
	for i, scan := range want.List {
		if got.List[i].Name != scan.Name || fmt.Sprint(got.List[i].Targets) != fmt.Sprint(scan.Targets) {
			t.Errorf("got %+v, want %s of %s", got.List[i], scan.Targets, scan.Name)
		}
	}
	s := altered(t, "xml")
	response := replay(t, s, nil)
	if body, _ := io.ReadAll(response.Body); response.StatusCode != 400 || !strings.Contains(string(body), "<Error><Code>MissingAction</Code>") {
		t.Errorf("a refusal: %d %s", response.StatusCode, body)
	}
}
