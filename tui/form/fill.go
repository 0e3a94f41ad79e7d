package form

import (
	"fmt"
	"maps"
	"strings"

	"scantop/tui/safe"
)

// Values is what stands in each field as it was typed, by the API's name of the
// parameter, as [order.Parameter.Kept] gives it.
func (f *Form) Values() map[string]string {
	entries := make(map[string]string, len(f.fields))
	for _, field := range f.fields {
		entries[field.Name] = field.kept()
	}
	return entries
}

// fill sets fields to what entries gave. Fields that are not named keep what
// they have; names and options that there are not count for nothing.
func (f *Form) fill(entries map[string]string) {
	place := f.focused()
	if place != nil {
		left := place.left
		place.blur()
		place.left = left // nobody left it
	}
	now := f.fx.Now()
	for _, field := range f.fields {
		if entry, ok := entries[field.Name]; ok && field.fill(entry, now, f.text) {
			f.touched = true
		}
	}
	f.edits++
	f.read()
	f.at = len(f.shown())
	f.enterField(f.field("ScanAll")) // hides the targets, and may have done so now
	f.enterField(place)
	f.check()
}

// FillLike fills a new form like another scan, but for its name and its start.
func (f *Form) FillLike(entries map[string]string, format, name string, a Aside) {
	entries = maps.Clone(entries)
	delete(entries, "Name")
	delete(entries, "StartDate")
	f.Reset()
	f.fill(entries)
	f.touched, f.aside = true, a
	said := fmt.Sprintf(format, name)
	if missed := f.notTaken(entries); len(missed) > 0 {
		said += " " + fmt.Sprintf(f.text.Recent.NotTaken, strings.Join(missed, ", "))
	}
	if untold := f.untold(entries); len(untold) > 0 {
		said += " " + fmt.Sprintf(f.text.Recent.Untold, strings.Join(untold, ", "))
	}
	f.Say(said)
	f.mention()
}

// untold names the fields of which nothing is known, as a reply has no Qps, no
// switches and no SourceIp. They have what a new scan has.
func (f *Form) untold(entries map[string]string) []string {
	var untold []string
	for _, field := range f.shown() {
		if _, told := entries[field.Name]; !told && field.Name != "Name" && field.Name != "StartDate" {
			untold = append(untold, field.words.Label)
		}
	}
	return untold
}

// notTaken names the choices that a new scan does not have.
func (f *Form) notTaken(entries map[string]string) []string {
	var missed []string
	for _, field := range f.fields {
		if value := entries[field.Name]; value != "" && !field.Allows(value) {
			missed = append(missed, field.words.Label+" "+safe.Clean(value))
		}
	}
	return missed
}
