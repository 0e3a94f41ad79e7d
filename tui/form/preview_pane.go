package form

import (
	"slices"

	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/widget"
)

// Widths from which the review stands beside the form, and of its column.
const (
	besideFrom  = 110
	formWidth   = 79 // fields with their messages beside them
	besideWidth = 60 // at most
)

// leastSent is how many lines of the column are the parameters' at any height:
// one, and what tells how many are hidden.
const leastSent = 2

// side is the column beside the form.
type side struct {
	head     []string // what the scan would do
	sent     []string // every parameter
	from, to int      // sent[from:to] is of the field with the focus
	focused  bool     // there is one
	height   int
}

// sideWidth is how wide the column beside the form is, 0 if there is none.
func (f *Form) sideWidth() int {
	if f.width < besideFrom {
		return 0
	}
	return min(f.width-formWidth, besideWidth)
}

// side makes the column in so many lines.
func (f *Form) side(height int) side {
	const margins = 4 // a blank, the divider, and a blank on both sides of the text
	width := f.sideWidth() - margins
	s := side{head: f.sideHead(width, height), height: height}
	focus := f.focused()
	for i, sent := range f.SentFields(f.order, width, false) {
		lines := sent.All()
		if f.fields[i] == focus {
			s.from, s.to, s.focused = len(s.sent), len(s.sent)+len(lines), true
		}
		s.sent = append(s.sent, lines...)
	}
	for _, lines := range [][]string{s.head, s.sent} {
		for i := range lines {
			lines[i] = ansi.Truncate(lines[i], width, theme.Ellipsis)
		}
	}
	return s
}

// sideHead says what would happen, and warns where that is not what one expects.
func (f *Form) sideHead(width, height int) []string {
	var lines []string
	if !f.tight() {
		lines = append(lines, f.th.Heading.Render(f.text.Form.AsSent))
	}
	lines = append(lines, f.sideSentence(width)...)
	known := f.order.Feedback("StartDate").Problem == "" && f.order.Feedback("EndDate").Problem == ""
	if said := order.Warning(f.text, f.order.Spec); known && said != "" {
		lines = append(lines, widget.Wrap([]widget.Span{{Text: said, Style: f.th.Caution}}, width)...)
	}
	if most := max(0, height-leastSent-f.blanks()); len(lines) > most {
		lines = slices.Clip(lines[:most])
	}
	return append(lines, make([]string, f.blanks())...)
}

// sideSentence says what the fields make. While they make nothing it takes as much
// room: what stands below must not move with every target that is typed.
func (f *Form) sideSentence(width int) []string {
	lines := widget.Wrap([]widget.Span{{Text: f.order.Summary(f.text), Style: f.th.Text}}, width)
	if len(f.order.Problems) == 0 {
		return lines
	}
	incomplete := widget.Wrap([]widget.Span{{Text: f.text.Form.Incomplete, Style: f.th.Muted}}, width)
	return append(incomplete, make([]string, max(0, len(lines)-len(incomplete)))...)
}

// place is the first parameter line in sight, and how many are: as near to top as
// those of the focus allow.
func (s side) place(top int) (first, rows int) {
	rows = max(0, s.height-len(s.head))
	if len(s.sent) <= rows {
		return 0, len(s.sent)
	}
	rows = max(0, rows-1) // the last one tells what is hidden
	if s.focused {
		top = min(max(top, s.to-rows), s.from)
	}
	return max(0, min(top, len(s.sent)-rows)), rows
}

// sideLines draws the column.
func (f *Form) sideLines(height int) []string {
	s := f.side(height)
	top, rows := s.place(f.previewTop)
	lines := append(s.head, s.sent[top:top+rows]...)
	if rows < len(s.sent) {
		lines = append(lines, f.th.Muted.Render(f.hidden(top, len(s.sent)-top-rows)))
	}
	return lines
}

// followSide has the column go on from what is in sight now.
func (f *Form) followSide() {
	if f.fields != nil && f.sideWidth() > 0 && f.review == nil {
		f.previewTop, _ = f.side(max(0, f.height-len(f.head()))).place(f.previewTop)
	}
}
