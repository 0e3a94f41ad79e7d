package widget

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// Level is how much a notice matters.
type Level int

// The levels of a [Notice].
const (
	Info    Level = iota // answers a key
	Warning              // tells of something that went wrong
	Sticky               // stays until the next key is pressed, whatever else there is to tell
)

// Notice tells the user something on a screen. The zero Notice tells nothing.
type Notice struct {
	Text  string
	Level Level
}

// Infof is a notice that answers a key.
func Infof(format string, args ...any) Notice { return Notice{Text: fmt.Sprintf(format, args...)} }

// Style is the style of the notice's text.
func (n Notice) Style(th *theme.Theme) lipgloss.Style {
	if n.Level == Warning {
		return th.Error
	}
	return th.Accent
}

// Line draws the notice in at most width cells.
func (n Notice) Line(th *theme.Theme, width int) string {
	return n.Style(th).Render(ansi.Truncate(n.Text, max(0, width), theme.Ellipsis))
}

// Paragraph draws a text in lines of a screen of width cells, away from its edges.
func Paragraph(style lipgloss.Style, s string, width int) []string {
	const margin = 3
	lines := strings.Split(ansi.Wrap(s, max(1, width-2*margin), ""), "\n")
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", margin) + style.Render(line)
	}
	return lines
}

// Ends draws a line of width cells with left at its beginning and right at its end.
func Ends(left, right string, width int) string {
	return left + strings.Repeat(" ", max(0, width-1-lipgloss.Width(left)-lipgloss.Width(right))) + right
}

// EndRoom is how many cells [Ends] has for what stands at the end of the line.
func EndRoom(left string, width int) int { return max(0, width-lipgloss.Width(left)-3) }
