package target

// IsHost reports whether s is a host in the form that is sent.
func IsHost(s string) bool {
	host, _, ok := readHost(s)
	return ok && host == s
}

// Split returns the entries that [Parse] reads.
func Split(s string) []string {
	var entries []string
	for _, e := range splitEntries(s) {
		entries = append(entries, e.text)
	}
	return entries
}
