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

// leastNamed is how many lines the confirmation keeps for what is touched at any
// height: the title of the list, and a name.
const leastNamed = 2

// confirmationLayout is what of the confirmation is where.
type confirmationLayout struct {
	reasons []string
	names   *widget.Tall // what is touched
	rows    int          // how many lines of that are in sight
	top     int          // the first one
}

// layConfirmation gives the reasons their room, and what is touched the rest.
func (f *Form) layConfirmation() confirmationLayout {
	room := max(0, f.height-len(f.head())-1-f.blanks()) // less the buttons, and what tells of hidden lines
	l := confirmationLayout{reasons: f.reasonLines(max(0, room-leastNamed-f.blanks())), names: f.touchedNames()}
	l.rows = min(l.names.Height, max(1, room-len(l.reasons)-f.blanks()-1))
	l.top = min(f.review.ask.top, l.names.Height-l.rows)
	return l
}

// longer reports whether there is more than is in sight.
func (l confirmationLayout) longer() bool { return l.rows < l.names.Height }

// scrolled is the first line in sight after scrolling by some lines.
func (l confirmationLayout) scrolled(lines int) int {
	return max(0, min(l.top+lines, l.names.Height-l.rows))
}

// reasonLines are the reasons to ask, in at most height lines.
func (f *Form) reasonLines(height int) []string {
	const margins = 6
	width := max(1, f.width-margins)
	var lines []string
	for _, reason := range f.review.ask.reasons {
		lines = append(lines, strings.Split(ansi.Wrap(reason, width, ""), "\n")...)
	}
	if len(lines) > height {
		lines = lines[:height]
		if height > 0 {
			lines[height-1] = ansi.Truncate(lines[height-1], width-1, "") + theme.Ellipsis
		}
	}
	return lines
}

// touchedNames is what the launch touches: first the tags, of which each may stand
// for thousands of assets. It is laid out when the width changes.
func (f *Form) touchedNames() *widget.Tall {
	q, s, w := f.review.ask, f.review.Spec, f.text.Form.Confirm
	if q.namesWidth == f.width {
		return &q.names
	}
	q.names, q.namesWidth = widget.Tall{}, f.width
	if order.ScansAll(s) {
		q.names.AddLines(f.nameLines(w.Assets)...)
		return &q.names
	}
	for _, p := range slices.Backward(f.table) {
		words := f.text.Form.Parameters[p.Name]
		if words.Many == "" {
			continue
		}
		for _, entry := range p.Sent(s) {
			if words.Each != "" {
				q.names.AddLines(f.nameLines(fmt.Sprintf(words.Each, entry))...)
				continue
			}
			q.names.Add(fitsOneLine(entry, f.nameWidth()), func() []string { return f.nameLines(target.Display(entry)) })
		}
	}
	return &q.names
}

// nameWidth is how wide a line of a name may be.
func (f *Form) nameWidth() int {
	const margins = 6
	return max(1, f.width-margins)
}

// nameLines is a name, on several lines where it is long: two may differ at their
// ends only.
func (f *Form) nameLines(name string) []string {
	width := f.nameWidth()
	if name = safe.Clean(name); lipgloss.Width(name) <= width {
		return []string{name}
	}
	return strings.Split(ansi.Hardwrap(ansi.Truncate(name, maxSent, theme.Ellipsis), width, true), "\n")
}

// confirmationLines draws the confirmation in at most height lines: the buttons stay
// longest.
func (f *Form) confirmationLines(height int) []string {
	q, w, l := f.review.ask, f.text.Form, f.layConfirmation()
	var lines []string
	for _, reason := range l.reasons {
		lines = append(lines, "   "+f.th.Caution.Bold(true).Render(reason))
	}
	lines = append(lines, make([]string, f.blanks())...)
	title := "   " + f.th.Muted.Render(w.Confirm.Touched)
	names := l.names.Slice(l.top, l.top+l.rows)
	hidden := f.th.Muted.Render(f.hidden(l.top, l.names.Height-l.top-l.rows))
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
	lines = append(lines, "  "+button(f.th, w.LaunchButton, q.launch)+" "+button(f.th, w.CancelButton, !q.launch))
	return lines[max(0, len(lines)-max(0, height)):]
}
