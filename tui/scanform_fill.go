package tui

import (
	"fmt"
	"maps"
	"strings"

	"scantop/tui/safe"
)

// fillLike fills the form like another scan, but for its name and its start.
func (f *scanForm) fillLike(entries map[string]string, format, name string) {
	entries = maps.Clone(entries)
	delete(entries, "Name")
	delete(entries, "StartDate")
	f.borrow(entries)
	said := fmt.Sprintf(format, name)
	if missed := f.notTaken(entries); len(missed) > 0 {
		said += " " + fmt.Sprintf(f.text.Recent.NotTaken, strings.Join(missed, ", "))
	}
	if untold := f.untold(entries); len(untold) > 0 {
		said += " " + fmt.Sprintf(f.text.Recent.Untold, strings.Join(untold, ", "))
	}
	if aside := f.sayAside(); aside != "" {
		said += " " + aside
	}
	f.banner, f.bad = said, false
}

// untold names the fields of which nothing is known, as a reply has no Qps, no
// switches and no SourceIp. They have what a new scan has.
func (f *scanForm) untold(entries map[string]string) []string {
	var untold []string
	for _, field := range f.shown() {
		if _, told := entries[field.parameter]; !told && field.parameter != "Name" && field.parameter != "StartDate" {
			untold = append(untold, field.label)
		}
	}
	return untold
}

// notTaken names the choices that a new scan does not have.
func (f *scanForm) notTaken(entries map[string]string) []string {
	var missed []string
	for _, field := range f.fields {
		if value := entries[field.parameter]; value != "" && field.isChoice() && field.typed() != value {
			missed = append(missed, field.label+" "+safe.Clean(value))
		}
	}
	return missed
}
