package cli

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/safe"
)

// linePrinter prints a line of tab-separated fields for each change of a scan. It is for programs and
// logs, so the status is the API's word.
type linePrinter struct {
	settings *settings
	out      io.Writer
	last     map[string]string // the latest line of each ScanId, without the time
}

func (l *linePrinter) show(now time.Time, scans []*watched, _ string) error {
	var b strings.Builder
	for _, f := range scans {
		percent := strings.TrimSpace(percentText(f.scan.Progress))
		line := strings.Join([]string{f.id, cmp.Or(f.name(), "-"), f.word(), cmp.Or(percent, "-")}, "\t")
		if f.word() == "" || l.last[f.id] == line { // not listed yet, or unchanged
			continue
		}
		if l.last == nil {
			l.last = map[string]string{}
		}
		l.last[f.id] = line
		b.WriteString(now.Format(time.RFC3339) + "\t" + theme.New(l.settings.options.Theme).Fold(line) + "\n")
	}
	if b.Len() == 0 {
		return nil
	}
	return l.settings.write(l.out, b.String())
}

// name returns the scan's name, harmless and not too long.
func (f *watched) name() string {
	return ansi.Truncate(safe.Clean(f.scan.Name), maxNameWidth, theme.Ellipsis)
}

// word returns the status, "lost", or "" before the first reply.
func (f *watched) word() string {
	if f.lost {
		return "lost"
	}
	return ansi.Truncate(safe.Clean(string(f.status)), maxCellWidth, theme.Ellipsis)
}

// livePrinter draws a line for each scan, over the lines that it drew before.
type livePrinter struct {
	settings *settings
	th       *theme.Theme
	out      io.Writer
	width    func() int // returns the width of the terminal, in cells
	drawn    string     // the lines on the terminal
}

func (l *livePrinter) show(_ time.Time, scans []*watched, trouble string) error {
	width := l.width()
	var lines strings.Builder
	for _, f := range scans {
		lines.WriteString(l.line(f, width) + ansi.EraseLineRight + "\n")
	}
	if trouble != "" {
		lines.WriteString(l.th.Error.Render(l.cut(trouble, width)) + ansi.EraseLineRight + "\n")
	}
	text := lines.String()
	if text == l.drawn {
		return nil
	}
	up := ""
	if n := strings.Count(l.drawn, "\n"); n > 0 {
		up = ansi.CursorUp(n)
	}
	l.drawn = text
	return l.settings.write(l.out, up+"\r"+text+ansi.EraseScreenBelow)
}

// line returns the line of a scan. The name is last, so that a narrow terminal cuts it first.
func (l *livePrinter) line(f *watched, width int) string {
	t := l.settings.text
	word := f.word()
	status := cmp.Or(t.Status(word), theme.Ellipsis)
	if f.lost {
		status = t.Command.Subcommands.LostWord
	}
	style, sign := l.th.Status(word), l.th.Glyphs.Status(word)
	percent := cmp.Or(percentText(f.scan.Progress), fmt.Sprintf("%6s", l.th.Glyphs.Dash))
	head := l.cut(sign+" "+status+strings.Repeat(" ", max(0, t.Columns.StatusWidth-ansi.StringWidth(status))), width)
	rest := l.cut("  "+percent+"  "+f.id+"  "+f.name(), width-ansi.StringWidth(head))
	return style.Render(head) + rest
}

func (l *livePrinter) cut(s string, width int) string {
	return l.th.Fold(ansi.Truncate(s, max(0, width), theme.Ellipsis))
}
