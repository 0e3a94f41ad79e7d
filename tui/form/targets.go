package form

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/widget"
)

// cursor returns the input of a text field.
func (f *field) cursor() *widget.RowsInput { return &f.control.(*textControl).input }

// beingTyped reports whether the first invalid target may still become valid: the cursor is right after
// it, at the end of a field that was never left.
func (f *field) beingTyped() bool {
	bad, input := f.meant.Targets().Bad(0), f.cursor()
	end := len(input.Value())
	return !f.left && input.Focused && bad.Begin+len(bad.Value) == end && input.Position() == end
}

// atBad returns the index of the invalid target at the cursor or, if there is none or after is set, of
// the next one. After the last one comes the first.
func (f *field) atBad(after bool) int {
	at := f.cursor().Position()
	if after {
		at++
	}
	return f.meant.Targets().BadFrom(at) % f.feedback.Bad
}

// toBad moves the cursor to the end of the first invalid target or, if after is set, of the next one.
func (f *field) toBad(after bool) {
	if f.feedback.Bad == 0 {
		return
	}
	which := 0
	if after {
		which = f.atBad(true)
	}
	bad := f.meant.Targets().Bad(which)
	f.cursor().SetCursor(bad.Begin) // scrolls, so that the whole target is in sight
	f.cursor().SetCursor(bad.Begin + len(bad.Value))
}

// nextBad moves the focus to the next invalid target, or from another field to the first one.
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

// maxBadLines is the number of invalid targets that are named at a time.
const maxBadLines = 3

// named returns how many invalid targets of a field are named. A field that was never left has none.
func (f *Form) named(field *field) int {
	if !field.left {
		return 0
	}
	return field.feedback.Bad
}

// badLines draws the lines below the field of targets that name invalid ones. If there are too many, it
// begins at the cursor.
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
		next := f.keys.Form.NextBad.Help()
		said := fmt.Sprintf(f.text.Form.Folded, more) + theme.Separator + next.Key + " " + next.Desc
		lines = append(lines, f.th.Muted.Render(ansi.Truncate(said, width, theme.Ellipsis)))
	}
	return lines
}
