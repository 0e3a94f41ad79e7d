package terminal

import (
	"reflect"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// shownFields are the fields of a tea.View that reach the terminal. AltScreen does
// without being looked at: the alternate screen is always on.
var shownFields = []string{"Content", "WindowTitle", "MouseMode", "ProgressBar", "AltScreen"}

// unusedFields are the fields that no screen of scantop sets, and that are not shown.
var unusedFields = []string{
	"OnMouse", "Cursor", "BackgroundColor", "ForegroundColor", "ProgramStatus", "ReportFocus",
	"DisableBracketedPasteMode", "KeyboardEnhancements",
}

// A newer Bubble Tea may give its views more fields, which a painter of our own shows
// only if somebody teaches it to.
func TestEveryFieldOfAViewIsKnown(t *testing.T) {
	t.Parallel()
	for field := range reflect.TypeFor[tea.View]().Fields() {
		if !slices.Contains(shownFields, field.Name) && !slices.Contains(unusedFields, field.Name) {
			t.Errorf("tea.View has a field %s: show it, or add it to those that are not used", field.Name)
		}
	}
}
