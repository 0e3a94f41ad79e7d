package order

import (
	"strings"

	"scantop/client/target"
)

// Has returns a function that reports whether a value of p, which is a list or targets, has an entry.
// Targets are compared in the form in which they are sent.
func (p Parameter) Has(v Value) func(entry string) bool {
	p.parseList(&v)
	entries := v.list.entries
	if p.Kind == Targets {
		entries = v.Targets().Hosts()
	}
	has := make(map[string]bool, len(entries))
	for _, entry := range entries {
		has[entry] = true
	}
	return func(entry string) bool {
		if p.Kind == Targets {
			hosts := target.Parse(entry).Hosts
			return len(hosts) == 1 && has[hosts[0]]
		}
		return has[strings.TrimSpace(entry)]
	}
}

// IsEntry reports whether a text is one entry of p, which is a list or targets. A text of two hosts, for
// example, is not a target.
func (p Parameter) IsEntry(s string) bool {
	if p.Kind == Targets {
		found := target.Parse(s)
		return len(found.Hosts) == 1 && len(found.Bad) == 0 && found.Repeats == 0
	}
	return strings.TrimSpace(s) != ""
}

// Add returns what is typed in a value of p, which is a list or targets, followed by more entries. It leaves
// out the entries that the value has already, and those that IsEntry rejects.
func (p Parameter) Add(v Value, entries []string) string {
	has, fresh := p.Has(v), []string{}
	for _, entry := range entries {
		if entry = strings.TrimSpace(entry); has(entry) || !p.IsEntry(entry) {
			continue
		}
		if p.Kind == List {
			entry = quote(entry, p.separates)
		}
		fresh = append(fresh, p.inLine(entry))
	}
	before := strings.TrimRight(v.Typed, " ")
	switch {
	case len(fresh) == 0:
		return v.Typed
	case p.Kind == Targets && before != "":
		return before + " " + strings.Join(fresh, " ")
	case p.Kind == Targets:
		return strings.Join(fresh, " ")
	}
	p.parseList(&v)
	if strings.Contains(before, `"`) || strings.HasSuffix(before, ",") { // a quote may lack its end
		fresh = append(quoteAll(v.list.entries, p.separates), fresh...)
		before = ""
	}
	if before != "" {
		fresh = append([]string{before}, fresh...)
	}
	return strings.Join(fresh, ", ")
}

func quoteAll(entries []string, separates func(rune) bool) []string {
	quoted := make([]string, len(entries))
	for i, entry := range entries {
		quoted[i] = quote(entry, separates)
	}
	return quoted
}
