package form

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"scantop/client/target"
	"scantop/theme"
	"scantop/tui/explain"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// maxBadTarget is how much of an invalid target is shown, in cells. A paste may make a whole page of
// text one target.
const maxBadTarget = 60

// explainTarget says which target is invalid, and why. It names the line unless it is the first.
func explainTarget(t *text.Catalogue, bad target.Bad) string {
	w, reason := t.BadTarget, explain.Target(t, bad)
	value := ansi.Truncate(safe.Clean(bad.Value), maxBadTarget, theme.Ellipsis)
	if bad.Line > 1 {
		return fmt.Sprintf(w.EntryInLine, bad.Position, bad.Line, reason, value)
	}
	return fmt.Sprintf(w.Entry, bad.Position, reason, value)
}
