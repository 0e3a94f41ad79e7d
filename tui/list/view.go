package list

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/explain"
	"scantop/tui/widget"
)

// shortestFailure is how much of a failure has to be read, in cells, before there is room for
// what to do.
const shortestFailure = 40

// chrome is how many lines the list needs besides its rows: tabs, heads, the
// line with the page, and two rules where there is room.
func (l *List) chrome() int {
	if l.height < widget.RuledHeight {
		return 3
	}
	return 5
}

// View draws the list. It changes nothing.
func (l *List) View() string {
	switch {
	case l.width <= 0 || l.height <= 0:
		return ""
	case l.Covered():
		return l.coveredView()
	case l.beside():
		return l.besideList(l.list())
	default:
		return l.list()
	}
}

// list draws the list itself.
func (l *List) list() string {
	ruled := l.height >= widget.RuledHeight
	lines := []string{l.tabLine()}
	if ruled {
		lines = append(lines, l.statusRule())
	}
	lines = append(lines, l.table.Heads(l.th))
	body := l.body()
	for len(body) < l.table.Height {
		body = append(body, "")
	}
	lines = append(lines, body[:l.table.Height]...)
	if ruled {
		lines = append(lines, l.rule())
	}
	lines = append(lines, l.pageLine(ruled))
	return widget.Block(lines, l.width, l.height)
}

// body is the rows, or what there is to say instead.
func (l *List) body() []string {
	say := func(style lipgloss.Style, s string) []string {
		s = ansi.Wrap(s, max(1, l.width-6), "")
		var lines []string
		if l.height >= widget.RuledHeight {
			lines = append(lines, "")
		}
		for _, line := range strings.Split(s, "\n") {
			lines = append(lines, "   "+style.Render(line))
		}
		return lines
	}
	page, err := l.mon.Page(), l.mon.Health().Err
	switch {
	case page == nil && err != nil:
		return append(say(l.th.Error, explain.Error(l.text, err)), say(l.th.Muted, l.nextTry())...)
	case page == nil:
		return say(l.th.Muted, l.text.List.Loading)
	case len(page.Scans) == 0 && l.mon.Filter().Active():
		return say(l.th.Muted, l.text.List.NoMatch)
	case len(page.Scans) == 0:
		return say(l.th.Muted, l.text.List.Empty)
	default:
		return l.table.Body(l.th)
	}
}

func (l *List) rule() string { return widget.Rule(l.th, l.width) }

// statusRule is the rule under the tabs; a failure takes its place, so that
// nothing jumps.
func (l *List) statusRule() string {
	if l.mon.Health().Err == nil || l.mon.Page() == nil {
		return l.rule()
	}
	return l.failureLine()
}

func (l *List) failureLine() string {
	h := l.mon.Health()
	line, next := l.th.Glyphs.Failed+" "+explain.Error(l.text, h.Err), ""
	if h.Stopped { // else the header says when
		next = l.nextTry()
	}
	if room := l.width - 4 - lipgloss.Width(next); next != "" && room >= shortestFailure {
		line = ansi.Truncate(line, room, theme.Ellipsis) + "  " + next
	}
	return " " + l.th.Error.Render(ansi.Truncate(line, max(0, l.width-2), theme.Ellipsis))
}

// nextTry says when the list is asked for again, as a clock time: a countdown
// would write to the line every second.
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

// pageLine is the line under the rows: where in the list they are, and a notice
// at its end. While a search is typed, it is the input.
func (l *List) pageLine(ruled bool) string {
	if l.search.open {
		return " " + l.search.input.View()
	}
	if !ruled && l.mon.Health().Err != nil && l.mon.Page() != nil {
		return l.failureLine()
	}
	left := " " + l.position()
	room := l.width - lipgloss.Width(left) - 3
	right, width := l.word(room)
	blanks := strings.Repeat(" ", max(0, room-width+2))
	return l.th.Muted.Render(left) + blanks + right
}

// word is what there is to say to the user, in at most so many cells: news, or
// else the answer to a key.
func (l *List) word(room int) (line string, width int) {
	line, style := ansi.Truncate(l.toast.notice, max(0, room), theme.Ellipsis), l.th.Accent
	switch {
	case l.toast.sticky != "":
		line = ansi.Truncate(l.toast.sticky, max(0, room), theme.Ellipsis)
	case l.toast.unread != nil:
		line, style = headline(l.text, l.th.Glyphs, l.toast.unread, max(0, room)), headlineStyle(l.th, l.toast.unread)
	}
	return style.Render(line), lipgloss.Width(line)
}

// position is "1–20 of 128 · page 1/7": the rows in sight, by the reply's own
// numbers.
func (l *List) position() string {
	p := l.mon.Page()
	if p == nil {
		return ""
	}
	if len(p.Scans) == 0 {
		return l.text.List.None
	}
	before := max(0, p.Number-1) * p.Size
	first, last := before+l.table.Top+1, before+min(l.table.Top+l.table.Height, len(p.Scans))
	line := fmt.Sprintf(l.text.List.Position, first, last, p.Total, p.Number, max(l.mon.LastPage(), 1))
	if n := len(l.mon.Watched()); n > 0 {
		line += theme.Separator + fmt.Sprintf(l.text.List.Watching, n)
	}
	if n := l.mon.Unread(); n > 0 && l.toast.unread == nil {
		line += theme.Separator + fmt.Sprintf(l.text.List.Unread, n)
	}
	return line
}
