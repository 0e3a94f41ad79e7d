package findings

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// titleLine says which run of which scan is shown, and how far its report is.
func (f *Findings) titleLine(width int) string {
	name := f.scan.Title()
	run := f.known.run()
	status := string(f.scan.Status)
	if run != nil {
		status = string(run.Status)
	}
	left := []string{}
	right := ""
	if run != nil {
		left = append(left, fmt.Sprintf(f.text.Findings.Run, f.known.number(run.TaskID), f.known.runs.Total))
		if !run.Created.IsZero() {
			left = append(left, f.moment(run.Created))
		}
		if took := run.Finished.Sub(run.Created); !run.Finished.IsZero() && !run.Created.IsZero() && took > 0 {
			left = append(left, f.text.Notes.Ran(run.Status == client.StatusAborted, f.text.Short(text.Brief(took))))
		}
		right = f.reportWord(run)
	}
	sign := f.th.Status(status).Render(f.th.Glyphs.Status(status) + " " + f.text.Status(status))
	end := f.th.Muted.Render(right)
	room := width - 4 - lipgloss.Width(sign) - lipgloss.Width(end) - 2
	about := f.joined(name, left, max(0, room))
	return widget.Ends(" "+sign+"  "+about, end, width)
}

// joined draws the name of the scan and what is known of the run, of which the last parts are dropped
// first where room is short.
func (f *Findings) joined(name string, parts []string, room int) string {
	name = widget.Beginning(name, room+1)
	const leastName = 20
	least, rest := min(leastName, lipgloss.Width(name)), ""
	for _, part := range parts {
		if least+lipgloss.Width(rest+theme.Separator+part) > room {
			break
		}
		rest += theme.Separator + part
	}
	name = ansi.Truncate(name, max(1, room-lipgloss.Width(rest)), theme.Ellipsis)
	return f.th.Strong.Render(name) + f.th.Muted.Render(rest)
}

// countLine says how many findings there are by severity, what changed since the run before, and which
// filter is active.
func (f *Findings) countLine(width int) string {
	if f.known.run() == nil || f.asking.unavailable() != nil {
		return ""
	}
	end := ""
	if words := f.filter.words(f.text); words != "" {
		end = f.th.Chip.Render(ansi.Truncate(words, max(8, width/3), theme.Ellipsis))
	}
	line := " " + strings.Join(f.counts(), "  ")
	if said := f.changeWords(); said != "" {
		whole := line + "  " + f.th.Faint.Render(f.th.Glyphs.Divider) + "  " + said
		if lipgloss.Width(whole)+lipgloss.Width(end)+3 <= width {
			line = whole
		}
	}
	return widget.Ends(ansi.Truncate(line, max(0, width-3-lipgloss.Width(end)), ""), end, width)
}

// counts returns how many findings there are of each severity, and of unknown ones if there are any.
func (f *Findings) counts() []string {
	var parts []string
	for _, s := range client.Severities() {
		word := text.Capital(severityWord(f.text, s))
		n, style := f.rows.counts[s], *f.th.Severity(s.String())
		said := strconv.Itoa(n)
		switch {
		case n < 0:
			said, style = theme.Ellipsis, f.th.Muted
		case n == 0:
			style = f.th.Muted
		}
		if f.filter.severity != nil && *f.filter.severity == s {
			style = style.Underline(true)
		}
		parts = append(parts, style.Render(word+" "+said))
	}
	other := 0
	for s, n := range f.rows.counts {
		if s < client.SeverityInfo || s > client.SeverityHigh {
			other += n
		}
	}
	if other > 0 {
		parts = append(parts, f.th.Text.Render("? "+strconv.Itoa(other)))
	}
	return parts
}

// changeWords says what changed since the run before, or why that is unknown; "" if there is nothing to
// compare with.
func (f *Findings) changeWords() string {
	t := f.text.Findings
	if f.known.tooMany() {
		return f.th.Muted.Render(fmt.Sprintf(t.TooMany, grouped(maxWhole)))
	}
	before, ok := f.known.before()
	if !ok {
		return ""
	}
	number := f.known.number(before.TaskID)
	if f.known.changes() != nil {
		return f.th.Accent.Render(fmt.Sprintf(t.New, f.rows.new)) + "  " +
			f.th.Text.Render(fmt.Sprintf(t.Gone, f.rows.gone)) + "  " + f.th.Muted.Render(fmt.Sprintf(t.Since, number))
	}
	for _, w := range []*whole{f.known.wholes[f.known.run().TaskID], f.known.wholes[before.TaskID]} {
		if w != nil && w.err != nil {
			return f.th.Muted.Render(t.NotCompared)
		}
	}
	return f.th.Muted.Render(fmt.Sprintf(t.Comparing, number))
}

// grouped writes a number with its thousands set apart: 2,000.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

// date returns a time as a date with the clock time.
func (f *Findings) date(at time.Time) string {
	if at.IsZero() {
		return f.th.Glyphs.Dash
	}
	return at.In(f.now().Location()).Format("2006-01-02 15:04")
}
