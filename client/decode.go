package client

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// value is one JSON value as it was received, a part of the reply's body. Its methods read it in every
// form that AVDS or a gateway uses. They treat a value that makes no sense as absent, so that one odd field does not
// hide a whole page of scans.
type value string

// set replaces the value. If two names differ only in letter case, a null does not replace the other
// value.
func (v *value) set(b value) {
	if *v == "" || b != "null" {
		*v = b
	}
}

// longText is how many bytes a text has that is not copied from its reply. It keeps the whole reply in
// memory, like [Scan.Raw]. A shorter text does not, whoever holds it.
const longText = 4 << 10

// text returns the text of a string, a number or a boolean, and "" for anything else. Numbers keep
// all digits: a ScanId has 19, more than a float64 holds.
func (v value) text() string {
	s := v.part()
	if len(s) < longText {
		return strings.Clone(s)
	}
	return s
}

// part is like text, and returns a part of the reply where it can.
func (v value) part() string {
	s := strings.TrimSpace(string(v))
	if s == "" {
		return ""
	}
	switch s[0] {
	case '"':
		if strings.IndexByte(s, '\\') < 0 && utf8.ValidString(s) {
			return s[1 : len(s)-1]
		}
		var text string
		if json.Unmarshal([]byte(s), &text) != nil {
			return ""
		}
		return text
	case '{', '[', 'n':
		return ""
	default:
		return s
	}
}

// number reads a number, also from a string. It returns NaN for anything else.
func (v value) number() float64 {
	f, err := strconv.ParseFloat(strings.TrimSpace(v.part()), 64)
	if err != nil {
		return math.NaN()
	}
	return f
}

// count reads a number of 0 or more, without its fraction. A number that is too large
// becomes the largest int32, since 0 would mean that there is nothing.
func (v value) count() int {
	if f := v.number(); f >= 0 {
		return int(min(f, math.MaxInt32))
	}
	return 0
}

// boolean reads 1, "1", true and "true" as true, 0, "0", false and "false" as false, and anything
// else as nil.
func (v value) boolean() *bool {
	switch strings.ToLower(strings.TrimSpace(v.part())) {
	case "1", "true":
		return new(true)
	case "0", "false":
		return new(false)
	}
	return nil
}

// job reads JobStatistics: running, finished or aborted in any letter case, or the numbers 1, 2 and
// 3 that the Chinese document lists for them. It returns anything else unchanged.
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

// date reads an epoch time in milliseconds. It returns the zero time, which means "not yet", for 0,
// null and anything that is not a time.
func (v value) date() time.Time {
	f := v.number()
	if !(f > 0) || f > maxMillis {
		return time.Time{}
	}
	return time.UnixMilli(int64(f))
}

// maxTexts is the longest list of texts that is read. No scan has that many targets.
const maxTexts = 10_000

// texts reads a list of scalars in any of the forms that entries accepts.
func (v value) texts() []string {
	var all []string
	entries(string(v), func(entry string) bool {
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

// percent reads a progress in percent and clamps it to 0 to 100.
func (v value) percent() Percent {
	f, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(v.part()), "%"), 64)
	if err != nil || math.IsNaN(f) {
		return Percent{}
	}
	kept := min(max(f, 0), 100)
	return Percent{Value: kept, Known: true, Clamped: kept != f}
}
