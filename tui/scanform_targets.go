package tui

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
)

// beingTyped reports whether an entry that is no target may become one yet: the
// cursor stands behind it, at the end of a field that was never left.
func (f *field) beingTyped(bad client.BadTarget) bool {
	text := f.input.Value()
	return !f.left && f.input.Focused() && bad.Begin+len(bad.Value) == len(text) && f.input.Position() == utf8.RuneCountInString(text)
}

// atBad is which of the entries that are no targets the cursor stands in, or
// comes to next; the first one behind the last.
func (f *field) atBad(after bool) int {
	text := f.input.Value()
	at := len(string([]rune(text)[:f.input.Position()]))
	next := slices.IndexFunc(f.bad, func(b client.BadTarget) bool {
		end := b.Begin + len(b.Value)
		return end > at || end == at && !after
	})
	return max(0, next)
}

// toBad puts the cursor behind the first entry that is no target, or behind the
// next one after the cursor.
func (f *field) toBad(after bool) {
	if len(f.bad) == 0 {
		return
	}
	which := 0
	if after {
		which = f.atBad(true)
	}
	text, bad := f.input.Value(), f.bad[which]
	f.input.SetCursor(utf8.RuneCountInString(text[:bad.Begin])) // so that all of it is in sight
	f.input.SetCursor(utf8.RuneCountInString(text[:bad.Begin+len(bad.Value)]))
}

// nextBad goes to the next entry that is no target, from another field to the
// first one.
func (f *scanForm) nextBad() {
	targets := f.field("Targets")
	if len(targets.bad) == 0 {
		return
	}
	within := f.focused() == targets
	if !within {
		f.enterField(targets)
	}
	targets.toBad(within && targets.left)
	targets.left = true
}

// maxBadLines is how many entries that are no targets are named at a time.
const maxBadLines = 3

// named is how many entries of a field are named as no targets.
func (f *scanForm) named(field *field) int {
	if !field.left {
		return 0
	}
	return len(field.bad)
}

// badLines names the entries that are no targets, from the one at the cursor on
// where there are too many, below the value.
func (f *scanForm) badLines(field *field, focused bool, width int) []string {
	n := f.named(field)
	if n == 0 {
		return nil
	}
	first, most, current := 0, min(n, maxBadLines), -1
	if f.tight() {
		most = 1
	}
	if focused {
		current = field.atBad(false)
		first = min(current, n-most)
	}
	var lines []string
	for i, bad := range field.bad[first : first+most] {
		style := f.th.Muted
		if first+i == current {
			style = f.th.Error
		}
		lines = append(lines, style.Render(ansi.Truncate(explainTarget(f.text, bad), width, theme.Ellipsis)))
	}
	if more := n - most; more > 0 {
		next := f.keys.NextBad.Help()
		said := fmt.Sprintf(f.text.Form.Folded, more) + theme.Separator + next.Key + " " + next.Desc
		lines = append(lines, f.th.Muted.Render(ansi.Truncate(said, width, theme.Ellipsis)))
	}
	return lines
}

// indented puts lines below a value.
func indented(lines []string, indent int) []string {
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", indent) + line
	}
	return lines
}
