package target

// Split gives the entries that [Parse] reads.
func Split(s string) []string {
	var entries []string
	for _, e := range splitEntries(s) {
		entries = append(entries, e.text)
	}
	return entries
}

// Cost is how many bytes were parsed so far, of all texts that were read.
func (l *List) Cost() int { return l.cost }
