package form

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/order"
	"scantop/tui/widget"
)

// longURL is from how many entries of lists on the aliyun CLI, which sends them
// in the URL, may be refused for its length.
const longURL = 100

// copyAliyun copies the command of the aliyun CLI. A demo has none: pasted, it
// would launch a scan of real hosts.
func (f *Form) copyAliyun() tea.Cmd {
	if f.place.Demo {
		f.Say(f.text.Form.NoAliyun)
		return nil
	}
	return f.toClipboard(order.AliyunCommand(f.review.Spec.Parameters(), f.place.Connection), f.text.Form.CopiedAliyun)
}

// layScantop lays out the command of scantop, and what it needs to launch at once
// where --yes is not enough.
func (f *Form) layScantop(width int) widget.Tall {
	name := f.reviewKeys.Copy.Help().Key
	lines := f.layCommand(name, f.shownOrder(width).Command(f.place.Connection), width)
	if flags := order.Confirmations(f.review.Spec); len(flags) > 0 {
		lines.AddLines(f.remarkLines(name, fmt.Sprintf(f.text.Form.YesNeeds, strings.Join(flags, " ")), f.th.Muted, width)...)
	}
	return lines
}

// remarkLines draws what is to be said about the command behind a key, below it.
func (f *Form) remarkLines(name, said string, style lipgloss.Style, width int) []string {
	indent := len(name) + 2
	return widget.Indented(widget.Wrap([]widget.Span{{Text: said, Style: style}}, max(1, width-indent)), indent)
}

// layAliyun lays out the command of the aliyun CLI, or why there is none.
func (f *Form) layAliyun(width int) widget.Tall {
	name := f.reviewKeys.CopyAliyun.Help().Key
	if f.place.Demo {
		return f.layCommand(name, f.text.Form.NoAliyun, width)
	}
	lines := f.layCommand(name, order.AliyunCommand(f.shownOrder(width).Spec.Parameters(), f.place.Connection), width)
	if f.review.Entries() > longURL {
		lines.AddLines(f.remarkLines(name, f.text.Form.LongURL, f.th.Caution, width)...)
	}
	return lines
}

// foldedCommand is how many lines of a command are shown at first.
const foldedCommand = 3

// shownOrder is what is sent, with as much of its lists as can be in sight in a
// command.
func (f *Form) shownOrder(width int) order.Order {
	if f.review.expanded {
		return f.review.Order
	}
	return f.review.Excerpt((foldedCommand + 1) * width)
}

// layCommand lays out a command behind the key that copies it.
func (f *Form) layCommand(name, line string, width int) widget.Tall {
	indent := len(name) + 2
	room := max(1, width-indent)
	if !f.review.expanded {
		line = widget.Limit(line, (foldedCommand+1)*room)
	}
	lines := widget.Wrap([]widget.Span{{Text: line}}, room) // the style comes when they are drawn
	if !f.review.expanded && len(lines) > foldedCommand {
		lines = lines[:foldedCommand]
		lines[foldedCommand-1] = ansi.Truncate(lines[foldedCommand-1], room-1, "") + theme.Ellipsis
	}
	var laid widget.Tall
	for i, line := range lines {
		laid.Add(true, func() []string {
			said := f.th.Muted.Render(line)
			if i == 0 {
				return []string{f.th.Accent.Render(name) + "  " + said}
			}
			return []string{strings.Repeat(" ", indent) + said}
		})
	}
	return laid
}
