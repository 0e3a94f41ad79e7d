package form

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/tui/order"
	"scantop/tui/widget"
)

// longURL is the number of list entries above which the request of the aliyun CLI may be too long, because
// the CLI sends all of it in the URL.
const longURL = 100

// copyAliyun copies the command of the aliyun CLI.
func (f *Form) copyAliyun() tea.Cmd {
	return f.toClipboard(order.AliyunCommand(f.review.Spec.Parameters(), f.place.Connection), f.text.Form.CopiedAliyun)
}

// layScantop lays out the command of scantop, and the flags that --yes also needs, if there are any.
func (f *Form) layScantop(width int) widget.Tall {
	name := f.keys.Review.Copy.Help().Key
	lines := f.layCommand(name, f.shownOrder(width).Command(f.place.Connection), width)
	if flags := order.Confirmations(f.review.Spec); len(flags) > 0 {
		needs := fmt.Sprintf(f.text.Form.YesNeeds, strings.Join(flags, " "))
		lines.AddLines(f.belowCommand(name, needs, f.th.Muted, width)...)
	}
	return lines
}

// belowCommand draws feedback about the command of a key, aligned with the command above it.
func (f *Form) belowCommand(name, said string, style lipgloss.Style, width int) []string {
	indent := len(name) + 2
	return widget.Indented(widget.Wrap([]widget.Span{{Text: said, Style: style}}, max(1, width-indent)), indent)
}

// layAliyun lays out the command of the aliyun CLI. The demo has none, because it would launch a scan of real
// hosts.
func (f *Form) layAliyun(width int) widget.Tall {
	name := f.keys.Review.CopyAliyun.Help().Key
	if f.place.Demo {
		return f.layCommand(name, f.text.Form.NoAliyun, width)
	}
	lines := f.layCommand(name, order.AliyunCommand(f.shownOrder(width).Spec.Parameters(), f.place.Connection), width)
	if f.review.Entries() > longURL {
		lines.AddLines(f.belowCommand(name, f.text.Form.LongURL, f.th.Caution, width)...)
	}
	return lines
}

// foldedCommand is the number of lines that a command has until the review is expanded.
const foldedCommand = 3

// shownOrder returns the order under review. Unless the review is expanded, its lists have only the
// entries that can be in sight in a command.
func (f *Form) shownOrder(width int) order.Order {
	if f.review.expanded {
		return f.review.Order
	}
	return f.review.Excerpt((foldedCommand + 1) * width)
}

// layCommand lays out a command after the key that copies it.
func (f *Form) layCommand(name, line string, width int) widget.Tall {
	indent := len(name) + 2
	room := max(1, width-indent)
	if !f.review.expanded {
		line = widget.Limit(line, (foldedCommand+1)*room)
	}
	lines := widget.Wrap([]widget.Span{{Text: line}}, room) // styled when they are drawn
	if !f.review.expanded {
		f.review.folded = f.review.folded || len(lines) > foldedCommand
		lines = widget.Cut(lines, room, foldedCommand)
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
