package form

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/text"
)

// field is one line of the form.
type field struct {
	order.Parameter
	control
	words text.Parameter

	meant    order.Value    // the value as it was read last, with what it means
	feedback order.Feedback // the feedback about the value
	left     bool           // the focus has left the field once, so a problem is shown
	rejected string         // why AVDS rejected the value; "" after the value was changed
}

// control is the part of a field that takes the value: a text, or a choice between options.
type control interface {
	value() (typed string, altered bool) // altered: characters were lost
	set(v order.Value)
	update(msg tea.Msg, keys keymap.Form) // handles a key or a paste
	focus()
	blur()
	dress(th *theme.Theme, width int)
	body(th *theme.Theme, width, rows int, focused bool) []string // the value in at most rows lines of width cells
	meaning() (meaning string, warns bool)                        // of the chosen option; a text has none
}

// newFields returns the fields in the order of the form. Each has a valid value, except for what to
// scan.
func newFields(table order.Table, keys keymap.Text, t *text.Catalogue, now time.Time) []*field {
	fields, initial := make([]*field, len(table)), table.Read(nil, now, t).Values
	for i, p := range table {
		f := &field{Parameter: p, words: t.Form.Parameters[p.Name]}
		if len(p.Choices) > 0 {
			f.control = &choice{options: p.Choices, words: f.words.Choices}
		} else {
			f.control = newTextControl(p, keys, f.words.Placeholder)
		}
		f.set(initial[p.Name])
		fields[i] = f
	}
	return fields
}

// typed returns what is in the field now, with what the value meant when it was read.
func (f *field) typed() order.Value {
	v := f.meant
	v.Typed, v.Altered = f.value()
	return v
}

// kept returns the entry from which fill restores the value.
func (f *field) kept() string { return f.Kept(f.typed()) }

// fill sets the field to an entry. It reports whether the value has changed: an unknown option is
// ignored.
func (f *field) fill(entry string, now time.Time, t *text.Catalogue) bool {
	v := f.Value(entry, now, t)
	typed, altered := f.value()
	if !f.Allows(entry) || v.Typed == typed && v.Altered == altered {
		return false
	}
	f.set(v)
	f.meant = v
	f.left, f.rejected = true, ""
	return true
}

func (f *field) blur() {
	f.left = true
	f.control.blur()
}

// update handles a key or a paste.
func (f *field) update(msg tea.Msg, keys keymap.Form) {
	if _, pasted := msg.(tea.PasteMsg); pasted && f.Kind == order.Targets {
		f.left = true // pasted targets are complete, so problems are shown at once
	}
	f.control.update(msg, keys)
}
