package palette

import (
	"charm.land/lipgloss/v2"

	"scantop/theme"
	"scantop/tui/widget"
)

// The columns of the table.
const (
	colKey = iota
	colAction
)

// SetSize lays the table out.
func (p *Palette) SetSize(width, height int) {
	p.width, p.height = width, height
	p.layOut()
}

// SetTheme sets the colours and signs.
func (p *Palette) SetTheme(th *theme.Theme) {
	p.th = th
	p.search.Styles = th.TextInput()
	p.layOut()
}

// head draws the title and the search. Below the title is a rule if there is room.
func (p *Palette) head() []string {
	lines := []string{" " + p.th.Strong.Render(p.text.Palette.Title)}
	if p.height >= widget.RuledHeight {
		lines = append(lines, widget.Rule(p.th, p.width))
	}
	label := p.th.Muted.Render(widget.Fit(p.text.Picker.Search, p.label(), false))
	return append(lines, "   "+label+p.search.View())
}

// label returns the width of the label of the search: that of the column below it, with its gap.
func (p *Palette) label() int {
	return max(p.keyWidth(), lipgloss.Width(p.text.Picker.Search)) + widget.ColumnGap
}

// keyWidth returns the width of the column of keys.
func (p *Palette) keyWidth() int {
	width := lipgloss.Width(p.text.Palette.Key)
	for _, a := range p.actions {
		width = max(width, lipgloss.Width(a.binding.Help().Key))
	}
	return width
}

// layOut makes the columns and cells of the table.
func (p *Palette) layOut() {
	t := p.text.Palette
	p.search.SetWidth(max(1, p.width-p.label()-5))
	keyWidth := p.label() - widget.ColumnGap
	p.table.Columns = []widget.Column{
		{ID: colKey, Title: t.Key, Width: keyWidth, Gap: 1},
		{ID: colAction, Title: t.Action, Width: max(1, p.width-keyWidth-widget.ColumnGap-4), Gap: widget.ColumnGap},
	}
	rows := make([][]widget.Cell, len(p.found))
	for i, a := range p.found {
		help := a.binding.Help()
		rows[i] = []widget.Cell{{Text: help.Key, Style: &p.th.Accent}, {Text: help.Desc, Style: &p.th.Text}}
	}
	p.table.SetHeight(max(1, p.height-len(p.head())-2))
	p.table.SetRows(p.th, rows, nil, nil)
}

// View draws the search and the actions, or that none matches.
func (p *Palette) View() string {
	if p.width <= 0 || p.height <= 0 {
		return ""
	}
	lines := p.head()
	if len(p.found) == 0 {
		said := widget.Paragraph(p.th.Muted, p.text.Palette.NoMatch, p.width)
		return widget.Block(append(append(lines, ""), said...), p.width, p.height)
	}
	lines = append(append(lines, p.table.Heads(p.th)), p.table.Body(p.th)...)
	lines = widget.Pad(lines, p.height-1)
	if p.table.Length > p.table.Height {
		lines = append(lines, " "+p.table.Hidden(p.th))
	}
	return widget.Block(lines, p.width, p.height)
}
