package tui

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/text"
)

// A tag with a separator in it is sent unchanged, from a clone and from a paste.
func TestTagsWithSeparatorsStayWhole(t *testing.T) {
	t.Parallel()
	tags := []string{"team a, b", `"x"`, "plain tag", `a "b"; c`}
	scans := manyScans(1)
	scans[0].TargetsOriginal, scans[0].Targets = tags, nil
	avds := &fakeAVDS{scans: scans}
	h := start(t, avds, 120, 36)
	h.press("c", "ctrl+s", "enter")
	if len(avds.specs) != 1 || !slices.Equal(avds.specs[0].TargetAssetTags, tags) {
		t.Errorf("sent %+v", avds.specs)
	}
	h = openForm(t, &fakeAVDS{}, 120, 36)
	h.goTo("TargetAssetTags")
	h.send(tea.PasteMsg{Content: "one, two\nthree"})
	if got := h.m.form.Order().Spec.TargetAssetTags; !slices.Equal(got, []string{"one", "two", "three"}) {
		t.Errorf("after the paste, the tags are %q", got)
	}
}

// The form reports characters that a field does not support.
func TestUnsupportedCharactersAreReported(t *testing.T) {
	t.Parallel()
	for parameter, value := range map[string]string{
		"TargetAssetTags": "\U0001fae0melt", "Name": "fire \U0001fae0", "KeyWords": "a\u200db",
	} {
		entries := map[string]string{"Targets": "a.example.com", "ScanType": "content", parameter: value}
		if _, problems := specOf(entries, noon, text.For("en")); len(problems) != 1 ||
			problems[0].Parameter != parameter {
			t.Errorf("%s: %v", parameter, problems)
		}
		h := openForm(t, &fakeAVDS{}, 120, 36)
		h.write("a.example.com")
		h.choose("ScanType", "content")
		h.goTo(parameter)
		h.send(tea.PasteMsg{Content: value})
		h.press("ctrl+s")
		h.see("unsupported characters")
		again := openForm(t, &fakeAVDS{}, 120, 36)
		again.m.form.Restore(h.m.form.Values())
		again.press("ctrl+s")
		again.see("unsupported characters")
		h.press("x", "ctrl+s")
		h.see("Review · not launched yet")
	}
	replaced := map[string]string{"ScanAll": "0", "TargetAssetTags": "\ufffdmelt"}
	if _, problems := specOf(replaced, noon, text.For("en")); len(problems) != 1 {
		t.Errorf("a tag with a replacement character: %v", problems)
	}
	s, problems := specOf(map[string]string{"Name": "cafe\u0301\t1", "TargetAssetTags": "单次"}, noon, text.For("en"))
	if problems != nil || s.Name != "caf\u00e9 1" {
		t.Errorf("got %q, %v", s.Name, problems)
	}
}

func TestAssetDiscoveriesRunOnce(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.write("a.example.com")
	h.choose("TriggerType", "interval")
	h.goToFirst()
	h.choose("ScanType", "asset")
	h.miss("Repeat", "EndDate")
	h.press("ctrl+s")
	h.see("Discovers the assets of 1 target once, starting now", "TriggerType     date")
	h.press("esc")
	h.goToFirst()
	h.choose("ScanType", "vuln")
	h.see("● periodic", "EndDate")
}
