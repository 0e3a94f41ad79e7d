package findings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
)

// change restricts the findings to those that came or went since the run before.
type change int

// The values of change, in the order in which a key goes through them.
const (
	anyChange change = iota
	onlyNew
	onlyGone
)

// filter says which findings of a run are shown.
type filter struct {
	severity *client.Severity      // nil: all
	status   *client.FindingStatus // nil: all
	change   change
	search   string
}

// newFilter returns the filter at the start: the open findings, which the list of scans counts too.
func newFilter() filter {
	open := client.FindingOpen
	return filter{status: &open}
}

// nextStatus goes through all statuses, and back to no restriction.
func (f *filter) nextStatus() {
	all := client.FindingStatuses()
	at := 0
	if f.status != nil {
		at = slices.Index(all, *f.status) + 1
	}
	f.status = nil
	if at < len(all) {
		f.status = &all[at]
	}
}

// pickSeverity shows one severity, or all if that one is shown already.
func (f *filter) pickSeverity(s client.Severity) {
	if f.severity != nil && *f.severity == s {
		f.severity = nil
		return
	}
	f.severity = &s
}

// active reports whether the filter leaves anything out.
func (f *filter) active() bool { return *f != filter{} }

// onlyOpen reports whether the filter leaves nothing out but findings that are not open.
func (f *filter) onlyOpen() bool {
	return f.status != nil && *f.status == client.FindingOpen && *f == filter{status: f.status}
}

// hasStatus reports whether a finding has the status to show. A finding without a status always has it,
// so that no finding is overlooked.
func (f *filter) hasStatus(x *client.Finding) bool {
	return f.status == nil || x.Status == *f.status || x.Status == client.FindingUnknown
}

// matches reports whether a finding meets the conditions on its severity, its status and its texts.
func (f *filter) matches(x *client.Finding) bool {
	if f.severity != nil && x.Severity != *f.severity || !f.hasStatus(x) {
		return false
	}
	wanted := strings.ToLower(f.search)
	return slices.ContainsFunc([]string{x.Name, x.Target, x.Hostname}, func(s string) bool {
		return strings.Contains(strings.ToLower(s), wanted)
	})
}

// words says in the user's language what is shown, "" if that is everything.
func (f *filter) words(t *text.Catalogue) string {
	var parts []string
	if f.severity != nil {
		parts = append(parts, severityWord(t, *f.severity))
	}
	switch f.change {
	case onlyNew:
		parts = append(parts, t.Findings.OnlyNew)
	case onlyGone:
		parts = append(parts, t.Findings.OnlyGone)
	}
	if f.status != nil {
		parts = append(parts, fmt.Sprintf(t.Findings.Status, statusWord(t, *f.status)))
	}
	if f.search != "" {
		parts = append(parts, "/ "+f.search)
	}
	return strings.Join(parts, theme.Separator)
}

// severityWord returns the word for a severity, or a question mark for an undocumented one.
func severityWord(t *text.Catalogue, s client.Severity) string {
	return cmp.Or(t.Results.Severities[s.String()], "?")
}

// statusWord returns the word for a status, or its number.
func statusWord(t *text.Catalogue, s client.FindingStatus) string {
	if s == client.FindingUnknown {
		return "?"
	}
	return cmp.Or(t.Results.Statuses[s.String()], s.String())
}
