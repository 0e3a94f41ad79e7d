package tui

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/client/target"
	"scantop/theme"
	"scantop/tui/safe"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// Lists of more than foldAbove entries are shown by their first foldedEntries.
const (
	foldAbove     = 5
	foldedEntries = 3
)

// narrowSent is the width below which names stand closer to their values, and
// long ones push theirs aside.
const narrowSent = 60

// sentFields draws the parameters of each field as they are sent, none for what is
// not sent. In the place of what cannot be sent stands why not.
func (f *scanForm) sentFields(s sheet, width int, expanded bool) []widget.Tall {
	groups := map[string][]client.Parameter{}
	nameWidth := 16
	if width < narrowSent {
		nameWidth = 14
	}
	for _, p := range s.parameters {
		base, _, _ := strings.Cut(p.Name, ".")
		groups[base] = append(groups[base], p)
		if width >= narrowSent {
			nameWidth = max(nameWidth, len(p.Name)+2)
		}
	}
	scope := scopeOf(s.spec)
	fields := make([]widget.Tall, len(f.fields))
	for i, field := range f.fields {
		if field.problem != "" && scope.applies(field.parameter) {
			fields[i].AddLines(f.problemLine(field, nameWidth, width))
			continue
		}
		group, more := groups[field.parameter], 0
		if len(group) > foldAbove && !expanded {
			group, more = group[:foldedEntries], s.entries(field.parameter)-foldedEntries
		}
		for _, p := range group {
			room := width - max(len(p.Name)+1, nameWidth)
			fields[i].Add(fitsOneLine(p.Value, room), func() []string { return f.sentParameter(p, s.spec, nameWidth, width) })
		}
		if more > 0 {
			folded := strings.Repeat(" ", nameWidth) + f.foldedLine(more)
			fields[i].AddLines(f.th.Muted.Render(ansi.Truncate(folded, width, "")))
		}
	}
	return fields
}

// fitsOneLine reports whether a value certainly has room in a line: shown in both its
// forms, a host is at most three times as wide as it is long as it is sent.
func fitsOneLine(value string, width int) bool { return 3*len(value)+len(" / ") <= width }

// foldedLine tells how many entries of a list are not shown, and in the review
// the key that shows them.
func (f *scanForm) foldedLine(more int) string {
	line := fmt.Sprintf(f.text.Form.Folded, more)
	if f.review != nil {
		expand := f.reviewKeys.Expand.Help()
		line += theme.Separator + expand.Key + " " + expand.Desc
	}
	return line
}

// nameColumn is a name in a column of its own; a name is never cut.
func nameColumn(name string, width int) string {
	return name + strings.Repeat(" ", max(1, width-lipgloss.Width(name)))
}

// problemLine says what is wrong with a field, once that may be said.
func (f *scanForm) problemLine(field *field, nameWidth, width int) string {
	said := f.th.Glyphs.Dash
	style := f.th.Muted
	if field.left {
		said, style = field.problem, f.th.Error
	}
	name := nameColumn(field.parameter, nameWidth)
	room := max(0, width-lipgloss.Width(name))
	return f.th.Muted.Render(name) + style.Render(ansi.Truncate(said, room, theme.Ellipsis))
}

// maxSent is how much of a value is shown, in cells: nothing that the document
// allows is longer.
const maxSent = 1000

// sentParameter shows a name and value as they are sent, a long value on several
// lines, and what they mean where there is room for that.
func (f *scanForm) sentParameter(p client.Parameter, spec client.Spec, nameWidth, width int) []string {
	const valueColumn = 24
	name := nameColumn(p.Name, nameWidth)
	room := max(0, width-lipgloss.Width(name))
	value := p.Value
	if strings.HasPrefix(p.Name, "Targets.") {
		value = target.Display(value) // both forms of an internationalised name
	}
	value = ansi.Truncate(safe.Clean(value), maxSent, theme.Ellipsis)
	style, gloss := f.th.Text, f.gloss(p, spec)
	if !scopeOf(spec).applies(p.Name) {
		style = f.th.Muted
	}
	parts := strings.Split(ansi.Hardwrap(value, max(1, room), true), "\n")
	lines := []string{f.th.Muted.Render(name) + style.Render(parts[0])}
	for _, part := range parts[1:] {
		lines = append(lines, strings.Repeat(" ", lipgloss.Width(name))+style.Render(part))
	}
	used := lipgloss.Width(value)
	gap := max(2, valueColumn-used)
	if used+gap+lipgloss.Width(gloss) > room {
		gap = 2 // a column that does not fit aligned may still fit
	}
	if gloss == "" || used+gap+lipgloss.Width(gloss) > room {
		return lines
	}
	lines[0] += strings.Repeat(" ", gap) + f.th.Muted.Render(gloss)
	return lines
}

// gloss is a parameter's value in words.
func (f *scanForm) gloss(p client.Parameter, spec client.Spec) string {
	switch {
	case p.Name == "StartDate":
		return spec.Start.Format(text.FullTime)
	case p.Name == "EndDate":
		return spec.End.Format(text.FullTime)
	case p.Name == "RuntimeStart" || p.Name == "RuntimeEnd":
		return windowZone(f.text, spec)
	case !scopeOf(spec).applies(p.Name):
		return f.text.Form.NotUsed
	}
	if field := f.field(p.Name); field != nil && field.isChoice() {
		return field.option().Meaning
	}
	return ""
}

// hidden says how many lines there are above and below what is in sight.
func (f *scanForm) hidden(above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, theme.Less+" "+strconv.Itoa(above))
	}
	if below > 0 {
		parts = append(parts, theme.More+" "+strconv.Itoa(below))
	}
	return strings.Join(parts, "  ")
}
