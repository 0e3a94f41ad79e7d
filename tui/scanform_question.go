package tui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// leastNamed is how many lines the question keeps for what is touched at any
// height: the title of the list, and a name.
const leastNamed = 2

// questionLayout is what of the question is where.
type questionLayout struct {
	reasons []string
	names   []string // every line of what is touched
	rows    int      // how many of those are in sight
	top     int      // the first one
}

// layQuestion gives the reasons their room, and what is touched the rest.
func (f *scanForm) layQuestion() questionLayout {
	q := f.review.ask
	room := max(0, f.height-len(f.head())-1-f.blanks()) // less the buttons, and what tells of hidden lines
	l := questionLayout{reasons: f.reasonLines(max(0, room-leastNamed-f.blanks()))}
	for _, name := range q.touched {
		l.names = append(l.names, f.nameLines(name)...)
	}
	l.rows = min(len(l.names), max(1, room-len(l.reasons)-f.blanks()-1))
	l.top = min(q.top, len(l.names)-l.rows)
	return l
}

// longer reports whether there is more than is in sight.
func (l questionLayout) longer() bool { return l.rows < len(l.names) }

// scrolled is the first line in sight after scrolling by some lines.
func (l questionLayout) scrolled(lines int) int {
	return max(0, min(l.top+lines, len(l.names)-l.rows))
}

// reasonLines are the reasons to ask, in at most height lines.
func (f *scanForm) reasonLines(height int) []string {
	const margins = 6
	width := max(1, f.width-margins)
	var lines []string
	for _, reason := range f.review.ask.reasons {
		lines = append(lines, strings.Split(ansi.Wrap(reason, width, ""), "\n")...)
	}
	if len(lines) > height {
		lines = lines[:height]
		if height > 0 {
			lines[height-1] = ansi.Truncate(lines[height-1], width-1, "") + theme.Ellipsis
		}
	}
	return lines
}

// nameLines is a name, on several lines where it is long: two may differ at their
// ends only.
func (f *scanForm) nameLines(name string) []string {
	const margins = 6
	width := max(1, f.width-margins)
	if name = clean(name); lipgloss.Width(name) <= width {
		return []string{name}
	}
	return strings.Split(ansi.Hardwrap(ansi.Truncate(name, maxSent, theme.Ellipsis), width, true), "\n")
}

// questionLines draws the question in at most height lines: the buttons stay
// longest.
func (f *scanForm) questionLines(height int) []string {
	q, w, l := f.review.ask, f.text.Form, f.layQuestion()
	var lines []string
	for _, reason := range l.reasons {
		lines = append(lines, "   "+f.th.Caution.Bold(true).Render(reason))
	}
	lines = append(lines, make([]string, f.blanks())...)
	title, hidden := "   "+f.th.Muted.Render(w.Confirm.Touched), f.th.Muted.Render(f.hidden(l.top, len(l.names)-l.top-l.rows))
	if f.tight() {
		title += "  " + hidden
	}
	lines = append(lines, title)
	for _, name := range l.names[l.top : l.top+l.rows] {
		lines = append(lines, "     "+f.th.Text.Render(name))
	}
	if !f.tight() {
		lines = append(lines, "   "+hidden)
	}
	buttons := " " + f.marker(true) + " " + button(f.th, w.LaunchButton, q.launch) + "  " + button(f.th, w.CancelButton, !q.launch)
	lines = append(lines, buttons)
	return lines[max(0, len(lines)-max(0, height)):]
}
