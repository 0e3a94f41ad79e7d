package client

import (
	"bytes"
	"encoding/json"
	"strings"
)

// maxWrappers is how many layers around a list are removed.
const maxWrappers = 2

// entries calls f with each entry of a list until f returns false. The list may be a JSON list, a
// string that contains one, an object around one (the result of converting XML), or a single value.
// It returns false if b is none of these, such as null.
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
	for entry := range elements(b) {
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
	only, ok := onlyMember(b)
	return only, ok && isNested(only)
}

// onlyMember returns the value of an object that has a single member.
func onlyMember(b []byte) (only value, ok bool) {
	if len(b) == 0 || b[0] != '{' {
		return nil, false
	}
	for _, v := range members(b) {
		if only != nil {
			return nil, false
		}
		only = v
	}
	return only, only != nil
}

func isNested(b []byte) bool { return len(b) > 0 && (b[0] == '[' || b[0] == '{') }
