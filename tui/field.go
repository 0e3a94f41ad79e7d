package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/text"
)

// field is one line of the form: a text, or a choice between options. The
// fields of huh do not serve: they put every label on a line of its own, show
// their errors below the whole group, and know nothing of fields that come and
// go with the value of another one.
type field struct {
	parameter string // the API's name of what it sets
	label     string
	hint      string // what it means, shown while it has the focus

	input   textinput.Model
	options []text.Option // of a choice; none: a text
	chosen  int

	left    bool   // it was left once, so its error may show
	problem string // why its value cannot be sent; "" when it can
	remark  string // what its value was understood as
}

func newText(keys keymap.Text, parameter string, t text.Field, value string) *field {
	f := &field{parameter: parameter, label: t.Label, hint: t.Hint, input: newInput(keys)}
	f.input.Prompt = ""
	f.input.Placeholder = t.Placeholder
	f.input.SetValue(value)
	return f
}

func newChoice(parameter string, t text.Field, value string) *field {
	chosen := slices.IndexFunc(t.Options, func(o text.Option) bool { return o.Value == value })
	return &field{parameter: parameter, label: t.Label, hint: t.Hint, options: t.Options, chosen: chosen}
}

// refuse notes why the value cannot be sent; the first reason counts.
func (f *field) refuse(problem string) {
	if f.problem == "" {
		f.problem = problem
	}
}

func (f *field) isChoice() bool { return len(f.options) > 0 }

// value is the text, or the API's value of the chosen option.
func (f *field) value() string {
	if f.isChoice() {
		return f.options[f.chosen].Value
	}
	return strings.TrimSpace(f.input.Value())
}

// focus and blur follow the cursor. A text that is longer than its field shows
// its end while it is typed and its beginning while it is not.
func (f *field) focus() {
	if !f.isChoice() {
		f.input.CursorEnd()
		f.input.Focus()
	}
}

func (f *field) blur() {
	f.left = true
	if !f.isChoice() {
		f.input.CursorStart()
		f.input.Blur()
	}
}

// update takes a key or a paste.
func (f *field) update(msg tea.Msg, keys keymap.Form) tea.Cmd {
	if !f.isChoice() {
		if paste, ok := msg.(tea.PasteMsg); ok {
			paste.Content = clean(paste.Content)
			msg = paste
		}
		var cmd tea.Cmd
		f.input, cmd = f.input.Update(msg)
		return cmd
	}
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch n := len(f.options); {
		case key.Matches(press, keys.Left):
			f.chosen = (f.chosen + n - 1) % n
		case key.Matches(press, keys.Right):
			f.chosen = (f.chosen + 1) % n
		}
	}
	return nil
}

// body draws the value in exactly width cells.
func (f *field) body(th *theme.Theme, width int, focused bool) string {
	if !f.isChoice() {
		s := f.input.View()
		return s + strings.Repeat(" ", max(0, width-lipgloss.Width(s)))
	}
	var parts []string
	total := 0
	for i, o := range f.options {
		sign, style := th.Glyphs.RadioOff, th.Muted
		if i == f.chosen {
			sign, style = th.Glyphs.RadioOn, th.Text
			if focused {
				style = th.Accent
			}
		}
		parts = append(parts, style.Render(sign+" "+o.Label))
		total += 2 + lipgloss.Width(o.Label)
	}
	for gap := 2; gap > 0; gap-- {
		if w := total + gap*(len(parts)-1); w <= width {
			return strings.Join(parts, strings.Repeat(" ", gap)) + strings.Repeat(" ", width-w)
		}
	}
	return th.Accent.Render(fit(theme.Previous+" "+f.options[f.chosen].Label+" "+theme.Next, width, false))
}

// message is what stands beside the value, in width cells: what is wrong with
// it, how it was understood, or what the field means.
func (f *field) message(th *theme.Theme, focused bool, width int) (string, lipgloss.Style) {
	switch {
	case f.problem != "" && f.left:
		return f.problem, th.Error
	case f.isChoice() && f.options[f.chosen].Warns:
		return f.options[f.chosen].Meaning, th.Caution
	case f.remark != "" && f.problem == "":
		if full := f.remark + theme.Separator + f.hint; focused && f.hint != "" && lipgloss.Width(full) <= width {
			return full, th.Muted
		}
		return f.remark, th.Muted
	case focused && f.isChoice():
		o := f.options[f.chosen]
		if full := o.Value + theme.Separator + o.Meaning; lipgloss.Width(full) <= width {
			return full, th.Muted
		}
		return o.Meaning, th.Muted
	case focused:
		return f.hint, th.Muted
	default:
		return "", th.Muted
	}
}

// newInput is a text input with our keys.
func newInput(keys keymap.Text) textinput.Model {
	input := textinput.New()
	input.KeyMap = keys.KeyMap
	return input
}
