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

// linePrinter writes a line for each change of a scan, in fields with a tab between
// them. It is for programs and logs: the status is the API's word.
type linePrinter struct {
	settings *settings
	out      io.Writer
	last     map[string]string // the fields behind the time, by ScanId
}

func (l *linePrinter) show(now time.Time, scans []*followed, _ string) error {
	var b strings.Builder
	for _, f := range scans {
		percent := strings.TrimSpace(percentText(f.scan.Progress))
		line := strings.Join([]string{f.id, cmp.Or(f.name(), "-"), f.word(), cmp.Or(percent, "-")}, "\t")
		if f.word() == "" || l.last[f.id] == line { // not seen yet, or nothing new
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

// name is the scan's name, harmless and in bounds.
func (f *followed) name() string {
	return ansi.Truncate(safe.Clean(f.scan.Name), maxNameWidth, theme.Ellipsis)
}

// word is the status, or lost, or "" while nothing is known.
func (f *followed) word() string {
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
	width    func() int
	drawn    string // what is on the terminal
}

func (l *livePrinter) show(_ time.Time, scans []*followed, trouble string) error {
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

// line is one scan: status, progress and identity first, so that a narrow
// terminal cuts the name.
func (l *livePrinter) line(f *followed, width int) string {
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
