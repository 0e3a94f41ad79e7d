package tui

import (
	"reflect"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// A view sets no field that package terminal does not show.
func TestViewsSetOnlyWhatTheTerminalShows(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: halfRunning(20, "nightly")}, 120, 36, func(o *Options) { o.Mouse = true })
	shown := []string{"Content", "WindowTitle", "MouseMode", "ProgressBar", "AltScreen"}
	for _, keys := range [][]string{nil, {"enter"}, {"esc", "e"}, {"esc", "?"}, {"esc", "n"}} {
		h.press(keys...)
		for field, value := range reflect.ValueOf(h.m.View()).Fields() {
			if !value.IsZero() && !slices.Contains(shown, field.Name) {
				t.Errorf("after %v the view sets %s, which is not shown", keys, field.Name)
			}
		}
	}
	if v := h.m.View(); v.MouseMode != tea.MouseModeCellMotion || v.WindowTitle == "" || v.ProgressBar == nil {
		t.Errorf("the fields that are shown are not set: %+v", v)
	}
}
