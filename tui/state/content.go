package state

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"scantop/client"
)

// The names under which the types of this package are kept.
const (
	PreferencesName = "preferences"
	WatchedName     = "watched"
)

// MaxWatched is how many scans can be watched.
const MaxWatched = 10

const (
	maxPageSize = 100 // of DescribeScans
	maxSearch   = 200 // characters; what the screens and the command line take
	maxScanID   = 64  // characters; today it is 19
	maxName     = 500 // characters; more than any screen shows
)

// Preferences are how the list was left. A zero field means that nothing is
// preferred.
type Preferences struct {
	Statuses []string `json:"statuses,omitempty"` // client.Status
	Type     string   `json:"type,omitempty"`     // client.ScanType
	Trigger  string   `json:"trigger,omitempty"`  // client.Trigger
	Search   string   `json:"search,omitempty"`
	PageSize int      `json:"pageSize,omitempty"` // scans per page, 1 to 100
	Lang     string   `json:"lang,omitempty"`     // en or zh
}

// Normalise makes zero what cannot be right, or not any more.
func (p *Preferences) Normalise() {
	var statuses []string
	for _, status := range p.Statuses {
		if slices.Contains(client.Statuses(), client.Status(status)) && !slices.Contains(statuses, status) {
			statuses = append(statuses, status)
		}
	}
	p.Statuses = statuses
	p.Type = oneOf(p.Type, string(client.TypeVuln), string(client.TypeContent))
	p.Trigger = oneOf(p.Trigger, string(client.TriggerOnce), string(client.TriggerPeriodic))
	p.Search = strings.TrimSpace(line(p.Search, maxSearch))
	if p.PageSize < 1 || p.PageSize > maxPageSize {
		p.PageSize = 0
	}
	p.Lang = oneOf(p.Lang, "en", "zh")
}

// Watched are the scans that the user follows, at most MaxWatched.
type Watched struct {
	Scans []WatchedScan `json:"scans,omitempty"`
}

// WatchedScan is one of them.
type WatchedScan struct {
	ScanID string `json:"scanId"`         // digits
	Name   string `json:"name,omitempty"` // as last seen, for the time until the service has answered
}

// Normalise drops what is no ScanId, repeats, and all beyond MaxWatched; a name
// that no screen would show becomes empty.
func (w *Watched) Normalise() {
	var scans []WatchedScan
	for _, scan := range w.Scans {
		known := slices.ContainsFunc(scans, func(s WatchedScan) bool { return s.ScanID == scan.ScanID })
		if known || !validScanID(scan.ScanID) || len(scans) == MaxWatched {
			continue
		}
		scan.Name = line(scan.Name, maxName)
		scans = append(scans, scan)
	}
	w.Scans = scans
}

func validScanID(id string) bool {
	return id != "" && len(id) <= maxScanID && strings.Trim(id, "0123456789") == ""
}

// oneOf is the value if it is allowed, else "".
func oneOf(value string, allowed ...string) string {
	if slices.Contains(allowed, value) {
		return value
	}
	return ""
}

// line is the text if it is at most limit characters and harmless in one line
// of a terminal, else "": no control characters, and no format characters
// either, which could reverse what stands beside them.
func line(text string, limit int) string {
	unsafe := func(r rune) bool { return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) }
	if utf8.RuneCountInString(text) > limit || strings.ContainsFunc(text, unsafe) {
		return ""
	}
	return text
}
