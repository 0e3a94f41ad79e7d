package tui

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"scantop/tui/text"
	"scantop/tui/widget"
)

// notices returns the texts of a struct of the catalogue that have these names, with arguments as long as
// they usually are.
func notices(t *testing.T, of any, names ...string) map[string]string {
	t.Helper()
	said, v := map[string]string{}, reflect.ValueOf(of)
	for _, name := range names {
		format := v.FieldByName(name).String()
		args := []any{"nightly-web-edge-2026", "2026030212000000128"}
		switch {
		case v.Type() == reflect.TypeFor[text.State]():
			args = []any{"/home/user/.local/state/scantop/drafts.json", "16 MiB"}
		case strings.Contains(format, "(start"), strings.Contains(format, "（开始"):
			args[1] = "2026-03-02 12:00:00 +08:00"
		case strings.Contains(format, "%d"):
			args[0] = 10
		}
		if !strings.Contains(format, "[2]") {
			args = args[:strings.Count(format, "%")]
		}
		said[name] = fmt.Sprintf(format, args...)
		if strings.Contains(said[name], "%!") {
			t.Fatalf("%s: wrong arguments: %s", name, said[name])
		}
	}
	return said
}

// A notice is never cut at 80 columns.
func TestNoticesAreShownWhole(t *testing.T) {
	t.Parallel()
	flat := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for lang, change := range map[string]func(*Options){"en": func(*Options) {}, "zh": inChinese} {
		h := start(t, &fakeAVDS{scans: manyScans(128)}, 80, 24, change)
		c := h.m.text
		list := notices(t, c.List, "ReadOnly", "MouseOn", "MouseOff", "NoScan", "NoID", "NoReport", "NoLink",
			"NoClipboard",
			"LinkCopied", "Copied", "UnknownZone", "NoneWatched", "Watched", "Unwatched", "TooManyWatched",
			"Created", "CreatedEarlier", "Twice", "Similar", "Unclear")
		state := notices(t, c.State, "Foreign", "NotAFile", "Broken", "TooLarge", "NoHome", "Owner", "Newer", "Failed")
		for _, screen := range []string{"list", "details"} {
			for _, all := range []map[string]string{list, state} {
				for name, said := range all {
					h.m.list.Notify(widget.Notice{Text: said, Level: widget.Sticky})
					if !strings.Contains(flat(h.screen()), flat(said)) {
						t.Errorf("%s, %s: %s is cut: %q\n%s", lang, screen, name, said, h.screen())
					}
				}
			}
			h.press("enter")
		}
		h.press("esc", "n")
		for name, said := range notices(t, c.Form, "DraftRestored", "StartedOver", "EarlierDraft", "CopiedCommand",
			"NoAliyun", "StartPassed", "TimesMoved", "Leaving", "Looking", "Unrecorded", "NotCreated", "HiddenSent",
			"HiddenUnsent", "NotCreatedAfterAll", "Unresolved", "NotListed", "InFlight", "UnresolvedEarlier",
			"UnresolvedAlike") {
			h.m.form.Notify(widget.Notice{Text: said})
			if !strings.Contains(flat(h.screen()), flat(said)) {
				t.Errorf("%s: %s is cut: %q\n%s", lang, name, said, h.screen())
			}
		}
	}
}
