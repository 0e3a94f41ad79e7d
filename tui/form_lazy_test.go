package tui

import (
	"testing"
)

// Nothing is read before somebody wants to describe a scan.
func TestTheFormReadsNothingBeforeItIsOpened(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(20)}, 120, 36)
	h.press("down", "enter", "esc", "tab", "e", "esc")
	if h.m.form.Order().Values != nil {
		t.Error("the form was made")
	}
	h.press("n")
	if h.m.form.Order().Values == nil {
		t.Error("the form that was opened has no fields")
	}
}
