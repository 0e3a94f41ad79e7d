package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// reader is the help screen: the bindings of a view, generated from the key
// map, in as many columns as fit. The help bubble does not serve: it cuts what
// is wider than the screen.
type reader struct {
	view.Leaving // nowhere: the root closes the screen
	keys         keymap.Reading
	th           *theme.Theme
	title        string
	groups       [][]key.Binding
	port         viewport.Model
	width        int
}

var _ view.Screen = (*reader)(nil)

// newReader lays out groups of bindings.
func newReader(keys keymap.Reading, th *theme.Theme, title string, groups [][]key.Binding) *reader {
	r := &reader{keys: keys, th: th, title: title, groups: groups, port: viewport.New()}
	r.port.KeyMap = viewport.KeyMap{Up: keys.Up, Down: keys.Down, PageUp: keys.PageUp, PageDown: keys.PageDown}
	return r
}

// done reports whether a key closes the screen.
func (r *reader) done(msg tea.KeyPressMsg) bool { return key.Matches(msg, r.keys.Back) }

// Update scrolls.
func (r *reader) Update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	r.port, cmd = r.port.Update(msg)
	return cmd
}

// View draws the part of the text that is in sight.
func (r *reader) View() string {
	if r.width <= 0 || r.port.Height() <= 0 {
		return ""
	}
	return r.port.View()
}

// SetSize lays the columns out.
func (r *reader) SetSize(width, height int) {
	r.width = width
	r.port.SetWidth(max(0, width))
	r.port.SetHeight(max(0, height))
	r.port.SetContent(r.content())
}

// SetTheme restyles the text.
func (r *reader) SetTheme(th *theme.Theme) {
	r.th = th
	r.port.SetContent(r.content())
}

// content is the title and the groups, side by side while they fit.
func (r *reader) content() string {
	lines := []string{" " + r.th.Strong.Render(r.title), widget.Rule(r.th, r.width)}
	var row []string
	used := 0
	flush := func() {
		if len(row) > 0 {
			lines = append(lines, lipgloss.JoinHorizontal(lipgloss.Top, row...), "")
		}
		row, used = nil, 0
	}
	for _, group := range r.groups {
		column := r.column(group)
		if w := lipgloss.Width(column); used > 0 && used+w > r.width {
			flush()
		}
		row = append(row, column)
		used += lipgloss.Width(column)
	}
	flush()
	return strings.Join(lines, "\n")
}

// column draws one group, keys before their meaning.
func (r *reader) column(group []key.Binding) string {
	keyWidth, wordWidth := 0, 0
	for _, b := range group {
		keyWidth = max(keyWidth, lipgloss.Width(b.Help().Key))
		wordWidth = max(wordWidth, lipgloss.Width(b.Help().Desc))
	}
	var lines []string
	for _, b := range group {
		if b.Enabled() {
			lines = append(lines, " "+r.th.Accent.Render(widget.Fit(b.Help().Key, keyWidth, false))+"  "+
				r.th.Text.Render(widget.Fit(b.Help().Desc, wordWidth, false))+"  ")
		}
	}
	return strings.Join(lines, "\n")
}

// Capturing is false: q and ? close the screen like esc.
func (r *reader) Capturing() bool { return false }

// ShortHelp is the footer.
func (r *reader) ShortHelp() []key.Binding { return r.keys.ShortHelp() }

// FullHelp is not shown.
func (r *reader) FullHelp() [][]key.Binding { return r.keys.FullHelp() }
