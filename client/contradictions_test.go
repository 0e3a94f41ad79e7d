package client_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"

	"scantop/client"
)

// allFields returns the fields of the only scan of fullReply, and a function that changes them and
// reads the resulting page.
func allFields(t *testing.T) (fields map[string]any, read func(map[string]any) client.Scan) {
	t.Helper()
	var reply struct {
		Data struct{ List []map[string]any }
	}
	if err := json.Unmarshal([]byte(fullReply), &reply); err != nil {
		t.Fatal(err)
	}
	return reply.Data.List[0], func(scan map[string]any) client.Scan {
		body, err := json.Marshal(map[string]any{"data": map[string]any{"PageSize": 20,
			"List": []any{scan, map[string]any{"ScanId": "2"}}}})
		if err != nil {
			t.Fatal(err)
		}
		page := listed(t, string(body))
		if len(page.Scans) != 2 || page.Scans[1].ID != "2" {
			t.Fatalf("%s hides scans: %+v", body, page.Scans)
		}
		return page.Scans[0]
	}
}

// An odd value in one field of a scan does not affect the others.
func TestOddFieldAffectsNoOther(t *testing.T) {
	t.Parallel()
	fields, read := allFields(t)
	if len(fields) != 25 {
		t.Fatalf("%d fields, the document has 25", len(fields))
	}
	good := reflect.ValueOf(read(fields))
	odd := []any{
		nil, "", "x", "12", 12, -1, 0.5, 1e300, true,
		[]any{}, []any{nil, 7, "a", []any{}, map[string]any{}}, map[string]any{},
		map[string]any{"a": 1}, "[", "{\"a\":", "\x00\u202e"}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		for _, value := range odd {
			changed := maps.Clone(fields)
			changed[name] = value
			got, differ := reflect.ValueOf(read(changed)), 0
			for i := range good.NumField() {
				if !reflect.DeepEqual(got.Field(i).Interface(), good.Field(i).Interface()) {
					differ++
				}
			}
			if differ > 1 {
				t.Errorf("%s: %v changes %d fields", name, value, differ)
			}
		}
		without := maps.Clone(fields)
		delete(without, name)
		nulled := maps.Clone(fields)
		nulled[name] = nil
		if a, b := read(without), read(nulled); !reflect.DeepEqual(a, b) || reflect.DeepEqual(a, good.Interface()) {
			t.Errorf("%s: absent %+v, null %+v", name, a, b)
		}
	}
}

// A number and a string with the same number mean the same.
func TestNumbersAndStringsAreInterchangeable(t *testing.T) {
	t.Parallel()
	fields, read := allFields(t)
	good := read(fields)
	for name, value := range fields {
		changed := maps.Clone(fields)
		switch v := value.(type) {
		case float64:
			text, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			changed[name] = string(text)
		case string:
			if !json.Valid([]byte(v)) {
				continue
			}
			changed[name] = json.RawMessage(v)
		default:
			continue
		}
		if got := read(changed); !reflect.DeepEqual(got, good) {
			t.Errorf("%s as %T: got %+v, want %+v", name, changed[name], got, good)
		}
	}
}

// A list of scans, or of anything else, can have many forms.
func TestFormsOfAList(t *testing.T) {
	t.Parallel()
	for list, want := range map[string]string{
		`[{"ScanId":"1"},{"ScanId":"2"}]`:           "12",
		`{"Scan":[{"ScanId":"1"},{"ScanId":"2"}]}`:  "12",
		`{"Scan":{"ScanId":"1"}}`:                   "1",
		`{"ScanId":"1"}`:                            "1",
		`"[{\"ScanId\":\"1\"},{\"ScanId\":\"2\"}]"`: "12",
		`[null,7,"x",[],{},{"a":1},{"ScanId":"1"}]`: "1",
		`[{"ScanId":"1"},{"ScanId":"1"}]`:           "11",
		`[{"Name":"unnumbered","ScanId":null}]`:     "",
		`[]`:                                        "",
		`{}`:                                        "",
		`""`:                                        "",
		`null`:                                      "",
		`"{\"Scan\":[{\"ScanId\":\"1\"}]}"`:         "1",
		`{"a":{"b":[{"ScanId":"1"}]}}`:              "1",
	} {
		got := ""
		for _, scan := range listed(t, `{"data":{"PageSize":20,"CurrentPage":1,"List":`+list+`}}`).Scans {
			got += scan.ID
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", list, got, want)
		}
	}
	for _, list := range []string{`[7]`, `"none"`, `7`, `true`, `[[]]`, `{"a":1}`} {
		s := replying(t, 200, `{"data":{"PageSize":20,"List":`+list+`}}`)
		_, err := connect(t, s.URL).DescribeScans(t.Context(), client.Query{})
		failureOf(t, err, client.KindDecode)
	}
}

func TestFormsOfAnEnvelope(t *testing.T) {
	t.Parallel()
	const page = `"PageSize":20,"TotalCount":1,"List":[{"ScanId":2018071010384940572}]`
	for _, body := range []string{
		`{"requestId":"r","data":{` + page + `},"code":200,"success":true}`,
		`{"RequestId":"r","Data":{` + page + `},"Code":"200","Success":"true"}`,
		`{"REQUESTID":"r","DATA":{` + page + `},"CODE":200.0,"SUCCESS":1}`,
		`{"RequestId":"r",` + page + `}`,
		`{"RequestId":"r","data":null,"code":null,"success":null,` + page + `}`,
		`{"RequestId":"r","data":"{\"PageSize\":20,\"TotalCount\":1,\"List\":[{\"ScanId\":\"2018071010384940572\"}]}"}`,
		`{"RequestId":"r","data":{},` + page + `}`,
		`{"RequestId":"r","data":{` + page + `},"Data":null}`,
		`{"RequestId":"r","Code":"200.0",` + page + `}`,
		`{"RequestId":"r","Code":"Success",` + page + `}`,
		`{"RequestId":"r","Code":"ok",` + page + `}`,
		`{"RequestId":"r","Code":0,` + page + `}`,
		"\xef\xbb\xbf \r\n" + `{"RequestId":"r","Future":{"data":1},` + page + "}\n",
	} {
		got := listed(t, body)
		if got.RequestID != "r" || got.Size != 20 || got.Total != 1 || len(got.Scans) != 1 ||
			got.Scans[0].ID != "2018071010384940572" {
			t.Errorf("%s: got %+v", body, got)
		}
	}
}
