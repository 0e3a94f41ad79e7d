package list

import (
	"cmp"
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/explain"
	"scantop/tui/widget"
)

// View draws the list, or the details that replace it.
func (l *List) View() string {
	switch {
	case l.width <= 0 || l.height <= 0:
		return ""
	case l.covered():
		said := widget.Indented(l.toastLines(l.width-2), 1)
		lines := widget.Pad(strings.Split(l.detail.View(), "\n"), l.height)
		copy(lines[max(0, len(lines)-len(said)):], said)
		return widget.Block(lines, l.width, l.height)
	}
	lines := []string{l.tabLine()}
	if l.ruled() {
		lines = append(lines, l.statusRule())
	}
	lines = append(lines, l.table.Heads(l.th))
	lines = append(lines, widget.Pad(l.body(), l.table.Height)[:l.table.Height]...)
	lines = append(lines, l.bottom()...)
	if l.beside() {
		lines = widget.Beside(l.th, lines, strings.Split(l.detail.View(), "\n"), l.width, l.height)
	}
	return widget.Block(lines, l.outer, l.height)
}

// body returns the rows, or a text that says why there are none.
func (l *List) body() []string {
	page, h := l.mon.Page(), l.mon.Health()
	said, style := "", l.th.Muted
	switch {
	case page == nil && h.Err != nil:
		said, style = explain.Error(l.text, h.Err), l.th.Error
	case page == nil:
		said = l.text.List.Loading
	case len(page.Scans) > 0:
		return l.table.Body(l.th)
	case l.mon.Filter().Active():
		said = l.text.List.NoMatch
	default:
		said = l.text.List.Empty
	}
	lines := l.paragraph(style, said)
	if page == nil && h.Err != nil {
		lines = append(lines, l.paragraph(l.th.Muted, l.nextTry())...)
	}
	return lines
}

func (l *List) paragraph(style lipgloss.Style, said string) []string {
	lines := widget.Paragraph(style, said, l.width)
	if l.ruled() {
		return append([]string{""}, lines...)
	}
	return lines
}

// statusRule draws the line under the tabs. A failure replaces it, so that no row moves.
func (l *List) statusRule() string {
	if l.mon.Page() == nil {
		return widget.Rule(l.th, l.width)
	}
	return cmp.Or(l.Failure(l.width), widget.Rule(l.th, l.width))
}

// shortestFailure is how many cells a failure must have before it shares its line with what to do.
const shortestFailure = 40

// Failure says in a line why the newest request failed, and what to do. It is "" if the request succeeded.
func (l *List) Failure(width int) string {
	h := l.mon.Health()
	if h.Err == nil {
		return ""
	}
	line, next := l.th.Glyphs.Failed+" "+explain.Error(l.text, h.Err), ""
	if h.Stopped { // otherwise the header shows the time of the next request
		next = l.nextTry()
	}
	if room := width - 4 - lipgloss.Width(next); next != "" && room >= shortestFailure {
		line = ansi.Truncate(line, room, theme.Ellipsis) + "  " + next
	}
	return " " + l.th.Error.Render(ansi.Truncate(line, max(0, width-2), theme.Ellipsis))
}

// nextTry says when the next request is sent, or which key sends it. It shows a clock time, because a
// countdown would cost bandwidth every second.
func (l *List) nextTry() string {
	switch h := l.mon.Health(); {
	case h.Stopped:
		return l.text.List.PressRefresh
	case h.Next.IsZero():
		return ""
	default:
		return fmt.Sprintf(l.text.List.NextTry, l.clock(h.Next))
	}
}

// bottom draws the lines below the table. With rules there are two of them: a notice that does not fit
// beside the position replaces the rule, and a longer one replaces both.
func (l *List) bottom() []string {
	if !l.ruled() {
		return []string{l.lastLine()}
	}
	said := l.toastLines(l.width - 2)
	switch position := l.th.Muted.Render(" " + l.position()); {
	case l.search.Open, len(said) == 1 && lipgloss.Width(said[0]) <= widget.EndRoom(position, l.width):
		return []string{widget.Rule(l.th, l.width), l.lastLine()}
	case len(said) == 1:
		return []string{" " + said[0], position}
	default:
		return widget.Indented(said, 1)
	}
}

// lastLine draws the position in the list, and the toast. The search line replaces it, and without
// statusRule a failure does.
func (l *List) lastLine() string {
	if l.search.Open {
		return " " + l.search.View()
	}
	if !l.ruled() && l.mon.Health().Err != nil && l.mon.Page() != nil {
		return l.Failure(l.width)
	}
	left := l.th.Muted.Render(" " + l.position())
	return widget.Ends(left, l.Toast(widget.EndRoom(left, l.width)), l.width)
}

// position returns the visible rows, such as "1–20 of 128 · page 1 of 7", by the totals of the reply. The
// paginator bubble (v2.2.1) is not used: when scans disappear, it stays at page 7 of 3, and goes on to
// page 8. The monitor knows the pages, and stays within them.
func (l *List) position() string {
	p := l.mon.Page()
	if p == nil {
		return ""
	}
	if len(p.Scans) == 0 {
		return l.text.List.None
	}
	before := max(0, p.Number-1) * p.Size
	first, last := before+l.table.Top+1, before+l.table.End()
	line := fmt.Sprintf(l.text.List.Position, first, last, p.Total, p.Number, max(l.mon.LastPage(), 1))
	if n := len(l.mon.Watched()); n > 0 {
		line += theme.Separator + fmt.Sprintf(l.text.List.Watching, n)
	}
	if n := l.mon.Unread(); n > 0 && !l.toast.showsUnread() {
		line += theme.Separator + l.unread(n, l.width-lipgloss.Width(line+theme.Separator)-2)
	}
	return line
}

// unread says how many events of each kind the user has not seen, or only how many if that takes more
// than room cells.
func (l *List) unread(n, room int) string {
	var events unread
	events.add(l.mon.UnreadEvents())
	_, counted := events.byKind(l.text)
	said := strings.Join(counted, l.text.Joiners.Comma)
	if line := fmt.Sprintf(l.text.List.UnreadKinds, said); said != "" && lipgloss.Width(line) <= room {
		return line
	}
	if n == 1 {
		return l.text.List.UnreadOne
	}
	return fmt.Sprintf(l.text.List.Unread, n)
}
