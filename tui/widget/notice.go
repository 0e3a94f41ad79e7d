package widget

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// Level says how important a notice is.
type Level int

// The levels of a [Notice].
const (
	Info    Level = iota // confirms what a key did
	Warning              // reports that something went wrong
	Sticky               // stays until the next key press; other notices do not replace it
)

// Notice is a message to the user, drawn on a screen. The zero Notice shows nothing.
type Notice struct {
	Text  string
	Level Level
}

// Infof returns a notice of level Info with a formatted text.
func Infof(format string, args ...any) Notice { return Notice{Text: fmt.Sprintf(format, args...)} }

// Style returns the style in which the notice is drawn.
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

// Lines draws the notice in at most most lines of at most width cells.
func (n Notice) Lines(th *theme.Theme, width, most int) []string {
	lines := Cut(Break(n.Text, max(1, width)), width, most)
	for i, line := range lines {
		lines[i] = n.Style(th).Render(line)
	}
	return lines
}

// Cut returns at most most lines of at most width cells. An ellipsis at the end says that there are more.
func Cut(lines []string, width, most int) []string {
	if len(lines) <= most {
		return lines
	}
	lines = lines[:max(0, most)]
	if most > 0 {
		lines[most-1] = ansi.Truncate(lines[most-1], max(0, width-1), "") + theme.Ellipsis
	}
	return lines
}

// Paragraph wraps a text to a screen of width cells, with a margin on both sides.
func Paragraph(style lipgloss.Style, s string, width int) []string {
	const margin = 3
	lines := Break(s, max(1, width-2*margin))
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", margin) + style.Render(line)
	}
	return lines
}

// Ends draws a line of width cells with left at its beginning and right near its end.
func Ends(left, right string, width int) string {
	return left + strings.Repeat(" ", max(0, width-1-lipgloss.Width(left)-lipgloss.Width(right))) + right
}

// EndRoom returns how many cells [Ends] has for the text at the end of the line.
func EndRoom(left string, width int) int { return max(0, width-lipgloss.Width(left)-3) }
