package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client/target"
	"scantop/keymap"
	"scantop/tui/safe"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// field is one line of the form: a text, or a choice between options. The
// fields of huh do not serve: they put every label on a line of its own, show
// their errors below the whole group, and know nothing of fields that come and
// go with the value of another one.
type field struct {
	parameter string // the API's name of what it sets
	label     string
	hint      string // what it means, shown while it has the focus

	input   widget.LineInput
	options []text.Option // of a choice; none: a text
	chosen  int

	split func(rune) bool // of a list: what separates its entries

	left    bool   // it was left once, so its error may show
	problem string // why its value cannot be sent; "" when it can
	refused string // what the service has against its value; "" once it is changed
	remark  string // what its value was understood as
	sent    string // what it is sent as, where that is not what was typed
	warns   bool   // the remark deserves a second thought

	taken   listText    // of a list: its text when it was last taken apart
	targets target.List // of the targets: what is in their text
	bad     int         // how many of the targets are none
	dated   dated       // of a date: what it was understood as

	altered bool // characters of what was pasted or filled in are missing
	pasting widget.Paste
}

func newText(keys keymap.Text, parameter string, t text.Field, value string) *field {
	f := &field{parameter: parameter, label: t.Label, hint: t.Hint}
	f.input = widget.LineInput{Keys: keys, Placeholder: t.Placeholder}
	f.input.SetValue(value)
	return f
}

func newList(keys keymap.Text, parameter string, t text.Field, split func(rune) bool) *field {
	f := newText(keys, parameter, t, "")
	f.split = split
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

// option is the chosen one.
func (f *field) option() text.Option { return f.options[f.chosen] }

// value is the text, or the API's value of the chosen option.
func (f *field) value() string {
	if f.isChoice() {
		return f.option().Value
	}
	return strings.TrimSpace(f.input.Value())
}

// listText is a text of a list that was taken apart.
type listText struct {
	text    string
	entries []string // each once; nil for targets, which have a list of their own
	repeats int      // how many entries are left out for that
	typed   string   // all entries, one a line
}

// list takes the text of a list apart, once: there may be thousands of entries.
func (f *field) list() listText {
	text := f.input.Value()
	switch {
	case text == f.taken.text:
	case f.isTargets():
		f.taken = listText{text: text, typed: f.read().Entries()}
	default:
		all := splitQuoted(text, f.split)
		once := withoutRepeats(all)
		f.taken = listText{text, once, len(all) - len(once), strings.Join(all, "\n")}
	}
	return f.taken
}

// withoutRepeats is a list with each entry once.
func withoutRepeats(list []string) []string {
	var once []string
	seen := make(map[string]bool, len(list))
	for _, entry := range list {
		if !seen[entry] {
			seen[entry] = true
			once = append(once, entry)
		}
	}
	return once
}

// read is what is in the text of the targets, read as far as it has changed.
func (f *field) read() *target.List {
	f.targets.Read(f.input.Value())
	return &f.targets
}

// typed is what stands in the field: the entries of a list one a line.
func (f *field) typed() string {
	switch {
	case f.isChoice():
		return f.value()
	case f.split != nil:
		return f.list().typed
	default:
		return f.input.Value()
	}
}

// kept is what typed gives, with a date in full, and a sign of what is missing.
func (f *field) kept() string {
	if f.altered {
		return f.typed() + string(utf8.RuneError)
	}
	if f.dated.text == "" || f.dated.text != f.value() {
		return f.typed()
	}
	if f.dated.at.Nanosecond() != 0 {
		return f.dated.at.Format("2006-01-02 15:04:05.000 -07:00")
	}
	return f.dated.at.Format(text.FullTime)
}

// set puts in what typed gave. It reports false for an option that there is not.
func (f *field) set(value string) bool {
	if !f.isChoice() {
		f.input.SetValue(strings.ReplaceAll(f.inLine(f.quote(value)), string(utf8.RuneError), ""))
		f.altered = !f.isTargets() && alters(value)
		f.input.SetCursor(0)
		return true
	}
	chosen := slices.IndexFunc(f.options, func(o text.Option) bool { return o.Value == value })
	if chosen < 0 {
		return false
	}
	f.chosen = chosen
	return true
}

// quote keeps the entries of a list, one a line, from being taken apart.
func (f *field) quote(value string) string {
	if f.split == nil || f.isTargets() {
		return value
	}
	lines := strings.Split(value, "\n")
	for i := range lines {
		lines[i] = quoted(lines[i], f.split)
	}
	return strings.Join(lines, "\n")
}

func (f *field) isTargets() bool { return f.parameter == "Targets" }

// inLine brings a text into one line. Where blanks do not separate the entries
// of a list, commas take the place of line ends.
func (f *field) inLine(s string) string {
	if f.isTargets() {
		return targetsInLine(s)
	}
	if f.split != nil && !f.split(' ') {
		s = strings.NewReplacer("\r\n", ", ", "\n", ", ", "\r", ", ").Replace(s)
	}
	return safe.Clean(s)
}

// focus and blur follow the cursor. A text that is longer than its field shows
// its end while it is typed and its beginning while it is not.
func (f *field) focus() {
	if !f.isChoice() {
		f.input.SetCursor(len(f.input.Value()))
		f.input.Focused = true
	}
}

func (f *field) blur() {
	f.left, f.pasting = true, widget.Paste{}
	if !f.isChoice() {
		f.input.SetCursor(0)
		f.input.Focused = false
	}
}

// update takes a key or a paste.
func (f *field) update(msg tea.Msg, keys keymap.Form) {
	switch msg := msg.(type) {
	case tea.PasteStartMsg:
		f.pasting.Begin(&f.input)
	case tea.PasteEndMsg:
		f.pasting = widget.Paste{}
	case tea.PasteMsg:
		if !f.isChoice() {
			f.paste(f.pasting.Add(&f.input, msg.Content))
		}
	case tea.KeyPressMsg:
		switch n := len(f.options); {
		case n == 0:
			before := f.input.Value()
			f.input.Update(msg)
			f.altered = f.altered && f.input.Value() == before
		case key.Matches(msg, keys.Left):
			f.chosen = (f.chosen + n - 1) % n
		case key.Matches(msg, keys.Right):
			f.chosen = (f.chosen + 1) % n
		}
	}
}

// paste puts a text in at the cursor.
func (f *field) paste(s string) {
	if f.isTargets() {
		s = target.Plain(s)
		f.left = true // nothing of it is being typed
	} else {
		f.altered = f.altered || alters(s)
	}
	f.input.Insert(widget.ShowBroken(f.inLine(s)))
}
