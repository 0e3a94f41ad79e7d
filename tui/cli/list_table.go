package cli

import (
	"cmp"
	"fmt"
	"math"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/safe"
)

// The width limits of names and other texts in a table, in cells.
const (
	maxNameWidth = 48
	maxCellWidth = 40
)

// table returns scans in aligned columns, also with wide characters, below a head. A width of 0 means that
// standard output is not a terminal; otherwise lines are cut at the width. It also returns the widths of the
// columns: with them, a table goes on without a head.
func (s *settings) table(scans []client.Scan, width int, columns []int) (string, []int) {
	c := s.text.Columns
	id := s.text.Command.Subcommands.ScanID
	var rows [][]string
	if columns == nil {
		rows = append(rows, []string{id, c.Status, c.Progress, c.Name, c.Type, c.Mode, c.Started, c.Targets})
	}
	nameWidth := maxNameWidth
	if width > 0 {
		nameWidth = min(maxNameWidth, max(12, width-42)) // the other columns need about 42 cells
	}
	for i := range scans {
		rows = append(rows, s.tableRow(&scans[i]))
	}
	return s.grid(rows, []int{0, 0, 0, nameWidth}, width, columns)
}

// grid returns rows in aligned columns. The first row is the head if the widths of the columns are not given.
// Limits are the greatest widths of the columns; 0 and nil stand for maxCellWidth.
func (s *settings) grid(rows [][]string, limits []int, width int, columns []int) (string, []int) {
	th := theme.New(s.options.Theme)
	head := columns == nil
	for i, row := range rows {
		if i > 0 || !head {
			harmless(row, limits, th.Glyphs.Dash)
		}
		if columns == nil {
			columns = make([]int, len(row))
		}
		for j, cell := range row {
			columns[j] = max(columns[j], lipgloss.Width(cell))
		}
	}
	var b strings.Builder
	for n, row := range rows {
		line := ""
		for i, cell := range row {
			line += cell + strings.Repeat(" ", columns[i]-lipgloss.Width(cell)+2)
		}
		line = th.Fold(strings.TrimRight(line, " "))
		if width > 0 {
			line = ansi.Truncate(line, width, th.Fold(theme.Ellipsis))
			if n == 0 && head && s.env.get("TERM") != "dumb" {
				line = th.Heading.Render(line)
			}
		}
		b.WriteString(line + "\n")
	}
	return b.String(), columns
}

// harmless cuts the cells of a row to their limits, makes them harmless, and puts a dash where there is no value.
func harmless(row []string, limits []int, dash string) {
	for i, cell := range row {
		limit := maxCellWidth
		if i < len(limits) && limits[i] > 0 {
			limit = limits[i]
		}
		row[i] = cmp.Or(ansi.Truncate(safe.Clean(cell), limit, theme.Ellipsis), dash)
	}
}

// tableRow returns the cells of a scan.
func (s *settings) tableRow(scan *client.Scan) []string {
	t := s.text
	return []string{
		scan.ID, t.Status(string(scan.Status)), percentText(scan.Progress), scan.Name,
		t.Type(string(scan.Type)), t.Flow(string(scan.Flow)),
		dateText(scan.Start), targetsText(scan, t.Notes.AllAssets),
	}
}

// percentText returns a progress, or "" if the reply had none.
func percentText(p client.Percent) string {
	if !p.Known {
		return ""
	}
	return fmt.Sprintf("%5.1f%%", math.Floor(p.Value*10+1e-6)/10) // rounded down, never above the reply
}

func dateText(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format("2006-01-02 15:04")
}

// targetsText returns the first target and the number of others.
func targetsText(scan *client.Scan, all string) string {
	targets := scan.Targets
	if len(targets) == 0 {
		targets = scan.TargetsOriginal
	}
	switch {
	case len(targets) > 1:
		first := ansi.Truncate(safe.Clean(targets[0]), maxCellWidth-6, theme.Ellipsis)
		return fmt.Sprintf("%s +%d", first, len(targets)-1)
	case len(targets) == 0 && scan.ScanAll:
		return all
	}
	return strings.Join(targets, "")
}
