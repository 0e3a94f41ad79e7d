package client

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// maxWrappers is how many layers around a list are taken off.
const maxWrappers = 2

// entries calls f with one entry of a list after the other, until f returns
// false. The list may be a JSON list, a string that holds one, an object around
// one, as lists become that were XML before, or a value on its own. It reports
// whether b was any of these; null and broken text are not.
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
	case string(b) == "{}", b[0] == '"' && strings.TrimSpace(value(b).text()) == "": // what an empty element becomes
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

// unwrapped is the list or the object within a string, or within an object that
// has nothing else in it.
func unwrapped(b []byte) ([]byte, bool) {
	if text := []byte(strings.TrimSpace(value(b).text())); isNested(text) {
		return text, json.Valid(text)
	}
	value, ok := onlyMember(b)
	return value, ok && isNested(value)
}

// onlyMember is the value within an object that has no other.
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

// wireScans reads the List of a page in any of the forms of entries. An entry
// that is no scan is left out: it must not hide the others.
type wireScans []wireScan

// maxScans is far above the largest page of 100 scans. It bounds memory: an
// empty object of two bytes becomes a scan of hundreds.
const maxScans = 1000

// UnmarshalJSON fails on more than maxScans entries, and on a text that is no
// list. Null is the absence of a list.
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
