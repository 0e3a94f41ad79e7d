package order

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"scantop/client/target"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// Value is what was typed for a parameter, in one line, or the value of a choice.
// [Table.Read] adds what it meant when it was typed: 22:00 stays the one that was
// meant, however late it gets, and thousands of targets are taken apart once.
type Value struct {
	Typed   string
	Altered bool // characters of what was pasted or filled in are missing

	date    dated
	list    listText
	targets *target.List
}

// Values are by the API's name of the parameter.
type Values map[string]Value

// dated is a text and the point in time that it was understood as.
type dated struct {
	text string
	moment
}

// listText is the text of a list that was taken apart.
type listText struct {
	text    string
	entries []string // each once; nil for targets, which have a list of their own
	repeats int      // how many entries are left out for that
	lines   string   // all entries, one a line
}

// Targets are the targets of a value, in a list that follows its text.
func (v *Value) Targets() *target.List {
	if v.targets == nil {
		v.targets = &target.List{}
	}
	v.targets.Read(v.Typed)
	return v.targets
}

// Surprise says which point in time a date was taken for, where another one could be
// meant: a time of day that has passed today, and one that comes twice. Else "".
func (v Value) Surprise(words *text.Catalogue) string {
	if !v.date.ambiguous() {
		return ""
	}
	return v.date.say(words)
}

// Values are what entries type, which are as [Parameter.Kept] gives them. Names that
// are not in the table count for nothing.
func (t Table) Values(entries map[string]string, now time.Time, words *text.Catalogue) Values {
	values := Values{}
	for _, p := range t {
		if entry, ok := entries[p.Name]; ok {
			values[p.Name] = p.Value(entry, now, words)
		}
	}
	return values
}

// Kept are the entries that bring values back, also on another day.
func (t Table) Kept(values Values) map[string]string {
	kept := make(map[string]string, len(values))
	for _, p := range t {
		kept[p.Name] = p.Kept(values[p.Name])
	}
	return kept
}

// Value returns the value of an entry as [Parameter.Kept] writes it: a list has one line for
// each of its entries, a choice is the API's value, and a date may have a second line.
func (p Parameter) Value(entry string, now time.Time, words *text.Catalogue) Value {
	if len(p.Choices) > 0 {
		return Value{Typed: entry}
	}
	if p.Kind == Date || p.Kind == EndDate {
		if v, ok := p.restoreDate(entry, now, words.When); ok {
			return v
		}
	}
	quoted := entry
	if p.Kind == List {
		lines := strings.Split(entry, "\n")
		for i := range lines {
			lines[i] = quote(lines[i], p.separates)
		}
		quoted = strings.Join(lines, "\n")
	}
	typed := strings.ReplaceAll(p.inLine(quoted), string(utf8.RuneError), "")
	return Value{Typed: typed, Altered: p.Kind != Targets && alters(entry)}
}

// Kept returns the entry from which [Parameter.Value] restores a value. A list has one line for
// each of its entries. A date has the point in time in full; if something else was typed, that
// stands in a line before it. U+FFFD at the end says that characters are missing.
func (p Parameter) Kept(v Value) string {
	switch {
	case v.Altered:
		return p.entry(v) + string(utf8.RuneError)
	case v.date.text == "" || v.date.text != strings.TrimSpace(v.Typed):
		return p.entry(v)
	}
	layout := text.FullTime
	if v.date.at.Nanosecond() != 0 {
		layout = fullMilliseconds
	}
	if full := v.date.at.Format(layout); full != v.date.text {
		return v.date.text + "\n" + full
	}
	return v.date.text
}

// fullMilliseconds is [text.FullTime] with milliseconds.
const fullMilliseconds = "2006-01-02 15:04:05.000 -07:00"

// restoreDate reads an entry of two lines: what was typed, and what it meant at that time. The
// value shows the typed text if it still means the same, and else the date in full. It reports
// false for any other entry.
func (p Parameter) restoreDate(entry string, now time.Time, words text.When) (Value, bool) {
	typed, full, _ := strings.Cut(entry, "\n")
	typed, full = p.inLine(typed), p.inLine(full)
	meant, ok := readMoment(full, now, words)
	if !ok || meant.given != givenExact {
		return Value{}, false
	}
	m, ok := readMoment(typed, now, words)
	if p.Kind == EndDate {
		m = m.asEnd()
	}
	if ok && m.at.Truncate(time.Millisecond).Equal(meant.at) {
		return Value{Typed: typed, date: dated{strings.TrimSpace(typed), m}}, true
	}
	return Value{Typed: full}, true
}

// entry is what was typed, the entries of a list one a line.
func (p Parameter) entry(v Value) string {
	if p.Kind != List && p.Kind != Targets {
		return v.Typed
	}
	p.takeApart(&v)
	return v.list.lines
}

// takeApart reads the text of a list, if it has changed.
func (p Parameter) takeApart(v *Value) {
	switch {
	case v.list.text == v.Typed:
	case p.Kind == Targets:
		v.list = listText{text: v.Typed, lines: v.Targets().Entries()}
	default:
		all := splitQuoted(v.Typed, p.separates)
		once := withoutRepeats(all)
		v.list = listText{v.Typed, once, len(all) - len(once), strings.Join(all, "\n")}
	}
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

// inLine brings a text into one line that means the same. Where blanks do not
// separate the entries of a list, commas take the place of line ends.
func (p Parameter) inLine(s string) string {
	switch {
	case p.Kind == Targets:
		return targetsInLine(s)
	case p.Kind == List && !p.Blanks:
		s = strings.NewReplacer("\r\n", ", ", "\n", ", ", "\r", ", ").Replace(s)
	}
	return safe.Clean(s)
}

// Paste brings a pasted text into one line, without what only surrounds targets. It
// reports whether characters that mean something are lost: of targets, others take
// their place that mean the same.
func (p Parameter) Paste(s string) (line string, altered bool) {
	if p.Kind == Targets {
		return p.inLine(target.Plain(s)), false
	}
	return p.inLine(s), alters(s)
}

// number reads 1 to 1000; what is none is 0, which the validation refuses. The
// document names no largest number of periods between two runs.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n > 1000 {
		return 0
	}
	return n
}

// choice is the chosen value: what was typed, or the default for what is no choice.
func (p Parameter) choice(v Value) string {
	if p.Allows(v.Typed) {
		return v.Typed
	}
	return p.standard()
}
