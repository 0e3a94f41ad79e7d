package text

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Brief writes a duration in at most six cells, rounded down: 45s, 9m, 2h05m,
// 14h, 3d 4h, 12d.
func Brief(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%ds", int(d.Seconds()))
	case d < time.Hour:
		return fmt.Sprintf("%dm", int(d.Minutes()))
	case d < 10*time.Hour:
		return fmt.Sprintf("%dh%02dm", int(d.Hours()), int(d.Minutes())%60)
	case d < 24*time.Hour:
		return fmt.Sprintf("%dh", int(d.Hours()))
	case d < 10*24*time.Hour && int(d.Hours())%24 > 0:
		return fmt.Sprintf("%dd %dh", int(d.Hours())/24, int(d.Hours())%24)
	default:
		return fmt.Sprintf("%dd", int(d.Hours()/24))
	}
}

// Ran says how long a run took, or after how long it was aborted. The duration is compact for a column, and short
// for a notice.
func (n *Notes) Ran(aborted bool, duration string) string {
	if aborted {
		return fmt.Sprintf(n.After, duration)
	}
	return fmt.Sprintf(n.Took, duration)
}

// Exactly writes a duration without rounding: 5s, 1m30s, 2h.
func Exactly(d time.Duration) string {
	s := d.String()
	for _, rest := range []string{"m0s", "h0m"} {
		if strings.HasSuffix(s, rest) {
			s = s[:len(s)-2]
		}
	}
	return s
}

// Roughly writes an estimate, rounded to steps that are small compared with it: 50s, 1m20s, 2m30s, 6m, 1h40m.
func Roughly(d time.Duration) string {
	switch {
	case d < 2*time.Minute:
		return Exactly(max(10*time.Second, d.Round(10*time.Second)))
	case d < 5*time.Minute:
		return Exactly(d.Round(30 * time.Second))
	case d < time.Hour:
		return Brief(d.Round(time.Minute))
	default:
		return Brief(d.Round(10 * time.Minute))
	}
}

var compactPart = regexp.MustCompile(`0*(\d[\d.]*)([dhms]) ?`)

// Short returns a duration for a label: compact where the language has a compact form,
// and else as Spoken.
func (c *Catalogue) Short(compact string) string {
	if c.compact {
		return compact
	}
	return c.Spoken(compact)
}

// Spoken returns a duration for a sentence, such as 2 hours 5 minutes. It takes the
// compact form that Brief, Exactly or Roughly writes.
func (c *Catalogue) Spoken(compact string) string {
	var parts []string
	for _, part := range compactPart.FindAllStringSubmatch(compact, -1) {
		number, unit := part[1], c.units[part[2]]
		switch {
		case number == "0" && len(parts) > 0: // of 1h00m
		case number == "1":
			parts = append(parts, number+" "+unit.One)
		default:
			parts = append(parts, number+" "+unit.Many)
		}
	}
	return strings.Join(parts, " ")
}
