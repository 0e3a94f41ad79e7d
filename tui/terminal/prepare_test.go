package terminal

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Text that only moves to the right, and the blanks of a row that is selected, take no bytes of their own.
func TestMovedTextAndBlanksOfASelectedRowAreNotWritten(t *testing.T) {
	t.Parallel()
	row := "    ◐ 运行中" + strings.Repeat(" ", 20) + "单次任务" + strings.Repeat(" ", 20) + "10.0.0.12"
	tabs := "   运行中   等待中   已完成"
	selected := "\x1b[48;5;237m" + row + strings.Repeat(" ", 9) + "\x1b[m"
	for name, c := range map[string]struct {
		before, after, term string
		bytes               int
	}{
		"a count":                 {"全部" + tabs, "全部 60" + tabs, "xterm", 14},
		"a count of an odd width": {"全部" + tabs, "全部 9" + tabs, "linux", 35},
		"a count, without ICH":    {"全部" + tabs, "全部 60" + tabs, "dumb", 43},
		"a short end":             {"1–20 of 60", "101–120 of 60", "xterm", 18},
		"the row is selected":     {row, selected, "xterm", 72},
		"the row was selected":    {selected, row, "xterm", 60},
		"without colour erasing":  {row, selected, "screen", 110},
	} {
		canvas := NewCanvas(c.term, colorprofile.TrueColor)
		canvas.Resize(78, 3)
		canvas.Paint(c.before)
		if got := canvas.Paint(c.after); len(got) > c.bytes {
			t.Errorf("%s takes %d bytes, want at most %d: %q", name, len(got), c.bytes, got)
		}
	}
}

// Text that reaches the end of its row moves as well.
func TestTextMovesUpToTheEdge(t *testing.T) {
	t.Parallel()
	wide := strings.Repeat("漏洞", 5)
	for _, text := range []string{wide, "a" + wide, strings.Repeat("ab", 20)} {
		for width := ansi.StringWidth(text); width < ansi.StringWidth(text)+6; width++ {
			for _, more := range []string{"1", "12", "漏", "1漏"} {
				w := newWitness(t, nil, width, 2, colorprofile.TrueColor, "xterm-256color")
				w.draw(text)
				w.draw(ansi.Truncate(more+text, width, ""))
				w.check(ansi.Truncate(more+text, width, ""))
			}
		}
	}
}
