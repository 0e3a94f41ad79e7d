package text

import (
	"strconv"
	"strings"
)

// Tally are the words for what a run found. Lists have one entry for each severity: high, medium, low
// and info.
type Tally struct {
	Row, Narrow, Sentence []string // formats: a number
	Nothing               string
	NarrowNothing         string

	Column      string // head of the column in the event log
	ColumnWidth int    // cells
}

// maxCount is the largest number of findings that is written out, so that a number has a width.
const maxCount = 9999

// Counts returns the counts that are not 0 in words, with one of the lists of formats. The others are
// "". Counts are those of high, medium, low and info findings.
func (t *Tally) Counts(formats []string, counts []int) []string {
	said := make([]string, len(counts))
	for i, n := range counts {
		number := strconv.Itoa(n)
		if n > maxCount {
			number = strconv.Itoa(maxCount) + "+"
		}
		if n > 0 {
			said[i] = strings.Replace(formats[i], "%s", number, 1)
		}
	}
	return said
}

// namedSeverities is how many severities Found names, the worst ones.
const namedSeverities = 2

// Found returns what a run found in a few words, such as "2 high, 7 medium".
func (c *Catalogue) Found(counts []int) string { return c.found(counts, namedSeverities) }

// FoundAll returns what a run found, such as "2 high, 7 medium, 31 low, 12 info".
func (c *Catalogue) FoundAll(counts []int) string { return c.found(counts, len(counts)) }

// found names the worst severities, at most a number of them.
func (c *Catalogue) found(counts []int, most int) string {
	var named []string
	for _, s := range c.Tally.Counts(c.Tally.Sentence, counts) {
		if s != "" && len(named) < most {
			named = append(named, s)
		}
	}
	if len(named) == 0 {
		return c.Tally.Nothing
	}
	return strings.Join(named, c.Joiners.Comma)
}
