package widget

import "strings"

// Indented adds indent spaces before each line. It changes lines in place.
func Indented(lines []string, indent int) []string {
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", indent) + line
	}
	return lines
}
