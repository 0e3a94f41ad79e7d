package rows

import (
	"slices"

	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// found puts what a finished run found in the place of the progress of a row, if that is known.
func (r row) found(cells []widget.Cell, columns []widget.Column) {
	if r.scan.Status != client.StatusFinished || !r.counted {
		return
	}
	is := func(id int) func(widget.Column) bool { return func(c widget.Column) bool { return c.ID == id } }
	at, percent := slices.IndexFunc(columns, is(colBar)), slices.IndexFunc(columns, is(colPercent))
	width, span := columns[percent].Width, 0
	if at >= 0 {
		width, span = width+columns[percent].Gap+columns[at].Width, 1
	} else {
		at = percent
	}
	forms := tallyForms(&r.Text.Tally)
	if !slices.ContainsFunc(columns, is(colType)) {
		forms = forms[len(forms)-1:] // a narrow list has few words, and the same form in every row
	}
	if cell, ok := tallyCell(r.Theme, &r.Text.Tally, r.tally.Counts(), forms, width); ok {
		cell.Span = span
		cells[at] = cell
	}
}

// tallyForm is a way to write counts: one format for each severity, and what separates two of them.
type tallyForm struct {
	formats []string
	gap     string
}

// tallyForms returns the forms, the longest one first.
func tallyForms(t *text.Tally) []tallyForm {
	return []tallyForm{{t.Row, "  "}, {t.Row, " "}, {t.Narrow, " "}}
}

// tallyCell returns counts in at most width cells, in the first form that fits, or only the worst ones in
// the last form. ok is false if none of that fits. Info findings are named only if there are no others.
func tallyCell(
	th *theme.Theme, t *text.Tally, counts []int, forms []tallyForm, width int,
) (cell widget.Cell, ok bool) {
	if worst := counts[:len(counts)-1]; slices.Max(worst) > 0 {
		counts = worst
	}
	if slices.Max(counts) == 0 {
		for _, s := range []string{t.Nothing, t.NarrowNothing} {
			if lipgloss.Width(s) <= width {
				return widget.Cell{Text: s, Style: &th.Muted}, true
			}
		}
		return widget.Cell{}, false
	}
	for _, f := range forms {
		if cell, used := severityCells(th, t.Counts(f.formats, counts), f.gap); used <= width {
			return cell, true
		}
	}
	for n := len(counts) - 1; n > 0; n-- {
		cell, used := severityCells(th, t.Counts(t.Narrow, counts[:n]), " ")
		if used > 0 && used+lipgloss.Width(theme.Ellipsis) <= width {
			cell.Rest = append(cell.Rest, widget.Cell{Text: theme.Ellipsis, Style: &th.Muted})
			return cell, true
		}
	}
	return widget.Cell{}, false
}

// severityCells returns one cell with the texts of severities that are not "", and its width.
func severityCells(th *theme.Theme, said []string, gap string) (cell widget.Cell, width int) {
	for i, s := range said {
		if s == "" {
			continue
		}
		style := []*lipgloss.Style{&th.Error, &th.Caution, &th.Text, &th.Muted}[i]
		if width == 0 {
			cell, width = widget.Cell{Text: s, Style: style}, lipgloss.Width(s)
			continue
		}
		cell.Rest = append(cell.Rest, widget.Cell{Text: gap}, widget.Cell{Text: s, Style: style})
		width += len(gap) + lipgloss.Width(s)
	}
	return cell, width
}
