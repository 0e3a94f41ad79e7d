package simulator_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"scantop/client/simulator"
)

// altered returns a server with some faults and a stopped clock.
func altered(t *testing.T, faults ...string) *simulator.Server {
	t.Helper()
	s := start(t, simulator.Config{Now: newClock().Now})
	for _, text := range faults {
		inject(t, s, text)
	}
	return s
}

// scansSeen returns the raw fields of all entries of a list.
func scansSeen(t *testing.T, s *simulator.Server) []map[string]json.RawMessage {
	t.Helper()
	var reply struct {
		Data struct{ List []map[string]json.RawMessage }
	}
	seen := send(t.Context(), t, s, "DescribeScans", nil)
	if err := json.Unmarshal([]byte(seen.body), &reply); err != nil || len(reply.Data.List) == 0 {
		t.Fatalf("%v in %.300q", err, seen.body)
	}
	return reply.Data.List
}

// values joins the values of a field in all scans, with "-" for a missing one.
func values(scans []map[string]json.RawMessage, field string) string {
	var all []string
	for _, scan := range scans {
		value := "-"
		if raw, ok := scan[field]; ok {
			value = string(raw)
		}
		all = append(all, value)
	}
	return strings.Join(all, " ")
}

func TestNullAndMissingFields(t *testing.T) {
	t.Parallel()
	genuine := scansSeen(t, altered(t))
	nulls, missing := scansSeen(t, altered(t, "nulls")), scansSeen(t, altered(t, "missing"))
	for i, scan := range genuine {
		for field, raw := range scan {
			null, ok := nulls[i][field]
			_, there := missing[i][field]
			if field == "ScanId" {
				if string(null) != string(raw) || string(missing[i][field]) != string(raw) {
					t.Errorf("ScanId %s became %s and %s", raw, null, missing[i][field])
				}
			} else if !ok || string(null) != "null" || there {
				t.Errorf("%s: with nulls %s, missing: %v", field, null, !there)
			}
		}
	}
	if ids := values(scansSeen(t, altered(t, "no-ids")), "ScanId"); strings.Trim(ids, "- ") != "" {
		t.Errorf("without IDs: %s", ids)
	}
}

func TestTypesOfFields(t *testing.T) {
	t.Parallel()
	genuine := scansSeen(t, altered(t))
	quoted, bare := scansSeen(t, altered(t, "strings-for-numbers")), scansSeen(t, altered(t, "numbers-for-strings"))
	lists := scansSeen(t, altered(t, "strings-for-lists"))
	for _, field := range []string{"StartDate", "RunPercent", "ScanAll"} {
		if got := strings.ReplaceAll(values(quoted, field), `"`, ""); got != values(genuine, field) ||
			got == values(quoted, field) {
			t.Errorf("%s: %s", field, values(quoted, field))
		}
	}
	for _, field := range []string{"ScanId", "RuntimeStart", "CronActive"} {
		if got := values(bare, field); got != strings.ReplaceAll(values(genuine, field), `"`, "") ||
			got == values(genuine, field) {
			t.Errorf("%s: %s", field, got)
		}
	}
	for i, scan := range lists {
		var text string
		if err := json.Unmarshal(scan["Targets"], &text); scan["Targets"] != nil &&
			(err != nil || text != string(genuine[i]["Targets"])) {
			t.Errorf("Targets: %s", scan["Targets"])
		}
	}
}

func TestOddValues(t *testing.T) {
	t.Parallel()
	genuine := scansSeen(t, altered(t))
	unknown := scansSeen(t, altered(t, "unknown-values"))
	for field, value := range map[string]string{
		"Status": `"paused"`, "FlowName": `"stealth"`, "Period": `"fortnight"`,
	} {
		for i, scan := range genuine {
			if _, there := scan[field]; there && string(unknown[i][field]) != value ||
				!there && unknown[i][field] != nil {
				t.Errorf("%s: %s became %s", field, scan[field], unknown[i][field])
			}
		}
	}
	if got := values(scansSeen(t, altered(t, "percent-range"))[:5], "RunPercent"); got != "-1 100.5 1e300 -0.001 -1" {
		t.Errorf("RunPercent: %s", got)
	}
	ids := strings.Fields(values(scansSeen(t, altered(t, "duplicates")), "ScanId"))
	for i := 1; i < len(ids); i++ {
		if (ids[i] == ids[i-1]) != (i%2 == 1) {
			t.Errorf("scan %d has the ScanId %s, the one before it %s", i, ids[i], ids[i-1])
		}
	}
}

