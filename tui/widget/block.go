package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// RuledHeight is the least height of a screen with rules around its table.
const RuledHeight = 12

// Block cuts lines to a rectangle.
func Block(lines []string, width, height int) string {
	lines = lines[:min(len(lines), height)]
	for i, line := range lines {
		if lipgloss.Width(line) > width {
			lines[i] = ansi.Truncate(line, width, "")
		}
	}
	return strings.Join(lines, "\n")
}

// Rule is a line across the screen.
func Rule(th *theme.Theme, width int) string {
	return th.Faint.Render(strings.Repeat(th.Glyphs.Rule, max(0, width)))
}

// KeyLine draws as many bindings as fit, and an ellipsis where some do not. The help bubble
// does not serve: it overflows where its ellipsis does not fit.
func KeyLine(th *theme.Theme, bindings []key.Binding, width int) string {
	var parts []string
	used := 0
	for _, b := range bindings {
		if !b.Enabled() {
			continue
		}
		w := lipgloss.Width(b.Help().Key) + 1 + lipgloss.Width(b.Help().Desc) + 2
		if used+w-2 > width {
			if used+1 <= width {
				parts = append(parts, th.Muted.Render(theme.Ellipsis))
			}
			break
		}
		parts = append(parts, th.Text.Render(b.Help().Key)+" "+th.Muted.Render(b.Help().Desc))
		used += w
	}
	return strings.Join(parts, "  ")
}
