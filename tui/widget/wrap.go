package widget

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/safe"
)

// Span is a part of a text in one style.
type Span struct {
	Text  string
	Style lipgloss.Style
}

// MaxSpan is the longest text that is shown, in bytes: more than a name of 5,000 Chinese
// characters, less than the megabytes of a broken reply, which would take seconds to draw.
const MaxSpan = 64 << 10

// Limit cuts a text to so many bytes and an ellipsis.
func Limit(s string, bytes int) string {
	if len(s) <= bytes {
		return s
	}
	return strings.ToValidUTF8(s[:bytes], "") + theme.Ellipsis
}

// Wrap breaks a text into lines of at most width cells, at blanks where it can, and styles
// every line on its own. The lipgloss and ansi wrappers do not serve: they carry a style
// or a link over the end of a line, where it covers what is beside the text.
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
	line  strings.Builder // styled beginning of the current line
	run   strings.Builder // rest of the current line, in the style of the current span
	used  int             // cells of the current line
	gap   string          // blanks before the next word, unless that begins a line
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

// word adds a word, or the blanks between two. A word that is wider than a line continues
// in the next one.
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
				return // a sign that is wider than the line
			}
		}
		w.run.WriteString(head)
		w.used += lipgloss.Width(head)
		word = word[len(head):]
	}
}

// cleanWidth is lipgloss.Width for a text without escape sequences, and fast for ASCII.
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

// cutCells is the longest beginning of s that fits. Its cost depends on the cells, not on
// the length of s.
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

// Fit makes s exactly width cells wide: cut with an ellipsis, or padded.
func Fit(s string, width int, right bool) string {
	if width <= 0 {
		return ""
	}
	s = Beginning(s, width+1)
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

// Beginning is a beginning of a clean text that is sure to fill so many cells. Measuring
// the rest, for every row of every reply, would cost time for nothing.
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
