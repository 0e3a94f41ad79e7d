package text

import (
	"reflect"
	"slices"
	"strings"
)

// Palette is the list of every action.
type Palette struct {
	Title, Hint, NoMatch string
	Key, Action          string // column heads
	Open, Run            string // what keys do
}

// Translations returns a function that says how the other languages word a text. Both texts are in lower
// case. Formats are returned as they are.
func (c *Catalogue) Translations() func(said string) []string {
	others := map[string][]string{}
	for _, lang := range []string{"en", "zh"} {
		if lang != c.Lang {
			pairs(reflect.ValueOf(*c), reflect.ValueOf(*For(lang)), others)
		}
	}
	return func(said string) []string { return others[strings.ToLower(said)] }
}

// pairs goes through two values of one type, and collects their texts that differ.
func pairs(from, to reflect.Value, into map[string][]string) {
	switch from.Kind() {
	case reflect.String:
		one, other := strings.ToLower(from.String()), strings.ToLower(to.String())
		if one != other && other != "" && !slices.Contains(into[one], other) {
			into[one] = append(into[one], other)
		}
	case reflect.Struct:
		for i := range from.NumField() {
			pairs(from.Field(i), to.Field(i), into)
		}
	case reflect.Slice:
		for i := range min(from.Len(), to.Len()) {
			pairs(from.Index(i), to.Index(i), into)
		}
	case reflect.Map:
		for _, k := range from.MapKeys() {
			if other := to.MapIndex(k); other.IsValid() {
				pairs(from.MapIndex(k), other, into)
			}
		}
	}
}
