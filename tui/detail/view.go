package detail

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"scantop/theme"
	"scantop/tui/widget"
)

// Widths of the details, in cells. They depend on the language and on the room,
// never on the data.
const (
	detailMargin   = 1   // blank on either side
	detailGap      = 2   // between label, value and the API's name
	detailValue    = 36  // of a value, before the API's name may stand beside it: a time and how far it is, a UUID
	maxValue       = 64  // of a value: longer lines are hard to read
	twoColumns     = 110 // of a screen that has the groups side by side
	leftGroups     = 2   // of those side by side, how many are on the left
	betweenColumns = 3
)

// detailRow is one line of a group: a label, the API's name of what it labels,
// and the value in as many lines as it takes.
type detailRow struct {
	label string
	field string // "" for what is concluded
	least int    // cells that the value needs; with fewer it stands below its label
	value func(width int) []string
}

// detailGroup is rows under a heading.
type detailGroup struct {
	title string
	rows  []detailRow
}

// detailGrid is where the columns of a group stand.
type detailGrid struct {
	width int // of all
	label int // with the gap behind it
	value int
	field int // of the API's names, 0 where there is no room for them
}

// grid divides a width.
func (d *Detail) grid(width int, groups []detailGroup) detailGrid {
	g := detailGrid{width: width}
	names := 0
	for _, label := range d.text.Details.Labels() {
		g.label = max(g.label, lipgloss.Width(label)+detailGap)
	}
	for _, group := range groups {
		for _, row := range group.rows {
			names = max(names, lipgloss.Width(row.field))
		}
	}
	g.label = min(g.label, max(0, width/2))
	g.value = max(1, width-2*detailMargin-g.label)
	if left := g.value - detailGap - names; left >= detailValue {
		g.value, g.field = left, names
	}
	g.value = min(g.value, maxValue)
	return g
}

// content is everything there is to see of the scan.
func (d *Detail) content() []string {
	groups := d.groups()
	if d.raw {
		lines := append(d.head(), d.heading(d.text.Details.RawJSON, d.width))
		return append(lines, d.rawText()...)
	}
	lines := d.head()
	if d.width < twoColumns {
		return append(lines, d.column(groups, d.grid(d.width, groups))...)
	}
	half := (d.width - betweenColumns) / 2
	g := d.grid(half, groups)
	left, right := d.column(groups[:leftGroups], g), d.column(groups[leftGroups:], g)
	for i := range max(len(left), len(right)) {
		line := ""
		if i < len(left) {
			line = left[i]
		}
		if i < len(right) && right[i] != "" {
			line += strings.Repeat(" ", half+betweenColumns-lipgloss.Width(line)) + right[i]
		}
		lines = append(lines, line)
	}
	return lines
}

// column draws groups one below the other.
func (d *Detail) column(groups []detailGroup, g detailGrid) []string {
	var lines []string
	for i, group := range groups {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, d.heading(group.title, g.width))
		for _, row := range group.rows {
			lines = append(lines, d.row(row, g)...)
		}
	}
	return lines
}

// heading names a group; a rule sets it off from the labels, which look alike.
func (d *Detail) heading(title string, width int) string {
	return " " + d.paint(d.th.Heading).Render(title) + " " + widget.Rule(d.th, width-2*detailMargin-lipgloss.Width(title)-1)
}

// row draws a label and its value.
func (d *Detail) row(r detailRow, g detailGrid) []string {
	label := " " + d.th.Muted.Render(widget.Fit(r.label, g.label, false))
	if r.least > g.value {
		lines := []string{label}
		for _, line := range r.value(g.width - 2*detailMargin) {
			lines = append(lines, " "+line)
		}
		return lines
	}
	lines := r.value(g.value)
	for i, line := range lines {
		if i > 0 {
			lines[i] = strings.Repeat(" ", detailMargin+g.label) + line
			continue
		}
		lines[i] = label + line
		if r.field != "" && g.field > 0 {
			lines[i] += strings.Repeat(" ", g.value-lipgloss.Width(line)+detailGap) + d.th.Muted.Render(r.field)
		}
	}
	return lines
}

// position tells how many lines there are above and below those in sight.
func (d *Detail) position(above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, theme.Less+" "+strconv.Itoa(above))
	}
	if below > 0 {
		parts = append(parts, theme.More+" "+strconv.Itoa(below))
	}
	return " " + d.th.Muted.Render(strings.Join(parts, "  "))
}
