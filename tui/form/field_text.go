package form

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/safe"
	"scantop/tui/widget"
)

// textControl is a control for a text in one line. A list, a date and targets are such a text as well;
// their parameter puts them into one line. Targets that have the focus are shown in rows.
type textControl struct {
	parameter order.Parameter
	input     widget.RowsInput
	altered   bool
	pasting   widget.Paste
}

func newTextControl(p order.Parameter, keys keymap.Text, placeholder string) *textControl {
	input := widget.RowsInput{LineInput: widget.LineInput{Keys: keys, Placeholder: placeholder}, Separates: separates}
	return &textControl{parameter: p, input: input}
}

// separates reports whether a row of targets may end after a character.
func separates(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;|，；、", r) }

func (c *textControl) value() (string, bool) { return c.input.Value(), c.altered }

func (c *textControl) set(v order.Value) {
	c.input.SetValue(v.Typed)
	c.input.SetCursor(0)
	c.altered = v.Altered
}

// focus moves the cursor to the end of the text, blur to its beginning. A text longer than its field
// shows its end while it is edited, and otherwise its beginning.
func (c *textControl) focus() {
	c.input.SetCursor(len(c.input.Value()))
	c.input.Focused = true
}

func (c *textControl) blur() {
	c.pasting = widget.Paste{}
	c.input.SetCursor(0)
	c.input.Focused = false
}

func (c *textControl) update(msg tea.Msg, _ keymap.Form) {
	switch msg := msg.(type) {
	case tea.PasteStartMsg:
		c.pasting.Begin(&c.input)
	case tea.PasteEndMsg:
		c.pasting = widget.Paste{}
	case tea.PasteMsg:
		c.paste(c.pasting.Add(&c.input, msg.Content))
	case tea.KeyPressMsg:
		before := c.input.Value()
		c.input.Update(msg)
		c.altered = c.altered && c.input.Value() == before
		if c.parameter.Kind == order.Targets && safe.Clean(msg.Text) != msg.Text {
			c.spell()
		}
	}
}

// spell replaces the word before the cursor with one that means what it shows. A typed character that the
// screen does not show must not make another host of it, nor be dropped from a host.
func (c *textControl) spell() {
	line, at := c.input.Value(), c.input.Position()
	from := strings.LastIndexByte(line[:at], ' ') + 1
	c.input.SetValue(line[:from] + line[at:])
	c.input.SetCursor(from)
	c.input.Insert(order.Typed(line[from:at]))
}

// paste inserts a text at the cursor.
func (c *textControl) paste(s string) {
	line, altered := c.parameter.Paste(s)
	c.altered = c.altered || altered
	c.input.Insert(widget.ShowBroken(line))
}

func (c *textControl) dress(th *theme.Theme, width int) {
	c.input.Styles = th.TextInput()
	c.input.SetWidth(width)
}

func (c *textControl) body(th *theme.Theme, width, rows int, _ bool) []string {
	if c.parameter.Kind != order.Targets {
		return []string{fitStyled(c.input.View(), width)}
	}
	lines, above, below := c.input.Rows(rows)
	for i := range lines {
		sign := ""
		switch {
		case above && i == 0:
			sign = theme.Less
		case below && i == len(lines)-1:
			sign = theme.More
		}
		if sign != "" && lipgloss.Width(lines[i]) < width {
			lines[i] = fitStyled(lines[i], width-1) + th.Muted.Render(sign)
		} else {
			lines[i] = fitStyled(lines[i], width)
		}
	}
	return lines
}

func (c *textControl) meaning() (string, bool) { return "", false }
