package widget

import (
	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// Footer returns the last line: the keys of a screen, most needed first, as far as they fit before those at
// its end.
func Footer(th *theme.Theme, keys, end []key.Binding, width int) string {
	tail := keyLine(th, end, width)
	line := " " + keyLine(th, keys, width-4-lipgloss.Width(tail))
	if tail != "" {
		line += "  " + tail
	}
	return ansi.Truncate(line, max(0, width-1), "")
}

// PasteFooter returns the last line during a paste: the key that ends it, and what that means.
func PasteFooter(th *theme.Theme, end key.Binding, said string, width int) string {
	line := " " + keyLine(th, []key.Binding{end}, width) + "  " + th.Caution.Render(said)
	return ansi.Truncate(line, max(0, width-1), theme.Ellipsis)
}

// FirstThatFits returns the first text that fits a width, behind which rest is said too, or rest alone.
func FirstThatFits(texts []string, rest string, width int) string {
	for _, said := range texts {
		if rest != "" {
			said += theme.Separator + rest
		}
		if lipgloss.Width(said) <= width {
			return Fit(said, width, false)
		}
	}
	return Fit(rest, width, false)
}
