package client

import (
	"strings"
)

// maxWrappers is how many layers around a list are removed.
const maxWrappers = 2

// entries calls f with each entry of a list until f returns false. The list may be a JSON list, a
// string that contains one, an object around one (the result of converting XML), or a single value.
// It returns false if b is none of these, such as null.
func entries(b string, f func(entry string) bool) bool {
	for range maxWrappers {
		if inner, ok := unwrapped(b); ok {
			b = inner
		}
	}
	b = strings.TrimSpace(b)
	switch {
	case len(b) == 0 || b[0] == 'n':
		return false
	case b == "{}", b[0] == '"' && strings.TrimSpace(value(b).text()) == "": // from empty XML
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
func unwrapped(b string) (string, bool) {
	if text := strings.TrimSpace(value(b).text()); isNested(text) {
		return text, valid(text)
	}
	only, ok := onlyMember(b)
	return only, ok && isNested(only)
}

// onlyMember returns the value of an object that has a single member.
func onlyMember(b string) (only string, ok bool) {
	if len(b) == 0 || b[0] != '{' {
		return "", false
	}
	for _, v := range members(b) {
		if only != "" {
			return "", false
		}
		only = v
	}
	return only, only != ""
}

func isNested(b string) bool { return len(b) > 0 && (b[0] == '[' || b[0] == '{') }
