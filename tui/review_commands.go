package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
)

// longURL is from how many entries of lists on the aliyun CLI, which sends them
// in the URL, may be refused for its length.
const longURL = 100

// copyAliyun copies the command of the aliyun CLI. A demo has none: pasted, it
// would launch a scan of real hosts.
func (f *scanForm) copyAliyun() tea.Cmd {
	if f.connection.Demo {
		f.say(f.text.Form.NoAliyun)
		return nil
	}
	return f.toClipboard(aliyunCommand(f.review.parameters, f.connection), f.text.Form.CopiedAliyun)
}

// aliyunLines draws that command, or why there is none.
func (f *scanForm) aliyunLines(width int) []string {
	name := f.reviewKeys.CopyAliyun.Help().Key
	if f.connection.Demo {
		return f.commandLines(name, f.text.Form.NoAliyun, width)
	}
	lines := f.commandLines(name, aliyunCommand(f.review.parameters, f.connection), width)
	if s := f.review.spec; len(s.Targets)+len(s.TargetAssetTags)+len(s.KeyWords) > longURL {
		indent := len(name) + 2
		lines = append(lines, indented(wrapSpans([]span{{f.text.Form.LongURL, f.th.Caution}}, max(1, width-indent)), indent)...)
	}
	return lines
}

// foldedCommand is how many lines of a command are shown at first.
const foldedCommand = 3

// commandLines draws a command behind the key that copies it.
func (f *scanForm) commandLines(name, line string, width int) []string {
	indent := len(name) + 2
	room := max(1, width-indent)
	if !f.review.expanded {
		line = limited(line, (foldedCommand+1)*room)
	}
	lines := wrapSpans([]span{{line, f.th.Muted}}, room)
	if !f.review.expanded && len(lines) > foldedCommand {
		lines = lines[:foldedCommand]
		lines[foldedCommand-1] = ansi.Truncate(lines[foldedCommand-1], room-1, "") + f.th.Muted.Render(theme.Ellipsis)
	}
	for i := range lines {
		if i == 0 {
			lines[i] = f.th.Accent.Render(name) + "  " + lines[i]
		} else {
			lines[i] = strings.Repeat(" ", indent) + lines[i]
		}
	}
	return lines
}
