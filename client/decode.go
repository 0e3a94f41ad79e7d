package client

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"
)

// The types of this file read one JSON value each in whatever form AVDS or a
// gateway sends it. A value that makes no sense counts as absent: one odd field
// must not hide a page of scans.

// text reads a string, a number with all its digits, or a boolean.
type text string

// UnmarshalJSON never fails.
func (t *text) UnmarshalJSON(b []byte) error {
	*t = text(scalar(b))
	return nil
}

// scalar is the text of a JSON string, number or boolean, and "" for anything
// else. Numbers keep their digits: a ScanId has 19, more than a float64 holds.
func scalar(b []byte) string {
	b = bytes.TrimSpace(b)
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

// number reads a count, also from a string or with a fraction of zero. One that
// is too large is the largest, as none at all would say that there is nothing.
type number int

// UnmarshalJSON never fails.
func (n *number) UnmarshalJSON(b []byte) error {
	*n = 0
	if f, err := strconv.ParseFloat(strings.TrimSpace(scalar(b)), 64); err == nil && f >= 0 {
		*n = number(min(f, math.MaxInt32))
	}
	return nil
}

// flag reads 1, "1", true and "true" as true.
type flag bool

// UnmarshalJSON never fails.
func (f *flag) UnmarshalJSON(b []byte) error {
	s := strings.ToLower(strings.TrimSpace(scalar(b)))
	*f = s == "1" || s == "true"
	return nil
}

// answer reads what flag reads, and tells no from nothing: anything but 1, 0,
// true and false is nil.
type answer struct{ given *bool }

// UnmarshalJSON never fails.
func (a *answer) UnmarshalJSON(b []byte) error {
	a.given = nil
	switch strings.ToLower(strings.TrimSpace(scalar(b))) {
	case "1", "true":
		a.given = new(true)
	case "0", "false":
		a.given = new(false)
	}
	return nil
}

// job reads JobStatistics: one of three words in any letter case, or 1, 2 or 3
// for them, as the Chinese table has it. Anything else is kept as it came.
type job string

// UnmarshalJSON never fails.
func (j *job) UnmarshalJSON(b []byte) error {
	s := scalar(b)
	*j = job(s)
	n, _ := numericCode(s)
	for i, word := range []Status{StatusRunning, StatusFinished, StatusAborted} {
		if n == i+1 || strings.EqualFold(strings.TrimSpace(s), string(word)) {
			*j = job(word)
		}
	}
	return nil
}

// millis reads an epoch time in milliseconds; 0, null and nonsense are the zero
// time, which means "not yet".
type millis struct{ time.Time }

// maxMillis is the last millisecond of the year 9999.
const maxMillis = 253402300799999

// UnmarshalJSON never fails.
func (m *millis) UnmarshalJSON(b []byte) error {
	m.Time = parseMillis(scalar(b))
	return nil
}

func parseMillis(s string) time.Time {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !(f > 0) || f > maxMillis {
		return time.Time{}
	}
	return time.UnixMilli(int64(f))
}

// texts reads a list of scalars in any of the forms of entries.
type texts []string

// maxTexts bounds a list of texts: no scan has that many targets.
const maxTexts = 10_000

// UnmarshalJSON never fails.
func (t *texts) UnmarshalJSON(b []byte) error {
	*t = nil
	entries(b, func(entry []byte) bool {
		if value, ok := onlyMember(entry); ok { // {"Target":"a.com"}
			entry = value
		}
		if s := strings.TrimSpace(scalar(entry)); s != "" {
			*t = append(*t, s)
		}
		return len(*t) < maxTexts
	})
	return nil
}

// percent reads a progress in percent and keeps it within 0 and 100.
type percent struct{ Percent }

// UnmarshalJSON never fails.
func (p *percent) UnmarshalJSON(b []byte) error {
	p.Percent = Percent{}
	s := strings.TrimSuffix(strings.TrimSpace(scalar(b)), "%")
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) {
		return nil
	}
	value := min(max(f, 0), 100)
	p.Percent = Percent{Value: value, Known: true, Clamped: value != f}
	return nil
}
