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

// Value is what was typed for a parameter, in one line, or the value of a choice. [Table.Read] adds
// what it means, so that 22:00 stays that of the same evening, and a list of thousands of targets
// is parsed only once.
type Value struct {
	Typed   string
	Altered bool // some characters of a pasted or filled-in text were lost

	date    dated
	list    listText
	targets *target.List
}

// Values are the values of parameters, by the API's name.
type Values map[string]Value

// dated is a text and the point in time that it means.
type dated struct {
	text string
	moment
}

// listText is the text of a list and its entries.
type listText struct {
	text    string
	entries []string // without repeated ones; nil for targets, which [Value.Targets] returns
	repeats int      // how many repeated entries were dropped
	lines   string   // all entries, one in each line
}

// Targets returns the targets of a value. After a change of the text, only what changed is parsed
// again.
func (v *Value) Targets() *target.List {
	if v.targets == nil {
		v.targets = &target.List{}
	}
	v.targets.Read(v.Typed)
	return v.targets
}

// Surprise says what a date means if another point in time may have been intended: the time of day
// has passed today, or it occurs twice. Otherwise it returns "".
func (v Value) Surprise(words *text.Catalogue) string {
	if !v.date.ambiguous() {
		return ""
	}
	return v.date.describe(words)
}

// Values returns the values of entries, which [Parameter.Kept] has written. Names that are not in
// the table are ignored.
func (t Table) Values(entries map[string]string, now time.Time, words *text.Catalogue) Values {
	values := Values{}
	for _, p := range t {
		if entry, ok := entries[p.Name]; ok {
			values[p.Name] = p.Value(entry, now, words)
		}
	}
	return values
}

// Kept returns the entries from which [Table.Values] restores values, also on another day.
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
	return Value{Typed: typed, Altered: p.Kind != Targets && safe.Alters(entry)}
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

// entry returns what was typed; a list has one line for each of its entries.
func (p Parameter) entry(v Value) string {
	if p.Kind != List && p.Kind != Targets {
		return v.Typed
	}
	p.parseList(&v)
	return v.list.lines
}

// parseList parses the text of a list, if it has changed.
func (p Parameter) parseList(v *Value) {
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

// withoutRepeats returns a list without repeated entries.
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

// inLine puts a text into one line that means the same. In a list whose entries may contain spaces,
// commas replace the line ends.
func (p Parameter) inLine(s string) string {
	switch {
	case p.Kind == Targets:
		return targetsInLine(s)
	case p.Kind == List && !p.Blanks:
		s = strings.NewReplacer("\r\n", ", ", "\n", ", ", "\r", ", ").Replace(s)
	}
	return safe.Clean(s)
}

// Paste puts a pasted text into one line. Of a text of targets, it drops list numbers, bullets and
// comments. It reports whether characters that mean something were lost; targets lose none.
func (p Parameter) Paste(s string) (line string, altered bool) {
	if p.Kind == Targets {
		return p.inLine(target.Plain(s)), false
	}
	return p.inLine(s), safe.Alters(s)
}

// number reads a number from 1 to 1000. It returns 0 for anything else, which validate reports. The
// API documentation names no upper limit for the periods between two runs.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n > 1000 {
		return 0
	}
	return n
}

// choice returns the value if it is one of the choices, and else the default.
func (p Parameter) choice(v Value) string {
	if p.Allows(v.Typed) {
		return v.Typed
	}
	return p.standard()
}
