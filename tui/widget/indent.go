package widget

import "strings"

// Indented puts lines below a value.
func Indented(lines []string, indent int) []string {
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", indent) + line
	}
	return lines
}
