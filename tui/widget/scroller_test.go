package widget

import (
	"testing"

	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/internal/tuitest"
	"scantop/tui/text"
)

func TestAScrollerStaysWithinItsText(t *testing.T) {
	t.Parallel()
	keys := keymap.New(text.For("en")).Events.Move
	th := theme.New(theme.Variant{})
	s := Scroller{Height: 10, Length: 25}
	for _, step := range []struct {
		key  string
		top  int
		said string
	}{
		{"up", 0, " ↓ 15"}, {"down", 1, " ↑ 1  ↓ 14"}, {"pgdown", 10, " ↑ 10  ↓ 5"}, {"pgdown", 15, " ↑ 15"},
		{"down", 15, " ↑ 15"}, {"pgup", 6, " ↑ 6  ↓ 9"}, {"end", 15, " ↑ 15"}, {"home", 0, " ↓ 15"},
		{"G", 15, " ↑ 15"}, {"k", 14, " ↑ 14  ↓ 1"},
	} {
		moves := s.Press(tuitest.Press(step.key), keys, 1)
		if !moves || s.Top != step.top || tuitest.Plain(" "+s.Hidden(th)) != step.said {
			t.Fatalf("%s leads to line %d, %q; want %d, %q",
				step.key, s.Top, tuitest.Plain(s.Hidden(th)), step.top, step.said)
		}
	}
	if s.Press(tuitest.Press("x"), keys, 1) || s.Top != 14 {
		t.Errorf("a key that does not scroll leads to line %d", s.Top)
	}
	short := Scroller{Height: 10, Length: 3}
	short.Press(tuitest.Press("end"), keys, 0)
	if short.Top != 0 || short.End() != 3 || tuitest.Plain(short.Hidden(th)) != "" {
		t.Errorf("a text that fits is scrolled to %d–%d", short.Top, short.End())
	}
}

func TestNoticesFitAndShowTheirLevel(t *testing.T) {
	t.Parallel()
	th := theme.New(theme.Variant{})
	left := "20 of 128"
	for width := range 60 {
		n := Infof("%s", "导出到 ~/scantop-events.csv")
		if room := EndRoom(left, width); room > 0 {
			if got := tuitest.Plain(Ends(left, n.Line(th, room), width)); lipgloss.Width(got) > width {
				t.Errorf("%d cells: %q", width, got)
			}
		}
	}
	for level, want := range map[Level]string{
		Info: th.Accent.Render("x"), Warning: th.Error.Render("x"), Sticky: th.Accent.Render("x"),
	} {
		if got := (Notice{Text: "x", Level: level}).Line(th, 10); got != want {
			t.Errorf("level %d looks like %q, want %q", level, got, want)
		}
	}
}
