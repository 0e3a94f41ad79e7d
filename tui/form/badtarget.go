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

// maxBadTarget is how much is shown, in cells, of an entry that is no target: it
// may be a whole page.
const maxBadTarget = 60

// explainTarget says which entry of a text is no target, and why. The line is
// named where there are several.
func explainTarget(t *text.Catalogue, bad target.Bad) string {
	w, reason := t.Refused, explain.Target(t, bad)
	value := ansi.Truncate(safe.Clean(bad.Value), maxBadTarget, theme.Ellipsis)
	if bad.Line > 1 {
		return fmt.Sprintf(w.EntryInLine, bad.Position, bad.Line, reason, value)
	}
	return fmt.Sprintf(w.Entry, bad.Position, reason, value)
}
