package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// RuledHeight is the least height, in lines, of a screen that has rules around its table.
const RuledHeight = 12

// Block joins lines and cuts them to a rectangle of width cells and height lines.
func Block(lines []string, width, height int) string {
	lines = lines[:min(len(lines), height)]
	for i, line := range lines {
		if lipgloss.Width(line) > width {
			lines[i] = ansi.Truncate(line, width, "")
		}
	}
	return strings.Join(lines, "\n")
}

// Pad appends empty lines up to a height.
func Pad(lines []string, height int) []string {
	return append(lines, make([]string, max(0, height-len(lines)))...)
}

// Beside draws two panes with a line between them, in height lines. The left one is width cells wide.
func Beside(th *theme.Theme, left, right []string, width, height int) []string {
	left, right = Pad(left, height), Pad(right, height)
	divider := th.Faint.Render(th.Glyphs.Divider)
	lines := make([]string, height)
	for i := range lines {
		line := ansi.Truncate(left[i], width, "")
		lines[i] = line + strings.Repeat(" ", max(0, width-lipgloss.Width(line))) + divider + right[i]
	}
	return lines
}

// Rule draws a horizontal line of width cells.
func Rule(th *theme.Theme, width int) string {
	return th.Faint.Render(strings.Repeat(th.Glyphs.Rule, max(0, width)))
}

// keyLine draws as many key bindings as fit in width cells, and an ellipsis if some do not
// fit. The help bubble (v2.2.1) is not used: where its ellipsis does not fit, it draws the
// next bindings as well, and overflows.
func keyLine(th *theme.Theme, bindings []key.Binding, width int) string {
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

// Button draws a button. The focused button is filled, and has a sign on both sides for terminals that do
// not show the filling. The cursor at the beginning of the line would seem to mark the first button.
func Button(th *theme.Theme, label string, focused bool) string {
	if focused {
		return th.FocusedButton.Render(theme.Next + "[ " + label + " ]" + theme.Previous)
	}
	return " " + th.Button.Render("[ "+label+" ]") + " "
}
