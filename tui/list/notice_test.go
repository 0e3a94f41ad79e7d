package list

import (
	"strings"
	"testing"

	"scantop/theme"
	"scantop/tui/monitor"
	"scantop/tui/text"
)

// A toast names a single scan and counts several, and uses the word of the event in both cases.
func TestTheToastHasTheWordOfTheEvent(t *testing.T) {
	t.Parallel()
	g := theme.New(theme.Variant{}).Glyphs
	for _, lang := range []string{"en", "zh"} {
		c := text.For(lang)
		for kind := monitor.Aborted; kind <= monitor.Started; kind++ {
			word := c.Event(kind.String())
			if state := c.Status(kind.String()); state != kind.String() && state != word {
				t.Errorf("%s: the word of the event is %q, the word of the status %q", lang, word, state)
			}
			e := monitor.Event{Name: "corp", Kind: kind, To: kind.String()}
			one, two := unreadOf([]monitor.Event{e}).line(c, g, 80), unreadOf([]monitor.Event{e, e}).line(c, g, 80)
			if kind != monitor.Other && !strings.Contains(one, "corp "+word) || !strings.Contains(two, word) {
				t.Errorf("%s: the toasts of %s are %q and %q, want %q", lang, kind, one, two, word)
			}
		}
	}
}
