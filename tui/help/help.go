// Package help is the screen that lists the keys of another screen, made from its key map. It knows no
// other screen.
package help

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// Help shows groups of keys in as many columns as fit. The help component of Bubbles cannot be used,
// because it cuts off what is wider than the screen.
type Help struct {
	keys     keymap.HelpScreen
	th       *theme.Theme
	title    string
	groups   [][]key.Binding
	width    int
	scroller widget.Scroller
	lines    []string
}

// New returns the screen with a title and groups of keys.
func New(keys keymap.HelpScreen, th *theme.Theme, title string, groups [][]key.Binding) *Help {
	return &Help{keys: keys, th: th, title: title, groups: groups}
}

var _ view.Screen = (*Help)(nil)

// Update handles a key press.
func (h *Help) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(press, h.keys.Back):
		return view.Nav{To: view.Back}, nil
	default:
		h.scroller.Press(press, h.keys.Move, 0)
	}
	return view.Nav{}, nil
}

// Wheel scrolls by some rows.
func (h *Help) Wheel(rows, _ int) { h.scroller.ScrollTo(h.scroller.Top + rows) }

// View draws the visible part of the text.
func (h *Help) View() string {
	if h.width <= 0 || h.scroller.Height <= 0 {
		return ""
	}
	return widget.Block(slices.Clone(h.lines[h.scroller.Top:h.scroller.End()]), h.width, h.scroller.Height)
}

// SetSize lays the columns out.
func (h *Help) SetSize(width, height int) {
	h.width, h.scroller.Height = width, max(0, height)
	h.layOut()
}

// SetTheme sets the colours and signs.
func (h *Help) SetTheme(th *theme.Theme) {
	h.th = th
	h.layOut()
}

// layOut makes the lines: the title, then the groups, side by side if they fit.
func (h *Help) layOut() {
	h.lines = []string{" " + h.th.Strong.Render(h.title), widget.Rule(h.th, h.width)}
	var row []string
	used := 0
	flush := func() {
		if len(row) > 0 {
			h.lines = append(h.lines, strings.Split(lipgloss.JoinHorizontal(lipgloss.Top, row...), "\n")...)
			h.lines = append(h.lines, "")
		}
		row, used = nil, 0
	}
	for _, group := range h.groups {
		column := h.column(group)
		if w := lipgloss.Width(column); used > 0 && used+w > h.width {
			flush()
		}
		row = append(row, column)
		used += lipgloss.Width(column)
	}
	flush()
	h.scroller.Length = len(h.lines)
	h.scroller.ScrollTo(h.scroller.Top)
}

// column draws one group, each key before its meaning.
func (h *Help) column(group []key.Binding) string {
	keyWidth, wordWidth := 0, 0
	for _, b := range group {
		keyWidth = max(keyWidth, lipgloss.Width(b.Help().Key))
		wordWidth = max(wordWidth, lipgloss.Width(b.Help().Desc))
	}
	var lines []string
	for _, b := range group {
		if b.Enabled() {
			lines = append(lines, " "+h.th.Accent.Render(widget.Fit(b.Help().Key, keyWidth, false))+"  "+
				h.th.Text.Render(widget.Fit(b.Help().Desc, wordWidth, false))+"  ")
		}
	}
	return strings.Join(lines, "\n")
}

// Capturing is false: q and ? close this screen, as esc does.
func (h *Help) Capturing() bool { return false }

// ShortHelp returns the keys of the footer.
func (h *Help) ShortHelp() []key.Binding { return h.keys.ShortHelp() }

// FullHelp returns the keys for a help screen, which this screen does not have.
func (h *Help) FullHelp() [][]key.Binding { return h.keys.FullHelp() }
