package form

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/text"
)

// field is one line of the form. The fields of huh do not serve: they put every
// label on a line of its own, show their errors below the whole group, and know
// nothing of fields that come and go with the value of another one.
type field struct {
	order.Parameter
	control
	words text.Parameter

	meant    order.Value    // what its value was read as
	feedback order.Feedback // what was said about that
	left     bool           // it was left once, so its problem may show
	refused  string         // what the service has against its value; "" once it is changed
}

// control is how a value is entered: as a text, or as a choice between options.
type control interface {
	value() (typed string, altered bool) // altered: characters of it are missing
	set(v order.Value)
	update(msg tea.Msg, keys keymap.Form) // takes a key or a paste
	focus()
	blur()
	dress(th *theme.Theme, width int)
	body(th *theme.Theme, width int, focused bool) string // the value in exactly width cells
	meaning() (meaning string, warns bool)                // of the chosen option; "" of a text
}

// newFields makes the fields in the order of the form, each with a value that
// works; only what to scan has to be given.
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

// typed is what stands in the field, with what it meant when it was read.
func (f *field) typed() order.Value {
	v := f.meant
	v.Typed, v.Altered = f.value()
	return v
}

// kept is the entry that brings the value back.
func (f *field) kept() string { return f.Kept(f.typed()) }

// fill sets the field to an entry. It reports whether that makes a difference: an
// option that there is not makes none.
func (f *field) fill(entry string, now time.Time, t *text.Catalogue) bool {
	v := f.Value(entry, now, t)
	typed, altered := f.value()
	if !f.Allows(entry) || v.Typed == typed && v.Altered == altered {
		return false
	}
	f.set(v)
	f.meant = v
	f.left, f.refused = true, ""
	return true
}

func (f *field) blur() {
	f.left = true
	f.control.blur()
}

// update takes a key or a paste.
func (f *field) update(msg tea.Msg, keys keymap.Form) {
	if _, pasted := msg.(tea.PasteMsg); pasted && f.Kind == order.Targets {
		f.left = true // nothing of it is being typed
	}
	f.control.update(msg, keys)
}
