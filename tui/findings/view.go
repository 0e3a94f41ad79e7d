package findings

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"

	"scantop/client"
	"scantop/client/findings"
	"scantop/theme"
	"scantop/tui/explain"
	"scantop/tui/widget"
)

// Widths of the details, in cells.
const (
	paneFrom  = 150 // narrowest screen with a finding beside the list
	paneWidth = 62  // width of the finding beside the list
)

func (f *Findings) beside() bool { return f.width >= paneFrom }

// listWidth returns the width of the list, without the finding beside it.
func (f *Findings) listWidth() int {
	if f.beside() {
		return f.width - paneWidth - 1
	}
	return f.width
}

func (f *Findings) ruled() bool { return f.height >= widget.RuledHeight }

// SetSize sets the size of the list and of the details.
func (f *Findings) SetSize(width, height int) {
	f.width, f.height = width, height
	f.rows.table.Columns = columns(f.listWidth(), f.text)
	others := 4 // the title, the counts, the column heads, and the last line
	if f.ruled() {
		others += 2
	}
	f.rows.table.SetHeight(height - others)
	f.search.SetWidth(f.listWidth() - 8)
	f.layDetail()
}

// SetTheme sets the colours and signs.
func (f *Findings) SetTheme(th *theme.Theme) {
	f.th = th
	f.search.SetTheme(th)
	f.layDetail()
}

// View draws the list, with the finding under the cursor beside it if there is room, or else the details
// of one finding, or the confirmation.
func (f *Findings) View() string {
	switch {
	case f.width <= 0 || f.height <= 0:
		return ""
	case f.report.confirm != nil:
		return widget.Block(f.confirmLines(), f.width, f.height)
	case f.page.open:
		return widget.Block(f.pageLines(), f.width, f.height)
	}
	width := f.listWidth()
	lines := []string{f.titleLine(width), f.countLine(width)}
	if f.ruled() {
		lines = append(lines, widget.Rule(f.th, width))
	}
	lines = append(lines, f.body(width)...)
	if f.ruled() {
		lines = append(lines, widget.Rule(f.th, width))
	}
	lines = append(lines, f.lastLine(width))
	if f.beside() {
		lines = widget.Beside(f.th, lines, f.paneLines(), width, f.height)
	}
	return widget.Block(lines, f.width, f.height)
}

// body returns the column heads and the rows in sight, or a text that says why there are none.
func (f *Findings) body(width int) []string {
	table := &f.rows.table
	lines := make([]string, 0, table.Height+1)
	if said := f.instead(); said != "" {
		lines = append(append(lines, ""), widget.Paragraph(f.th.Muted, said, width)...)
	} else {
		lines = append(lines, table.Heads(f.th))
		for i := table.Top; i < table.End(); i++ {
			lines = append(lines, table.RowLine(f.th, f.cells(f.row(i)), i == table.Cursor, false))
		}
	}
	return widget.Pad(lines, table.Height+1)[:table.Height+1]
}

// instead says why there are no rows, "" if there are some.
func (f *Findings) instead() string {
	t, run := f.text.Findings, f.known.run()
	refused := f.asking.unavailable()
	switch {
	case refused != nil:
		return f.refusal(refused)
	case errors.Is(f.asking.failure, findings.ErrNoScan):
		return t.NoScan
	case f.asking.failure != nil && f.rows.table.Length == 0:
		return explain.Error(f.text, f.asking.failure) + " " + t.PressRefresh
	case f.known.runs == nil:
		return t.Loading
	case run == nil:
		return t.NotRun
	case f.rows.table.Length > 0:
		return ""
	case f.known.complete() == nil && !f.known.pages.counted():
		return t.Loading
	case f.known.complete() != nil && len(f.known.complete().list) == 0: // no filter would show any
	case f.filter.onlyOpen():
		return t.NoneOpen
	case f.filter.active():
		return t.NoMatch
	}
	if run.Status == client.StatusFinished {
		return t.Nothing
	}
	return t.NothingSoFar
}

// refusal says which operation AVDS does not offer, or not to this account.
func (f *Findings) refusal(e *client.Error) string {
	format := f.text.Findings.Unavailable
	if e.Kind == client.KindPermission {
		format = f.text.Findings.NotPermitted
	}
	return fmt.Sprintf(format, e.Action, cmp.Or(e.Code, strconv.Itoa(e.Status)))
}

// lastLine shows the search line, or a notice, and which rows are in sight.
func (f *Findings) lastLine(width int) string {
	if f.search.Open {
		return " " + f.search.View()
	}
	left := " " + f.th.Muted.Render(f.position())
	notice := f.notice
	if notice.Text == "" && f.asking.failure != nil && f.rows.table.Length > 0 {
		notice = widget.Notice{Text: explain.Error(f.text, f.asking.failure), Level: widget.Warning}
	}
	if notice.Text == "" {
		return left
	}
	return widget.Ends(left, notice.Line(f.th, widget.EndRoom(left, width)), width)
}

func (f *Findings) position() string {
	table := &f.rows.table
	if table.Length == 0 {
		return ""
	}
	said := fmt.Sprintf(f.text.Findings.Position, table.Top+1, table.End(), table.Length)
	if f.filter.search != "" {
		said += f.partly()
	}
	return said
}
