package client

import (
	"encoding/json"
	"iter"
	"reflect"
	"strings"
	"sync"
)

// The functions of this file expect valid JSON, which parseReply and unwrapped have checked, and do not
// check it again. They find where values end and copy nothing, so that a reply with texts of any length
// costs little more than one look at its bytes.

// elements iterates over the values of a list.
func elements(list string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := 1; i < len(list); i++ {
			switch list[i] {
			case ' ', '\t', '\n', '\r', ',', ':', ']', '}':
			default:
				end := i + lengthOf(list[i:])
				if !yield(list[i:end]) {
					return
				}
				i = end - 1
			}
		}
	}
}

// members iterates over the names of an object, still quoted, and their values.
func members(object string) iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		var name string
		for part := range elements(object) {
			if name == "" {
				name = part
				continue
			}
			if !yield(name, part) {
				return
			}
			name = ""
		}
	}
}

// lengthOf returns how many bytes the first value of b has.
func lengthOf(b string) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			i += quotedLength(b[i:]) - 1
			if depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
		if depth < 0 || depth == 0 && strings.IndexByte(", \t\n\r", b[i]) >= 0 { // the end of a number or word
			return i
		}
	}
	return len(b)
}

// quotedLength returns the length of the string at the start of b, with its quotes.
func quotedLength(b string) int {
	for i := 1; ; {
		next := strings.IndexByte(b[i:], '"')
		if next < 0 {
			return len(b)
		}
		i += next + 1
		before := b[:i-1]
		if escapes := len(before) - len(strings.TrimRight(before, `\`)); escapes%2 == 0 {
			return i
		}
	}
}

// decode sets the fields of type value of the struct at to, by the members of an object. Like
// encoding/json, it prefers the field of exactly that name to one that differs in letter case.
func decode(object string, to any) {
	s := reflect.ValueOf(to).Elem()
	fields := fieldsOf(s.Type())
	for name, v := range members(object) {
		if i := fields.find(name); i != nil {
			s.FieldByIndex(i).Addr().Interface().(*value).set(value(v))
		}
	}
}

// fieldIndex has the index of each field of type value of a struct, by its name in JSON.
type fieldIndex map[string][]int

var indexes sync.Map // reflect.Type -> fieldIndex

func fieldsOf(t reflect.Type) fieldIndex {
	if known, ok := indexes.Load(t); ok {
		return known.(fieldIndex)
	}
	fields := fieldIndex{}
	for _, f := range reflect.VisibleFields(t) {
		if f.Type == reflect.TypeFor[value]() {
			name := f.Tag.Get("json")
			if name == "" {
				name = f.Name
			}
			fields[name] = f.Index
		}
	}
	indexes.Store(t, fields)
	return fields
}

// find returns the index of the field for a quoted name, or nil.
func (f fieldIndex) find(quoted string) []int {
	if i, ok := f[quoted[1:len(quoted)-1]]; ok {
		return i
	}
	var name string
	if json.Unmarshal([]byte(quoted), &name) != nil {
		return nil
	}
	if i, ok := f[name]; ok {
		return i
	}
	for known, i := range f {
		if strings.EqualFold(known, name) {
			return i
		}
	}
	return nil
}
