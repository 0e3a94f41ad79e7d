package tui

import (
	"testing"
)

// No parameter is read before the user opens the form.
func TestTheFormReadsNothingBeforeItIsOpened(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(20)}, 120, 36)
	h.press("down", "enter", "esc", "tab", "e", "esc")
	if h.m.form.Order().Values != nil {
		t.Error("the fields were created")
	}
	h.press("n")
	if h.m.form.Order().Values == nil {
		t.Error("the opened form has no fields")
	}
}
