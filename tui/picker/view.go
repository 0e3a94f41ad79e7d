package picker

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/explain"
	"scantop/tui/safe"
	"scantop/tui/widget"
)

func (p *Picker) searchLabel() int {
	return lipgloss.Width(p.Text.Picker.Search) + 2*widget.ColumnGap + 1
}

// head draws the title with the number of marked names, and the search.
func (p *Picker) head() []string {
	title, marked := " "+p.Theme.Strong.Render(p.words().Title), ""
	if n := len(p.marked); n > 0 {
		marked = p.Theme.Accent.Render(fmt.Sprintf(p.Text.Picker.Marked, n))
	}
	lines := []string{widget.Ends(title, marked, p.width)}
	if p.height >= widget.RuledHeight {
		lines = append(lines, widget.Rule(p.Theme, p.width))
	}
	label := "   " + p.Theme.Muted.Render(widget.Fit(p.Text.Picker.Search, p.searchLabel()-3, false))
	return append(lines, label+p.search.View())
}

// View draws the search and the rows, or why there are none.
func (p *Picker) View() string {
	if p.width <= 0 || p.height <= 0 {
		return ""
	}
	lines := p.head()
	switch said := p.instead(); {
	case said != "":
		style := p.Theme.Muted
		if p.page.Err != nil && !p.waiting {
			style = p.Theme.Error
		}
		lines = append(append(lines, ""), widget.Paragraph(style, said, p.width)...)
	default:
		lines = append(append(lines, p.table.Heads(p.Theme)), p.table.Body(p.Theme)...)
		lines = widget.Pad(lines, p.height-1)
		lines = append(lines, " "+p.position())
	}
	return widget.Block(lines, p.width, p.height)
}

// instead returns what is said instead of rows, or "".
func (p *Picker) instead() string {
	t := p.Text.Picker
	switch {
	case len(p.page.Assets) > 0:
		return ""
	case p.waiting:
		return t.Loading
	case p.Unavailable():
		return fmt.Sprintf(p.words().Unavailable, safe.Clean(p.refusal().Code))
	case p.page.Err != nil:
		return explain.Error(p.Text, p.page.Err)
	case p.query.Search != "":
		return t.NoMatch
	default:
		return p.words().Empty
	}
}

// position says which entries the page has, or that another page is loading.
func (p *Picker) position() string {
	t := p.Text.Picker
	first, last := p.page.First+1, p.page.First+len(p.page.Assets)
	said := fmt.Sprintf(t.OpenPosition, first, last)
	if p.page.Total >= 0 {
		said = fmt.Sprintf(t.Position, first, last, p.page.Total)
	}
	parts := []string{said}
	if p.table.Length > p.table.Height {
		parts = append(parts, p.table.Hidden(p.Theme))
	}
	if p.waiting {
		parts = append(parts, t.Loading)
	}
	return p.Theme.Muted.Render(strings.Join(parts, theme.Separator))
}

// SetSize lays the table out.
func (p *Picker) SetSize(width, height int) {
	p.width, p.height = width, height
	p.layOut()
}

// SetTheme sets the colours and signs.
func (p *Picker) SetTheme(th *theme.Theme) {
	p.Theme = th
	p.search.Styles = th.TextInput()
	p.layOut()
}

// Wheel moves the cursor by some rows within the page.
func (p *Picker) Wheel(rows, _ int) { p.table.MoveTo(p.table.Cursor + rows) }

// working returns the keys with their meaning for the rows and marks.
func (p *Picker) working() keymap.Picker {
	return p.Keys.On(len(p.page.Assets) > 0 && !p.waiting, len(p.marked), p.page.Err != nil && !p.waiting)
}

// Capturing is true: letters are searched for.
func (p *Picker) Capturing() bool { return true }

// ShortHelp returns the keys of the footer.
func (p *Picker) ShortHelp() []key.Binding { return p.working().ShortHelp() }

// FullHelp returns the keys of the help screen.
func (p *Picker) FullHelp() [][]key.Binding {
	return slices.Concat(p.working().FullHelp(), p.TextKeys.FullHelp())
}
