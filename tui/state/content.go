package state

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"scantop/client"
)

// These are the names of the files for the types of this file.
const (
	PreferencesName = "preferences"
	WatchedName     = "watched"
)

// MaxWatched is the number of scans that can be watched.
const MaxWatched = 10

const (
	maxSearch = 200 // characters; the limit of the screens and the command line
	maxScanID = 64  // characters; today a ScanId has 19
	maxName   = 500 // characters; more than any screen shows
)

// Preferences are the settings of the list when the user last left it. A zero field means the
// default.
type Preferences struct {
	Statuses []string `json:"statuses,omitempty"` // client.Status
	Type     string   `json:"type,omitempty"`     // client.ScanType
	Trigger  string   `json:"trigger,omitempty"`  // client.Trigger
	Search   string   `json:"search,omitempty"`
	PageSize int      `json:"pageSize,omitempty"` // always 0: a file of an earlier version may have one
	Lang     string   `json:"lang,omitempty"`     // en or zh
}

// Normalise sets fields to zero that contain nothing that this version supports.
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
	p.PageSize = 0 // pages are as long as the window, or as --page-size says
	p.Lang = oneOf(p.Lang, "en", "zh")
}

// Watched are the scans that the user watches, at most [MaxWatched].
type Watched struct {
	Scans []WatchedScan `json:"scans,omitempty"`
}

// WatchedScan is a scan that the user watches.
type WatchedScan struct {
	ScanID string `json:"scanId"`         // digits
	Name   string `json:"name,omitempty"` // the last known name, shown until AVDS has replied
}

// Normalise drops scans without a valid ScanId, duplicates, and scans beyond [MaxWatched]. It
// drops a name that a screen could not show.
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

// oneOf returns the value if it is allowed, and "" otherwise.
func oneOf(value string, allowed ...string) string {
	if slices.Contains(allowed, value) {
		return value
	}
	return ""
}

// line returns the text if it has at most limit characters and is harmless in one line of a
// terminal, and "" otherwise. It may contain neither control characters nor format
// characters, which could reverse the text around them.
func line(text string, limit int) string {
	unsafe := func(r rune) bool { return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) }
	if utf8.RuneCountInString(text) > limit || strings.ContainsFunc(text, unsafe) {
		return ""
	}
	return text
}
