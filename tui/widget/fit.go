package widget

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/safe"
)

// Fit makes s exactly width cells wide: cut with an ellipsis, or padded.
func Fit(s string, width int, right bool) string {
	if width <= 0 {
		return ""
	}
	s = Beginning(s, width+1)
	w := lipgloss.Width(s)
	if w > width {
		s = ansi.Truncate(s, width, theme.Ellipsis)
		w = lipgloss.Width(s)
	}
	blanks := strings.Repeat(" ", max(0, width-w))
	if right {
		return blanks + s
	}
	return s + blanks
}

// Beginning is as much of a clean text as is sure to fill so many cells: what is
// far out of sight is not measured, for every row, with every answer.
func Beginning(s string, cells int) string {
	const cellBytes = (1 + safe.MaxMarks) * utf8.UTFMax
	if len(s) <= cells*cellBytes {
		return s
	}
	end := cells * cellBytes
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}
