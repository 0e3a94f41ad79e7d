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

// table returns scans in aligned columns, also with wide characters. A width of 0 means that standard
// output is not a terminal; otherwise lines are cut at the width.
func (s *settings) table(scans []client.Scan, width int) string {
	c := s.text.Columns
	id := s.text.Command.Subcommands.ScanID
	rows := [][]string{{id, c.Status, c.Progress, c.Name, c.Type, c.Mode, c.Started, c.Targets}}
	nameWidth := maxNameWidth
	if width > 0 {
		nameWidth = min(maxNameWidth, max(12, width-42)) // the other columns need about 42 cells
	}
	for i := range scans {
		rows = append(rows, s.tableRow(&scans[i]))
	}
	return s.grid(rows, []int{0, 0, 0, nameWidth}, width)
}

// grid returns rows below a head in columns that line up, also with wide characters.
// Limits are the greatest widths of the columns, 0 and nil for no bound. On a terminal,
// of a width that is not 0, lines are cut rather than wrapped.
func (s *settings) grid(rows [][]string, limits []int, width int) string {
	th := theme.New(s.options.Theme)
	for _, row := range rows[1:] {
		for j, cell := range row {
			limit := maxCellWidth
			if j < len(limits) && limits[j] > 0 {
				limit = limits[j]
			}
			row[j] = cmp.Or(ansi.Truncate(safe.Clean(cell), limit, theme.Ellipsis), th.Glyphs.Dash)
		}
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], lipgloss.Width(cell))
		}
	}
	var b strings.Builder
	for n, row := range rows {
		line := ""
		for i, cell := range row {
			line += cell + strings.Repeat(" ", widths[i]-lipgloss.Width(cell)+2)
		}
		line = th.Fold(strings.TrimRight(line, " "))
		if width > 0 {
			line = ansi.Truncate(line, width, th.Fold(theme.Ellipsis))
			if n == 0 && s.env.get("TERM") != "dumb" {
				line = th.Heading.Render(line)
			}
		}
		b.WriteString(line + "\n")
	}
	return b.String()
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
