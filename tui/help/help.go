// Package help is the help screen: the key bindings of another screen, generated from its
// key map, and what the signs on the screens mean. It knows no other screen.
package help

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// Help shows key bindings and signs in columns that fit beside each other. The help bubble (v2.2.1) is not used:
// it leaves out the columns that do not fit beside the others, so that their keys are not in the help.
type Help struct {
	keys     keymap.HelpScreen
	th       *theme.Theme
	text     *text.Catalogue
	topic    view.Topic // what the help explains before the keys
	groups   [][]key.Binding
	refused  []string // operations that AVDS does not offer to this account
	width    int
	scroller widget.Scroller
	lines    []string
}

// New returns the help with groups of bindings. It ends with the operations that AVDS does not offer to
// this account.
func New(
	keys keymap.HelpScreen, th *theme.Theme, t *text.Catalogue, groups [][]key.Binding, refused []string,
) *Help {
	return &Help{keys: keys, th: th, text: t, groups: groups, refused: refused}
}

var _ view.Screen = (*Help)(nil)

// Explain puts an explanation above the keys. It must be called before the first SetSize.
func (h *Help) Explain(topic view.Topic) { h.topic = topic }

// Update scrolls, or goes back.
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

// Wheel scrolls by some lines.
func (h *Help) Wheel(rows, _ int) { h.scroller.ScrollTo(h.scroller.Top + rows) }

// gap is how many blanks end a column. They may lie beyond the edge of the screen.
const gap = 2

// head is how many lines the title and its rule take.
const head = 2

// View draws the title, with the number of hidden lines, and the visible lines.
func (h *Help) View() string {
	if h.width <= 0 || h.scroller.Height <= 0 {
		return ""
	}
	title := " " + h.th.Strong.Render(h.text.HelpTitle)
	lines := []string{widget.Ends(title, h.scroller.Hidden(h.th), h.width), widget.Rule(h.th, h.width)}
	lines = append(lines, h.lines[h.scroller.Top:h.scroller.End()]...)
	return widget.Block(lines, h.width, head+h.scroller.Height)
}

// SetSize lays the columns out.
func (h *Help) SetSize(width, height int) {
	h.width, h.scroller.Height = width, max(0, height-head)
	h.layOut()
}

// SetTheme restyles the text.
func (h *Help) SetTheme(th *theme.Theme) {
	h.th = th
	h.layOut()
}

// layOut draws all lines: the keys, and below them the signs.
func (h *Help) layOut() {
	var keys, signs []string
	for _, group := range h.groups {
		var rows []sign
		for _, b := range keymap.Joined(group, h.text.Both) {
			if b.Enabled() {
				rows = append(rows, sign{b.Help().Key, b.Help().Desc})
			}
		}
		if len(rows) > 0 {
			keys = append(keys, h.draw(rows))
		}
	}
	for _, c := range legend(h.th.Glyphs, h.text) {
		signs = append(signs, " "+h.th.Heading.Render(c.head)+"\n"+h.draw(c.signs))
	}
	h.lines = append(h.explained(), h.sideBySide(keys)...)
	h.lines = append(h.lines, " "+h.th.Strong.Render(h.text.Signs.Title), widget.Rule(h.th, h.width))
	h.lines = append(h.lines, h.sideBySide(signs)...)
	h.lines = slices.Delete(h.lines, len(h.lines)-1, len(h.lines))
	if len(h.refused) > 0 {
		h.lines = append(h.lines, "")
	}
	for _, operation := range h.refused {
		h.lines = append(h.lines, widget.Paragraph(h.th.Caution, h.text.Refused.Sentence(operation), h.width)...)
	}
	h.scroller.Length = len(h.lines)
	h.scroller.ScrollTo(h.scroller.Top)
}

// explained draws the topic, with a blank line below it.
func (h *Help) explained() []string {
	if h.topic.Title == "" {
		return nil
	}
	lines := []string{" " + h.th.Heading.Render(h.topic.Title)}
	lines = append(lines, widget.Paragraph(h.th.Text, h.topic.Text, h.width)...)
	var rows []sign
	for _, r := range h.topic.Rows {
		rows = append(rows, sign{r[0], r[1]})
	}
	if len(rows) > 0 {
		lines = append(lines, strings.Split(h.draw(rows), "\n")...)
	}
	return append(lines, "")
}

// sideBySide puts blocks into columns that fit beside each other, so that they take the fewest lines. They are
// read from top to bottom, then from left to right. A blank line follows.
func (h *Help) sideBySide(blocks []string) []string {
	var best string
	for cuts := range 1 << max(0, len(blocks)-1) {
		drawn := columns(blocks, cuts)
		if cuts == 0 || lipgloss.Width(drawn)-gap <= h.width && lipgloss.Height(drawn) <= lipgloss.Height(best) {
			best = drawn
		}
	}
	return append(strings.Split(best, "\n"), "")
}

// columns draws blocks below each other. Where a bit of cuts is set, the next block begins a new column.
func columns(blocks []string, cuts int) string {
	var drawn []string
	for i, block := range blocks {
		if i == 0 || cuts>>(i-1)&1 == 1 {
			drawn = append(drawn, block)
		} else {
			drawn[len(drawn)-1] += "\n\n" + block
		}
	}
	return lipgloss.JoinHorizontal(lipgloss.Top, drawn...)
}

// draw draws one block: keys or signs, each before its meaning, which goes on below itself on a narrow screen.
func (h *Help) draw(rows []sign) string {
	signWidth, meaningWidth := 0, 0
	for _, r := range rows {
		signWidth = max(signWidth, lipgloss.Width(r.sign))
		meaningWidth = max(meaningWidth, lipgloss.Width(r.meaning))
	}
	meaningWidth = min(meaningWidth, max(1, h.width-signWidth-3))
	var lines []string
	for _, r := range rows {
		for i, line := range widget.Break(r.meaning, meaningWidth) {
			if i > 0 {
				r.sign = ""
			}
			lines = append(lines, " "+h.th.Accent.Render(widget.Fit(r.sign, signWidth, false))+"  "+
				h.th.Text.Render(widget.Fit(line, meaningWidth, false))+strings.Repeat(" ", gap))
		}
	}
	return strings.Join(lines, "\n")
}

// Capturing returns false: q and ? close the help like esc.
func (h *Help) Capturing() bool { return false }

// ShortHelp is the footer.
func (h *Help) ShortHelp() []key.Binding {
	return h.keys.Showing(h.scroller.Longer()).ShortHelp()
}

// FullHelp is never shown: there is no help for the help.
func (h *Help) FullHelp() [][]key.Binding { return h.keys.FullHelp() }
