package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// breakLines breaks a text into lines of at most width cells, at blanks and between Chinese characters.
// Punctuation stays with the characters that it belongs to.
func breakLines(s string, width int) []string {
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
	end, used, last := 0, 0, ' '
	for i, r := range s {
		if i > 0 && mayBreak(last, r) {
			end = i
		}
		used += ansi.StringWidth(string(r))
		if used > width && r != ' ' {
			if end == 0 {
				return i
			}
			return end
		}
		last = r
	}
	return len(s)
}

// mayBreak reports whether a line may end between two characters.
func mayBreak(before, behind rune) bool {
	wide := func(r rune) bool { return ansi.StringWidth(string(r)) > 1 }
	if !wide(before) && !wide(behind) {
		return before == ' '
	}
	return !strings.ContainsRune("（“", before) && !strings.ContainsRune(" ，。、；：）”？！", behind)
}
