package form

import (
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/widget"
)

// Widths in cells of the form with the preview pane beside it.
const (
	previewFrom     = 110 // the least width of a terminal that has room for the pane
	formWidth       = 79  // the width of the fields, with feedback beside them
	maxPreviewWidth = 60
)

// leastPreview is the number of lines that the request has in the pane at any height: one parameter, and
// the line about hidden lines.
const leastPreview = 2

// previewPane is the column beside the fields.
type previewPane struct {
	head     []string // the summary of the scan
	request  []string // the parameters as they are sent
	from, to int      // request[from:to] belongs to the field with the focus
	focused  bool     // a field has the focus
	height   int      // in lines
}

// previewWidth returns the width of the preview pane in cells, or 0 if there is no room for it.
func (f *Form) previewWidth() int {
	if f.width < previewFrom {
		return 0
	}
	return min(f.width-formWidth, maxPreviewWidth)
}

// previewPane lays out the pane in height lines.
func (f *Form) previewPane(height int) previewPane {
	const margins = 4 // a space, the divider, and a space on both sides of the text
	width := f.previewWidth() - margins
	pane := previewPane{head: f.previewHead(width, height), height: height}
	focus := f.focused()
	for i, parameters := range f.RequestPreview(f.order, width, false) {
		lines := parameters.All()
		if f.fields[i] == focus {
			pane.from, pane.to, pane.focused = len(pane.request), len(pane.request)+len(lines), true
		}
		pane.request = append(pane.request, lines...)
	}
	for _, lines := range [][]string{pane.head, pane.request} {
		for i := range lines {
			lines[i] = ansi.Truncate(lines[i], width, theme.Ellipsis)
		}
	}
	return pane
}

// previewHead returns the summary of the scan, and a warning if the scan has to wait for its daily window
// or never runs.
func (f *Form) previewHead(width, height int) []string {
	var lines []string
	if !f.tight() {
		lines = append(lines, f.th.Heading.Render(f.text.Form.Request))
	}
	lines = append(lines, f.previewSummary(width)...)
	known := f.order.Feedback("StartDate").Problem == "" && f.order.Feedback("EndDate").Problem == ""
	if said := order.Warning(f.text, f.order.Spec); known && said != "" {
		lines = append(lines, widget.Sentences(f.th.Caution, said, width)...)
	}
	lines = widget.Cut(lines, width, height-leastPreview-f.blanks())
	return append(lines, make([]string, f.blanks())...)
}

// previewSummary summarises the scan. While the form is incomplete, the text is padded to the height of
// the summary, so that the lines below do not move while a target is typed.
func (f *Form) previewSummary(width int) []string {
	lines := widget.Sentences(f.th.Text, f.order.Summary(f.text), width)
	if len(f.order.Problems) == 0 {
		return lines
	}
	incomplete := widget.Sentences(f.th.Muted, f.text.Form.Incomplete, width)
	return widget.Pad(incomplete, len(lines))
}

// scrolled returns the first line of the request in sight, and the number of lines in sight. The first
// line is as near to top as possible while the parameters of the focus are in sight.
func (p previewPane) scrolled(top int) (first, rows int) {
	rows = max(0, p.height-len(p.head))
	if len(p.request) <= rows {
		return 0, len(p.request)
	}
	rows = max(0, rows-1) // the last line says how many are hidden
	if p.focused {
		top = min(max(top, p.to-rows), p.from)
	}
	return max(0, min(top, len(p.request)-rows)), rows
}

// previewLines draws the preview pane.
func (f *Form) previewLines(height int) []string {
	pane := f.previewPane(height)
	top, rows := pane.scrolled(f.previewTop)
	lines := append(pane.head, pane.request[top:top+rows]...)
	if rows < len(pane.request) {
		lines = append(lines, widget.Hidden(f.th, top, len(pane.request)-top-rows))
	}
	return lines
}

// scrollPreview scrolls the preview pane to the focus, and remembers where it is.
func (f *Form) scrollPreview() {
	if f.fields != nil && f.previewWidth() > 0 && f.review == nil {
		f.previewTop, _ = f.previewPane(max(0, f.height-len(f.head()))).scrolled(f.previewTop)
	}
}
