package simulator

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// form reads the parameters of an operation. It keeps the first error, so that the caller can read
// all parameters and then check bad once. A missing or empty parameter reads as the zero value.
type form struct {
	url.Values
	bad *rejection
}

func (f *form) fail(bad *rejection) {
	if f.bad == nil {
		f.bad = bad
	}
}

func (f *form) require(names ...string) {
	for _, name := range names {
		if f.Get(name) == "" {
			f.fail(missing(name))
		}
	}
}

func (f *form) oneOf(name string, allowed ...string) string {
	value := f.Get(name)
	if value != "" && !slices.Contains(allowed, value) {
		f.fail(invalid(name))
	}
	return value
}

// oneOfInts is oneOf for parameters of type Integer: "016" is 16.
func (f *form) oneOfInts(name string, allowed ...int64) int {
	value := f.integer(name, slices.Min(allowed), slices.Max(allowed), 0)
	if f.Get(name) != "" && !slices.Contains(allowed, value) {
		f.fail(invalid(name))
	}
	return int(value)
}

// integer reads a number from least to most. It returns absent if there is none.
func (f *form) integer(name string, least, most, absent int64) int64 {
	text := f.Get(name)
	if text == "" {
		return absent
	}
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil || value < least || value > most {
		f.fail(invalid(name))
		return absent
	}
	return value
}

// date reads epoch milliseconds. It rejects numbers that are not dates, but accepts dates in the
// past.
func (f *form) date(name string) time.Time {
	last := time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC).UnixMilli()
	if millis := f.integer(name, 1, last, 0); millis > 0 {
		return time.UnixMilli(millis)
	}
	return time.Time{}
}

// timeOfDay reads HH:MM:SS. It checks the length because time.Parse also accepts "8:00:00" and
// "08:00:00.5".
func (f *form) timeOfDay(name string) string {
	text := f.Get(name)
	if _, err := time.Parse(time.TimeOnly, text); text != "" && (err != nil || len(text) != len(time.TimeOnly)) {
		f.fail(invalid(name))
	}
	return text
}

// list reads a repeated parameter, name.1, name.2 and so on, in numeric order. Numbers may be
// missing, but each must have a value. If there are allowed values, it must be one of them.
func (f *form) list(name string, allowed ...string) (values []string) {
	var numbers []int
	for key := range f.Values {
		suffix, _ := strings.CutPrefix(key, name+".")
		if number, err := strconv.Atoi(suffix); err == nil && number > 0 && name+"."+strconv.Itoa(number) == key {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	for _, number := range numbers {
		key := name + "." + strconv.Itoa(number)
		value := f.Get(key)
		if value == "" || len(allowed) > 0 && !slices.Contains(allowed, value) {
			f.fail(invalid(key))
		}
		values = append(values, value)
	}
	return values
}
