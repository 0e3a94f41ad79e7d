package form

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/widget"
)

// cursor is the line that a text is typed in.
func (f *field) cursor() *widget.LineInput { return &f.control.(*textControl).input }

// beingTyped reports whether the first entry that is no target may become one yet:
// the cursor stands behind it, at the end of a field that was never left.
func (f *field) beingTyped() bool {
	bad, input := f.meant.Targets().Bad(0), f.cursor()
	end := len(input.Value())
	return !f.left && input.Focused && bad.Begin+len(bad.Value) == end && input.Position() == end
}

// atBad is which of the entries that are no targets the cursor stands in, or
// comes to next; the first one behind the last.
func (f *field) atBad(after bool) int {
	at := f.cursor().Position()
	if after {
		at++
	}
	return f.meant.Targets().BadFrom(at) % f.feedback.Bad
}

// toBad puts the cursor behind the first entry that is no target, or behind the
// next one after the cursor.
func (f *field) toBad(after bool) {
	if f.feedback.Bad == 0 {
		return
	}
	which := 0
	if after {
		which = f.atBad(true)
	}
	bad := f.meant.Targets().Bad(which)
	f.cursor().SetCursor(bad.Begin) // so that all of it is in sight
	f.cursor().SetCursor(bad.Begin + len(bad.Value))
}

// nextBad goes to the next entry that is no target, from another field to the
// first one.
func (f *Form) nextBad() {
	targets := f.field("Targets")
	if targets.feedback.Bad == 0 {
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
func (f *Form) named(field *field) int {
	if !field.left {
		return 0
	}
	return field.feedback.Bad
}

// badLines names the entries that are no targets, from the one at the cursor on
// where there are too many, below the value.
func (f *Form) badLines(field *field, focused bool, width int) []string {
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
	for i := first; i < first+most; i++ {
		bad, style := field.meant.Targets().Bad(i), f.th.Muted
		if i == current {
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
