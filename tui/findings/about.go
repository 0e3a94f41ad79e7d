package findings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/safe"
	"scantop/tui/widget"
)

// about returns the lines of one finding in a width.
func (f *Findings) about(x *client.Finding, width int) []string {
	t, word := f.text.Findings.About, x.Severity.String()
	d := f.known.details[x.ID]
	sign := f.th.Severity(word).Render(f.th.Glyphs.Severity(word) + " " + severityWord(f.text, x.Severity))
	indent := lipgloss.Width(sign) + 3
	title := widget.Wrap([]widget.Span{{Text: cmp.Or(x.Name, x.ID), Style: f.th.Strong}}, width-indent-1)
	lines := widget.Indented(title, indent)
	lines[0] = " " + sign + "  " + strings.TrimPrefix(lines[0], strings.Repeat(" ", indent))
	lines = append(append(lines, ""), f.facts(x, d, width)...)
	if d == nil {
		return append(append(lines, ""), f.withoutDetail(x, width)...)
	}
	lines = append(lines, f.section(t.What, d.Description, width)...)
	lines = append(lines, f.section(t.Impact, d.Impact, width)...)
	lines = append(lines, f.proof(d.Proof, width)...)
	return append(lines, f.section(t.Fix, d.Solution, width)...)
}

// withoutDetail says why a finding has no details.
func (f *Findings) withoutDetail(x *client.Finding, width int) []string {
	refused := f.asking.refused["DescribeVulnerability"]
	switch err := f.page.failed[x.ID]; {
	case refused != nil:
		return widget.Paragraph(f.th.Caution, f.refusal(refused), width)
	case err != nil:
		return widget.Paragraph(f.th.Caution, f.whyUnread(err)+" "+f.text.Findings.PressRefresh, width)
	case x.ID == "":
		return nil
	}
	return widget.Paragraph(f.th.Muted, f.text.Findings.LoadingRow, width)
}

// facts returns the rows with a label.
func (f *Findings) facts(x *client.Finding, d *client.FindingDetail, width int) []string {
	t := f.text.Findings.About
	labels := []string{t.Target, t.Host, t.Status, t.Found, t.Type, t.First, t.Reference}
	room := 0
	for _, label := range labels {
		room = max(room, lipgloss.Width(label))
	}
	kind, reference := x.Type, widget.Span{}
	if d != nil {
		names := []string{d.CommonType, d.CWE, d.OWASP, d.WASC}
		names = slices.DeleteFunc(names, func(s string) bool { return s == "" })
		kind = strings.Join(names, theme.Separator)
		reference = f.link(d.Reference)
	}
	first := ""
	if run := f.known.first(x); run != nil {
		first = fmt.Sprintf(t.InRun, f.known.number(run.TaskID), f.date(run.Created))
	}
	host := x.Hostname
	if host == x.Target {
		host = ""
	}
	var lines []string
	for i, value := range []widget.Span{
		{Text: f.targets(x)}, {Text: host}, {Text: statusWord(f.text, x.Status)}, {Text: f.date(x.LastDiscovered)},
		{Text: kind}, {Text: first}, reference,
	} {
		if value.Text == "" {
			continue
		}
		rows := widget.Wrap([]widget.Span{value}, max(1, width-room-4))
		rows = widget.Indented(rows, room+3)
		rows[0] = " " + f.th.Muted.Render(widget.Fit(labels[i], room+2, false)) + strings.TrimLeft(rows[0], " ")
		lines = append(lines, rows...)
	}
	return lines
}

// link returns a text that the terminal can open if it is an http or https address.
func (f *Findings) link(reference string) widget.Span {
	span := widget.Span{Text: reference, Style: f.th.Text}
	if address, u := safe.WebAddress(reference); u != nil && safe.IsGraphic(address) && len(address) <= safe.MaxLink {
		span.Style = span.Style.Hyperlink(address, "id=reference")
	}
	return span
}

// section returns a heading and a text of several lines below it, nothing if there is no text.
func (f *Findings) section(title, said string, width int) []string {
	if said == "" {
		return nil
	}
	lines := []string{"", f.heading(title, width)}
	for line := range strings.SplitSeq(widget.Limit(said, widget.MaxSpan), "\n") {
		wrapped := widget.Wrap([]widget.Span{{Text: line, Style: f.th.Text}}, max(1, min(maxText, width-3)))
		lines = append(lines, widget.Indented(wrapped, 1)...)
	}
	return lines
}

// proof returns the section of the proof, or only its length.
func (f *Findings) proof(said string, width int) []string {
	t := f.text.Findings.About
	if said == "" || f.page.unfolded && f.page.open {
		return f.section(t.Proof, said, width)
	}
	folded := t.FoldedOne
	if n := strings.Count(said, "\n") + 1; n > 1 {
		folded = fmt.Sprintf(t.Folded, n)
	}
	return []string{"", f.heading(t.Proof, width), " " + f.th.Muted.Render(widget.Fit(folded, max(1, width-2), false))}
}

func (f *Findings) heading(title string, width int) string {
	rule := widget.Rule(f.th, width-3-lipgloss.Width(title))
	return " " + f.th.Heading.Render(title) + " " + rule
}
