package detail

import (
	"strings"

	"charm.land/lipgloss/v2"

	"scantop/tui/widget"
)

// Widths of the details, in cells. They depend on the language and on the width of the screen, never on
// the data.
const (
	detailMargin   = 1   // blank cells on either side
	detailGap      = 2   // blank cells between the label, the value and the API's name of a field
	detailValue    = 36  // narrowest value with the API's name beside it, such as a date with its distance
	detailField    = 21  // the longest of the API's names, IndexIntervalInMinute
	maxValue       = 64  // widest value: longer lines are hard to read
	twoColumns     = 110 // narrowest screen with groups side by side
	betweenColumns = 3   // blank cells between the two columns
)

type row struct {
	label string
	field string                   // the API's name of the field; "" for a derived value
	least int                      // narrowest value in cells that has room beside the label
	value func(width int) []string // draws the value in at most width cells
}

type group struct {
	title string
	rows  []row
}

// grid holds the widths of the columns of a group, in cells.
type grid struct {
	width int // width of all columns together
	label int // width of the labels, with the gap after them
	value int // width of the values
	field int // width of the API's names; 0: there is no room for them
}

func (d *Detail) grid(width int) grid {
	g := grid{width: width}
	for _, label := range d.text.Details.Labels() {
		g.label = max(g.label, lipgloss.Width(label)+detailGap)
	}
	g.label = min(g.label, max(0, width/2))
	g.value = max(1, width-2*detailMargin-g.label)
	if left := g.value - detailGap - detailField; left >= detailValue {
		g.value, g.field = left, detailField
	}
	g.value = min(g.value, maxValue)
	return g
}

func (d *Detail) content() []string {
	lines := d.head()
	if d.raw {
		return append(append(lines, d.heading(d.text.Details.RawJSON, d.width)), d.rawText()...)
	}
	leftGroups, rightGroups := d.groups()
	if d.width < twoColumns {
		return append(lines, d.column(append(leftGroups, rightGroups...), d.grid(d.width))...)
	}
	half := (d.width - betweenColumns) / 2
	g := d.grid(half)
	left, right := d.column(leftGroups, g), d.column(rightGroups, g)
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

func (d *Detail) column(groups []group, g grid) []string {
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

// heading draws the title of a group, and a line that sets it off from the labels.
func (d *Detail) heading(title string, width int) string {
	rule := widget.Rule(d.th, width-2*detailMargin-lipgloss.Width(title)-1)
	return " " + d.paint(d.th.Heading).Render(title) + " " + rule
}

func (d *Detail) row(r row, g grid) []string {
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
