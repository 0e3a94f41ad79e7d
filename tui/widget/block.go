package widget

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// RuledHeight is the least height at which rules set the table off.
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
