package tui

import (
	"fmt"
	"time"
)

// brief writes a duration in at most six cells: 45s, 9m, 2h05m, 14h, 3d.
func brief(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%ds", int(d.Seconds()))
	case d < time.Hour:
		return fmt.Sprintf("%dm", int(d.Minutes()))
	case d < 10*time.Hour:
		return fmt.Sprintf("%dh%02dm", int(d.Hours()), int(d.Minutes())%60)
	case d < 48*time.Hour:
		return fmt.Sprintf("%dh", int(d.Hours()))
	default:
		return fmt.Sprintf("%dd", int(d.Hours()/24))
	}
}

// roughly is brief for an estimate: under a minute it counts in steps of ten
// seconds, so that it does not pretend to know better.
func roughly(d time.Duration) string {
	if d < time.Minute {
		d = max(10*time.Second, d.Truncate(10*time.Second))
	}
	return brief(d)
}
