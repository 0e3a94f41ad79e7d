package widget

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/safe"
)

// Span is a part of a text that is drawn in one style.
type Span struct {
	Text  string
	Style lipgloss.Style
}

// MaxSpan is the length, in bytes, of the longest text that is shown. A name of 5,000 Chinese
// characters fits. The megabytes of a broken reply, which would take seconds to draw, do not.
const MaxSpan = 64 << 10

// Limit cuts a text that is longer than a number of bytes, and adds an ellipsis.
func Limit(s string, bytes int) string {
	if len(s) <= bytes {
		return s
	}
	return strings.ToValidUTF8(s[:bytes], "") + theme.Ellipsis
}

// Wrap breaks a text into lines of at most width cells, at spaces where possible. Each line
// begins and ends its own styles. lipgloss.Wrap (v2.1.0) is not used: it also breaks after a
// hyphen, which tears the flags of a command apart, and a line of one cell overflows with a
// character that is two cells wide.
func Wrap(spans []Span, width int) []string {
	w := wrapper{width: max(1, width)}
	for _, s := range spans {
		w.write(safe.Clean(Limit(s.Text, MaxSpan)), s.Style)
	}
	w.endLine(lipgloss.Style{})
	return w.lines
}

type wrapper struct {
	width int
	lines []string
	line  strings.Builder // the beginning of the current line, already styled
	run   strings.Builder // the rest of the current line, in the style of the current span
	used  int             // cells used in the current line
	gap   string          // spaces before the next word; dropped if the word begins a line
}

func (w *wrapper) write(s string, style lipgloss.Style) {
	for s != "" {
		word := s
		if at := strings.IndexByte(s, ' '); at == 0 {
			word = s[:len(s)-len(strings.TrimLeft(s, " "))]
		} else if at > 0 {
			word = s[:at]
		}
		s = s[len(word):]
		w.word(word, style)
	}
	w.style(style)
}

// word adds a word, or the spaces between two words. A word that is wider than a line
// continues in the next line.
func (w *wrapper) word(word string, style lipgloss.Style) {
	if word[0] == ' ' {
		w.gap += word
		return
	}
	cells, used := cleanWidth(word), w.used+len(w.gap)
	if used+cells > w.width && (cells <= w.width || used >= w.width) {
		if w.used > 0 {
			w.endLine(style)
		}
		w.gap = ""
	}
	w.run.WriteString(w.gap)
	w.used += len(w.gap)
	w.gap = ""
	if used := w.used + cells; used <= w.width {
		w.run.WriteString(word)
		w.used = used
		return
	}
	for word != "" {
		head := cutCells(word, w.width-w.used)
		if head == "" {
			w.endLine(style)
			if head = cutCells(word, w.width); head == "" {
				return // the character is wider than a whole line
			}
		}
		w.run.WriteString(head)
		w.used += lipgloss.Width(head)
		word = word[len(head):]
	}
}

// cleanWidth returns the same as lipgloss.Width for a text without escape sequences, but is
// faster for ASCII.
func cleanWidth(s string) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return lipgloss.Width(s)
		}
	}
	return len(s)
}

func (w *wrapper) style(style lipgloss.Style) {
	if w.run.Len() > 0 {
		w.line.WriteString(style.Render(w.run.String()))
		w.run.Reset()
	}
}

func (w *wrapper) endLine(style lipgloss.Style) {
	w.style(style)
	w.lines = append(w.lines, w.line.String())
	w.line.Reset()
	w.used = 0
}

// cutCells returns the longest beginning of s that fits in a number of cells. Its cost does
// not depend on the length of s.
func cutCells(s string, cells int) string {
	at := 0
	for at < len(s) {
		cluster, width := ansi.FirstGraphemeCluster(s[at:], ansi.GraphemeWidth)
		if cells -= width; cells < 0 {
			break
		}
		at += len(cluster)
	}
	return s[:at]
}

// Fit returns s in exactly width cells: cut with an ellipsis, or padded on the right, or on
// the left if it is aligned to the right.
func Fit(s string, width int, right bool) string {
	if width <= 0 {
		return ""
	}
	s = cutCells(s, width+2) // enough to see that it does not fit, even where it ends in a wide character
	w := lipgloss.Width(s)
	if w > width {
		s = ansi.Truncate(s, width, theme.Ellipsis)
		w = lipgloss.Width(s)
	}
	blanks := strings.Repeat(" ", max(0, width-w))
	if right {
		return blanks + s
	}
	return s + blanks
}

// Beginning returns a beginning of a clean text that fills at least a number of cells, if the
// text does. It saves measuring a long text of which only the beginning is shown.
func Beginning(s string, cells int) string {
	const cellBytes = (1 + safe.MaxMarks) * utf8.UTFMax
	if len(s) <= cells*cellBytes {
		return s
	}
	end := cells * cellBytes
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}
