package order

import "strings"

// splitQuoted splits a text into entries at separators. An entry that contains a separator stands
// between double quotes, and a quote inside it is written twice. Spaces around entries are removed,
// and so are empty entries.
func splitQuoted(s string, separates func(rune) bool) []string {
	var entries []string
	for s = trimLeft(s, separates); s != ""; s = trimLeft(s, separates) {
		entry := ""
		if strings.HasPrefix(s, `"`) {
			entry, s = cutQuoted(s[1:])
		} else {
			end := strings.IndexFunc(s, separates)
			if end < 0 {
				end = len(s)
			}
			entry, s = s[:end], s[end:]
		}
		if entry = strings.TrimSpace(entry); entry != "" {
			entries = append(entries, entry)
		}
	}
	return entries
}

// trimLeft removes spaces and separators from the beginning of a text.
func trimLeft(s string, separates func(rune) bool) string {
	return strings.TrimLeftFunc(s, func(r rune) bool { return separates(r) || r == ' ' })
}

// cutQuoted reads up to the closing quote, or to the end if there is none.
func cutQuoted(s string) (entry, rest string) {
	var read strings.Builder
	for {
		before, after, closed := strings.Cut(s, `"`)
		read.WriteString(before)
		if !closed || !strings.HasPrefix(after, `"`) {
			return read.String(), after
		}
		read.WriteByte('"')
		s = after[1:]
	}
}

// quote writes an entry in the form that splitQuoted reads.
func quote(entry string, separates func(rune) bool) string {
	if !strings.HasPrefix(entry, `"`) && !strings.ContainsFunc(entry, separates) {
		return entry
	}
	return `"` + strings.ReplaceAll(entry, `"`, `""`) + `"`
}