// A client that turns the pages finds fewer scans on each, and finally none.
func TestShrinkingPages(t *testing.T) {
	t.Parallel()
	s := altered(t, "shrinking")
	for _, want := range []page{
		{CurrentPage: 1, PageSize: 10, TotalCount: 30, PageCount: 3, Count: 10},
		{CurrentPage: 2, PageSize: 10, TotalCount: 15, PageCount: 2, Count: 5},
		{CurrentPage: 3, PageSize: 10, TotalCount: 7, PageCount: 1, Count: 0},
		{CurrentPage: 1, PageSize: 10, TotalCount: 3, PageCount: 1, Count: 3},
		{CurrentPage: 1, PageSize: 10, TotalCount: 1, PageCount: 1, Count: 1},
		{CurrentPage: 1, PageSize: 10, TotalCount: 0, PageCount: 0, Count: 0},
	} {
		got := describe(t, s, params{"CurrentPage": fmt.Sprint(want.CurrentPage), "PageSize": "10"})
		if len(got.List) != want.Count {
			t.Errorf("page %d has %d scans, want %d", want.CurrentPage, len(got.List), want.Count)
		}
		got.List = nil
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	if got := describe(t, altered(t, "short-page"), nil); got.Count != 20 || len(got.List) != 10 ||
		got.TotalCount != 60 {
		t.Errorf("a short page: %d scans of %+v", len(got.List), got.Count)
	}
}

// Changes of a good reply can be combined in any order, and do not affect rejections.
func TestChangesAddUp(t *testing.T) {
	t.Parallel()
	var names []string
	for _, fault := range simulator.Faults() {
		if want := expectedChanges()[fault.Name]; want.seen != nil {
			names = append(names, fault.Name)
		}
	}
	order := rand.New(rand.NewPCG(1, 2))
	for range 25 {
		order.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		chosen := names[:2+order.IntN(len(names)-2)]
		s := altered(t, chosen...)
		for _, action := range []string{"DescribeScans", "CreateScan"} {
			seen := send(t.Context(), t, s, action, params{"CurrentPage": "2"})
			if seen.status != http.StatusOK || !json.Valid([]byte(seen.body)) {
				t.Errorf("%v, %s: %d %.200q, %v", chosen, action, seen.status, seen.body, seen.err)
			}
		}
		s.Close()
	}
	s := altered(t, "unknown-values", "percent-range", "short-page:times=1")
	if scans := scansSeen(t, s); len(scans) != 10 || values(scans[:1], "Status") != `"paused"` ||
		values(scans[:1], "RunPercent") != "-1" {
		t.Errorf("three changes: %d scans, first %v", len(scans), scans[0])
	}
	bad := send(t.Context(), t, altered(t, "no-data"), "DescribeScans", params{"PageSize": "x"})
	if !replies(400, `"Code":"InvalidParameter"`)(bad) {
		t.Errorf("a rejection: %s", bad.body)
	}
}

func TestFlatReplies(t *testing.T) {
	t.Parallel()
	var list struct {
		page
		RequestID string `json:"RequestId"`
	}
	seen := send(t.Context(), t, altered(t, "flat"), "DescribeScans", nil)
	if err := json.Unmarshal([]byte(seen.body), &list); err != nil || list.RequestID == "" || list.TotalCount != 60 ||
		len(list.List) != 20 {
		t.Errorf("%v in %.300q", err, seen.body)
	}
	var created struct{ RequestID, Data string }
	seen = send(t.Context(), t, altered(t, "flat"), "CreateScan", nil)
	if err := json.Unmarshal([]byte(seen.body), &created); err != nil || len(created.Data) != 19 ||
		strings.Contains(seen.body, "success") {
		t.Errorf("%v in %s", err, seen.body)
	}
}

// The XML has the form of the document's sample.
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
	if body, _ := io.ReadAll(response.Body); response.StatusCode != 400 ||
		!strings.Contains(string(body), "<Error><Code>MissingAction</Code>") {
		t.Errorf("a rejection: %d %s", response.StatusCode, body)
	}
}

func TestSmallPages(t *testing.T) {
	t.Parallel()
	for size, rejected := range map[string]bool{"1": false, "20": false, "21": true, "100": true} {
		seen := send(t.Context(), t, altered(t, "small-pages"), "DescribeScans", map[string]string{"PageSize": size})
		if got := strings.Contains(seen.body, "parameter PageSize is not valid"); got != rejected {
			t.Errorf("a page of %s is rejected: %v, want %v: %.200q", size, got, rejected, seen.body)
		}
	}
}
