package form

import (
	"fmt"
	"maps"
	"strings"

	"scantop/tui/safe"
)

// Values returns the content of each field, by the API's name of the parameter, in the form of
// [order.Parameter.Kept].
func (f *Form) Values() map[string]string {
	values := make(map[string]string, len(f.fields))
	for _, field := range f.fields {
		values[field.Name] = field.kept()
	}
	return values
}

// fill sets fields to values, by the API's name of the parameter. Other fields are not changed; unknown
// names and options are ignored.
func (f *Form) fill(values map[string]string) {
	place := f.focused()
	if place != nil {
		left := place.left
		place.blur()
		place.left = left // the user did not leave the field
	}
	now := f.fx.Now()
	for _, field := range f.fields {
		if value, ok := values[field.Name]; ok && field.fill(value, now, f.text) {
			f.touched = true
		}
	}
	f.changed = true
	f.read()
	f.at = len(f.shown())
	f.enterField(f.field("ScanAll")) // so that the focus does not stay on a hidden field
	f.enterField(place)
	f.check()
}

// FillLike fills a new form with the values of another scan, except for its name and start. The notice
// has the name of that scan in a format, and says which values were left out or are defaults.
func (f *Form) FillLike(values map[string]string, format, name string, o OtherDrafts) {
	values = maps.Clone(values)
	delete(values, "Name")
	delete(values, "StartDate")
	f.Reset()
	f.fill(values)
	f.touched, f.others = true, o
	said := fmt.Sprintf(format, name)
	if left := f.notAllowed(values); len(left) > 0 {
		said = f.text.Sentences(said, fmt.Sprintf(f.text.Recent.LeftOut, strings.Join(left, f.text.Joiners.Comma)))
	}
	if unknown := f.notReported(values); len(unknown) > 0 {
		defaults := strings.Join(unknown, f.text.Joiners.Comma)
		said = f.text.Sentences(said, fmt.Sprintf(f.text.Recent.Defaulted, defaults))
	}
	f.inform(said)
	f.addOthers()
}

// notReported returns the labels of fields that have no value in values and so keep the default. A reply
// has no Qps, no switches and no SourceIp.
func (f *Form) notReported(values map[string]string) []string {
	var labels []string
	for _, field := range f.shown() {
		value, told := values[field.Name]
		told = told && (value != "" || field.Allows(value))
		if !told && field.Name != "Name" && field.Name != "StartDate" {
			labels = append(labels, field.words.Label)
		}
	}
	return labels
}

// unlike returns the first field that applies and cannot have its value in values, or nil. It has the default
// instead, with which the scan would be another one.
func (f *Form) unlike(values map[string]string) *field {
	for _, field := range f.shown() {
		if value, ok := values[field.Name]; ok && !field.Allows(value) {
			return field
		}
	}
	return nil
}

// notAllowed names the values that a new scan cannot have.
func (f *Form) notAllowed(values map[string]string) []string {
	var names []string
	for _, field := range f.fields {
		if value := values[field.Name]; value != "" && !field.Allows(value) {
			names = append(names, field.words.Label+" "+safe.Clean(value))
		}
	}
	return names
}
