package client

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// value is one JSON value as it came. Its methods read it in whatever form AVDS or a
// gateway sends it. A value that makes no sense counts as absent: one odd field
// must not hide a page of scans.
type value []byte

// UnmarshalJSON never fails. Where a name stands twice, in letters of another case,
// a null beside the other is none.
func (v *value) UnmarshalJSON(b []byte) error {
	if *v == nil || string(b) != "null" {
		*v = slices.Clone(b)
	}
	return nil
}

// text is that of a string, a number or a boolean, and "" for anything else.
// Numbers keep their digits: a ScanId has 19, more than a float64 holds.
func (v value) text() string {
	b := bytes.TrimSpace(v)
	if len(b) == 0 {
		return ""
	}
	switch b[0] {
	case '"':
		var s string
		if json.Unmarshal(b, &s) != nil {
			return ""
		}
		return s
	case '{', '[', 'n':
		return ""
	default:
		return string(b)
	}
}

// number reads a number, also from a string; NaN for what is none.
func (v value) number() float64 {
	f, err := strconv.ParseFloat(strings.TrimSpace(v.text()), 64)
	if err != nil {
		return math.NaN()
	}
	return f
}

// count reads a count, also with a fraction of zero. One that is too large is the
// largest, as none at all would say that there is nothing.
func (v value) count() int {
	if f := v.number(); f >= 0 {
		return int(min(f, math.MaxInt32))
	}
	return 0
}

// answer reads 1, "1", true and "true" as true, the same of 0 and false as false,
// and anything else as nil.
func (v value) answer() *bool {
	switch strings.ToLower(strings.TrimSpace(v.text())) {
	case "1", "true":
		return new(true)
	case "0", "false":
		return new(false)
	}
	return nil
}

// job reads JobStatistics: one of three words in any letter case, or 1, 2 or 3
// for them, as the Chinese table has it. Anything else is kept as it came.
func (v value) job() string {
	s := v.text()
	n, _ := numericCode(s)
	for i, word := range []Status{StatusRunning, StatusFinished, StatusAborted} {
		if n == i+1 || strings.EqualFold(strings.TrimSpace(s), string(word)) {
			return string(word)
		}
	}
	return s
}

// maxMillis is the last millisecond of the year 9999.
const maxMillis = 253402300799999

// moment reads an epoch time in milliseconds; 0, null and nonsense are the zero
// time, which means "not yet".
func (v value) moment() time.Time {
	f := v.number()
	if !(f > 0) || f > maxMillis {
		return time.Time{}
	}
	return time.UnixMilli(int64(f))
}

// maxTexts bounds a list of texts: no scan has that many targets.
const maxTexts = 10_000

// texts reads a list of scalars in any of the forms of entries.
func (v value) texts() []string {
	var all []string
	entries(v, func(entry []byte) bool {
		if only, ok := onlyMember(entry); ok { // {"Target":"a.com"}
			entry = only
		}
		if s := strings.TrimSpace(value(entry).text()); s != "" {
			all = append(all, s)
		}
		return len(all) < maxTexts
	})
	return all
}

// percent reads a progress in percent and keeps it within 0 and 100.
func (v value) percent() Percent {
	f, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(v.text()), "%"), 64)
	if err != nil || math.IsNaN(f) {
		return Percent{}
	}
	kept := min(max(f, 0), 100)
	return Percent{Value: kept, Known: true, Clamped: kept != f}
}
