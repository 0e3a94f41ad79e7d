package terminal

import (
	"reflect"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
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

// A row is drawn as wide as terminals that add up single characters draw it, whichever way it is measured.
func TestEveryRowIsAsWideAsItsCharacters(t *testing.T) {
	t.Parallel()
	rows := []string{"👩‍💻", "1️⃣", "e\u0301", "字\u0337", "สวัสดีน้ำใจ", "กำ",
		"👍🏽", "🇨🇳", "ㄱ가", "\u00ad"}
	for r := rune(0x20); r <= 0xFFFF; r++ {
		if measureOf(string(r)) == ansi.GraphemeWidth {
			rows = append(rows, "漏"+string(r)+"©"+string(r)+"x")
		}
	}
	if len(rows) < 20_000 {
		t.Fatalf("only %d rows", len(rows))
	}
	c := NewCanvas("xterm-256color", colorprofile.TrueColor)
	c.Resize(40, 1)
	for _, row := range rows {
		c.Paint(row + "|")
		if at := ansi.WcWidth.StringWidth(row); c.next.CellAt(at, 0).Content != "|" {
			t.Errorf("after %q, %d cells wide: %q", row, at, c.next.Render())
		}
	}
}

// What most people see, in both languages, needs no tables of widths.
func TestFewRowsNeedTablesOfWidths(t *testing.T) {
	t.Parallel()
	for _, row := range []string{
		"\x1b[1;38;2;1;2;3m▌•\x1b[m ◐ running  官网周检（生产环境）、【支付】…",
		"███▌··  28.0%  ~1m10s  ✓ ✗ ◷ ⊘ ◌ ‖ ● ○",
		"╭─ ‹ 1–20 › · “×” é — 「运行中」：３。", "│ ▁▂▃ ←→ ↑↓ ▲◆▽◦",
	} {
		if measureOf(row) != ansi.GraphemeWidth {
			t.Errorf("%q needs them", row)
		}
	}
}
