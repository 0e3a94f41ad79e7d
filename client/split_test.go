package client

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// Values are found where encoding/json finds them, in every valid JSON.
func FuzzSplit(f *testing.F) {
	for _, body := range append(samples(f), []byte(` [1 , -2.5e+3,"a\\\"]","\\",[ ],{"a":{}},true ,null]`),
		[]byte(`["`+strings.Repeat("长", 40)+`","`+strings.Repeat("b", 99)+"\n"+`"]`),
		[]byte(`["`+strings.Repeat("长", 40)+`",{"`+strings.Repeat("b", 99)+`\"":1}]`),
		[]byte(`["`+strings.Repeat("c", 99)), []byte(`["`+strings.Repeat("d", 99)+`\"`),
		[]byte(`{"a\"":[1,2 ], "\\" : "}" ,"\u0041":{"b":"\\\\"},"":0}`)) {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if valid(string(body)) != json.Valid(body) {
			t.Fatalf("%s is said to be valid: %v", body, valid(string(body)))
		}
		body = bytes.TrimSpace(body)
		var list []json.RawMessage
		if json.Unmarshal(body, &list) == nil && list != nil {
			for got := range elements(string(body)) {
				if len(list) == 0 || string(got) != string(list[0]) {
					t.Fatalf("got %s, want %s in %s", got, list, body)
				}
				list = list[1:]
			}
			if len(list) > 0 {
				t.Fatalf("no %s in %s", list, body)
			}
		}
		object := map[string]json.RawMessage{}
		if json.Unmarshal(body, &object) != nil {
			return
		}
		seen := map[string]json.RawMessage{}
		for quoted, v := range members(string(body)) {
			var name string
			if err := json.Unmarshal([]byte(quoted), &name); err != nil {
				t.Fatalf("%v: name %s in %s", err, quoted, body)
			}
			seen[name] = json.RawMessage(v)
		}
		if len(seen) != len(object) {
			t.Fatalf("got %s, want %s", seen, object)
		}
		for name, v := range object {
			if string(seen[name]) != string(v) {
				t.Fatalf("%q is %s, want %s", name, seen[name], v)
			}
		}
	})
}

// A name means the field that it means to encoding/json.
func TestNamesOfMembers(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"ScanId":1,"Name":2}`, `{"scanid":1,"NAME":2,"other":3}`, `{"Name":1,"name":2}`, `{"name":1,"Name":2}`,
		`{"N\u0061me":1}`, `{"n\u0061me":1}`, `{"ſcanid":1}`, `{"":1,"Id":2}`, `{}`,
	} {
		var got wireScan
		decode(body, &got)
		var want struct {
			ScanID json.RawMessage `json:"ScanId"`
			Name   json.RawMessage
		}
		if err := json.Unmarshal([]byte(body), &want); err != nil {
			t.Fatal(err)
		}
		if string(got.ScanID) != string(want.ScanID) || string(got.Name) != string(want.Name) {
			t.Errorf("%s: got %s and %s, want %s and %s", body, got.ScanID, got.Name, want.ScanID, want.Name)
		}
	}
}
