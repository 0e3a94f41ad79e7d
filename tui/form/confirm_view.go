package form

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/client/target"
	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/safe"
	"scantop/tui/widget"
)

// leastScope is the number of lines that the scope has in a terminal of any height: its title and one
// name.
const leastScope = 2

// confirmationLayout is how the confirmation is laid out.
type confirmationLayout struct {
	reasons []string
	scope   *widget.Tall // what the launch scans
	rows    int          // number of lines of the scope in sight
	top     int          // index of the first line of the scope in sight
}

// layConfirmation lays out the confirmation: the reasons take the lines they need, the scope the rest.
func (f *Form) layConfirmation() confirmationLayout {
	room := max(0, f.height-len(f.head())-1-f.blanks()) // without the buttons and the line about hidden lines
	l := confirmationLayout{reasons: f.reasonLines(max(0, room-leastScope-f.blanks())), scope: f.scopeLines()}
	l.rows = min(l.scope.Height, max(1, room-len(l.reasons)-f.blanks()-1))
	l.top = min(f.review.confirmation.top, l.scope.Height-l.rows)
	return l
}

// longer reports whether the scope has more lines than are in sight.
func (l confirmationLayout) longer() bool { return l.rows < l.scope.Height }

// scrolled returns the first line in sight after scrolling by a number of lines.
func (l confirmationLayout) scrolled(lines int) int {
	return max(0, min(l.top+lines, l.scope.Height-l.rows))
}

// reasonLines returns the reasons for the confirmation in at most height lines.
func (f *Form) reasonLines(height int) []string {
	width := f.scopeWidth()
	var lines []string
	for _, reason := range f.review.confirmation.reasons {
		lines = append(lines, widget.Break(reason, width)...)
	}
	return widget.Cut(lines, width, height)
}

// scopeLines names what the launch scans: first the tags, because each of them may select thousands of
// assets. The lines are laid out again when the width changes.
func (f *Form) scopeLines() *widget.Tall {
	c, s, w := f.review.confirmation, f.review.Spec, f.text.Form.Confirm
	if c.scopeWidth == f.width {
		return &c.scope
	}
	c.scope, c.scopeWidth = widget.Tall{}, f.width
	if order.ScansAll(s) {
		c.scope.AddLines(f.nameLines(w.Assets)...)
		return &c.scope
	}
	for _, p := range slices.Backward(f.table) {
		words := f.text.Form.Parameters[p.Name]
		if words.Many == "" {
			continue
		}
		for _, entry := range p.Sent(s) {
			if words.Each != "" {
				c.scope.AddLines(f.nameLines(fmt.Sprintf(words.Each, entry))...)
				continue
			}
			draw := func() []string { return f.nameLines(target.Display(entry)) }
			c.scope.Add(fitsOneLine(entry, f.scopeWidth()), draw)
		}
	}
	return &c.scope
}

// scopeWidth returns the width of the reasons and the names, in cells.
func (f *Form) scopeWidth() int {
	const margins = 6
	return max(1, f.width-margins)
}

// nameLines wraps a name. It is not cut at the width of a line, because two names may differ only at
// their ends.
func (f *Form) nameLines(name string) []string {
	width := f.scopeWidth()
	if name = safe.Clean(name); lipgloss.Width(name) <= width {
		return []string{name}
	}
	return strings.Split(ansi.Hardwrap(ansi.Truncate(name, maxValue, theme.Ellipsis), width, true), "\n")
}

// confirmationLines draws the confirmation in at most height lines. If there is no room for all of
// them, the buttons stay.
func (f *Form) confirmationLines(height int) []string {
	c, w, l := f.review.confirmation, f.text.Form, f.layConfirmation()
	var lines []string
	for _, reason := range l.reasons {
		lines = append(lines, "   "+f.th.Caution.Bold(true).Render(reason))
	}
	lines = append(lines, make([]string, f.blanks())...)
	title := "   " + f.th.Muted.Render(w.Confirm.Scope)
	names := l.scope.Slice(l.top, l.top+l.rows)
	hidden := widget.Hidden(f.th, l.top, l.scope.Height-l.top-l.rows)
	if f.tight() {
		title += "  " + hidden
	}
	lines = append(lines, title)
	for _, name := range names {
		lines = append(lines, "     "+f.th.Text.Render(name))
	}
	if !f.tight() {
		lines = append(lines, "   "+hidden)
	}
	lines = append(lines, "  "+widget.Button(f.th, w.LaunchButton, c.launch)+" "+widget.Button(f.th, w.CancelButton,
		!c.launch))
	return lines[max(0, len(lines)-max(0, height)):]
}
