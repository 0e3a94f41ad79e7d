package target

// Split gives the entries that [Parse] reads.
func Split(s string) []string {
	var entries []string
	for _, e := range splitEntries(s) {
		entries = append(entries, e.text)
	}
	return entries
}
