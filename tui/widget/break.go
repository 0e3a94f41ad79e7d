package widget

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/tui/safe"
)

// Sentences breaks sentences as [Break] does, and draws each line in a style.
func Sentences(style lipgloss.Style, s string, width int) []string {
	lines := Break(safe.Clean(Limit(s, MaxSpan)), max(1, width))
	for i, line := range lines {
		lines[i] = style.Render(line)
	}
	return lines
}

// Break breaks a text into lines of at most width cells, at spaces and between Chinese characters.
// Punctuation stays with the characters that it belongs to. ansi.Wrap (v0.11.9) is not used: it breaks
// after a hyphen, which tears a flag such as --demo apart, and does not break between Chinese characters.
func Break(s string, width int) []string {
	var lines []string
	for {
		end := lineEnd(s, width)
		lines = append(lines, strings.TrimRight(s[:end], " "))
		s = strings.TrimLeft(s[end:], " ")
		if s == "" {
			return lines
		}
	}
}

// lineEnd returns how many bytes of a text fit into a line.
func lineEnd(s string, width int) int {
	end, used, last := 0, 0, " "
	for i := 0; i < len(s); {
		cluster, cells := ansi.FirstGraphemeCluster(s[i:], ansi.GraphemeWidth)
		if i > 0 && mayBreak(last, cluster) {
			end = i
		}
		used += cells
		if used > width && cluster != " " {
			switch {
			case end > 0:
				return end
			case i > 0:
				return i
			}
			return len(cluster) // wider than the line
		}
		last = cluster
		i += len(cluster)
	}
	return len(s)
}

// mayBreak reports whether a line may end between two characters.
func mayBreak(before, behind string) bool {
	wide := func(s string) bool { return ansi.StringWidth(s) > 1 }
	if !wide(before) && !wide(behind) {
		return before == " "
	}
	return !strings.Contains("（“", before) && !strings.Contains(" ，。、；：）”？！", behind)
}
