package client

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// maxWrappers is how many layers around a list are removed.
const maxWrappers = 2

// entries calls f with each entry of a list until f returns false. The list may be a JSON list, a
// string that contains one, an object around one (the result of converting XML), or a single value.
// It returns false if b is none of these, such as null or invalid JSON.
func entries(b []byte, f func(entry []byte) bool) bool {
	for range maxWrappers {
		if inner, ok := unwrapped(b); ok {
			b = inner
		}
	}
	b = bytes.TrimSpace(b)
	switch {
	case len(b) == 0 || b[0] == 'n':
		return false
	case string(b) == "{}", b[0] == '"' && strings.TrimSpace(value(b).text()) == "": // from empty XML
		return true
	case b[0] != '[':
		f(b)
		return true
	}
	decoder := json.NewDecoder(bytes.NewReader(b))
	if _, err := decoder.Token(); err != nil {
		return false
	}
	var entry json.RawMessage
	for decoder.More() {
		if decoder.Decode(&entry) != nil {
			return false
		}
		if !f(entry) {
			return true
		}
	}
	return true
}

// unwrapped returns the list or object within a string, or within an object that has no other
// member.
func unwrapped(b []byte) ([]byte, bool) {
	if text := []byte(strings.TrimSpace(value(b).text())); isNested(text) {
		return text, json.Valid(text)
	}
	value, ok := onlyMember(b)
	return value, ok && isNested(value)
}

// onlyMember returns the value of an object that has a single member.
func onlyMember(b []byte) (json.RawMessage, bool) {
	if len(b) == 0 || b[0] != '{' {
		return nil, false
	}
	decoder := json.NewDecoder(bytes.NewReader(b))
	for range 2 { // the brace and the name
		if _, err := decoder.Token(); err != nil {
			return nil, false
		}
	}
	var value json.RawMessage
	err := decoder.Decode(&value)
	return value, err == nil && !decoder.More()
}

func isNested(b []byte) bool { return len(b) > 0 && (b[0] == '[' || b[0] == '{') }

// wireScans reads the List of a page in any of the forms that entries accepts. It skips entries
// that are not scans, so that they do not hide the others.
type wireScans []wireScan

// maxScans is how many entries of a List are accepted, far more than the 100 scans of the largest
// page. It limits memory: an empty object of two bytes becomes a scan of hundreds of bytes.
const maxScans = 1000

// UnmarshalJSON fails if there are more than maxScans entries, or if b is not a list. It treats
// null as an absent list.
func (w *wireScans) UnmarshalJSON(b []byte) error {
	*w = nil
	seen := 0
	isList := entries(b, func(entry []byte) bool {
		var scan wireScan
		if entry[0] == '{' && json.Unmarshal(entry, &scan) == nil && scan.ScanID.text()+scan.Name.text() != "" {
			scan.raw = string(entry)
			*w = append(*w, scan)
		}
		seen++
		return seen <= maxScans
	})
	switch {
	case seen > maxScans:
		return errors.New("more scans than a page can have")
	case seen > 0 && *w == nil:
		return errors.New("no scan in the list")
	case isList && *w == nil:
		*w = wireScans{}
	}
	return nil
}
