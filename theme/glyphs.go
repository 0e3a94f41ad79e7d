package theme

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Glyphs are the signs beside words. Each takes one cell.
type Glyphs struct {
	Cursor   string   // marks the selected row and the focused field
	Watched  string   // marks the row of a watched scan
	Ended    string   // the scan ended, and was not opened since
	Trouble  string   // the scan was aborted or stalled, and was not opened since
	Rule     string   // part of a horizontal line
	Divider  string   // part of a vertical line
	Live     string   // the data are live
	Pending  string   // no reply yet
	Failed   string   // the last request failed
	Paused   string   // refreshing is paused
	RadioOn  string   // the chosen option
	RadioOff string   // another option
	TabOpen  string   // before the active tab
	TabClose string   // behind the active tab
	Dash     string   // no value
	New      string   // the run before did not have this finding
	Gone     string   // only the run before had this finding
	Bar      []string // a cell filled by 1/n, 2/n … n/n from the left
	Track    string   // a cell of a bar that is not filled yet
	Column   []string // a cell filled by 1/n, 2/n … n/n from below

	statuses   map[string]string
	severities map[string]string
}

// These signs stand within texts. [Theme.Fold] replaces them on an ASCII theme.
const (
	Ellipsis  = "…"   // something was cut off
	Separator = " · " // between parts of a line
	Previous  = "‹"   // there is more to the left
	Next      = "›"   // there is more to the right
	More      = "↓"   // there is more below
	Less      = "↑"   // there is more above
)

// Stalled is the status of a running scan that makes no progress. It is scantop's own: AVDS
// does not report it.
const Stalled = "stalled"

// Status returns the sign of a scan's status or of [Stalled], and a question mark for an
// unknown status.
func (g Glyphs) Status(status string) string { return cmp.Or(g.statuses[status], "?") }

// Severity is the sign of a finding's severity, by its word on the command line, and a
// question mark for an unknown one.
func (g Glyphs) Severity(word string) string { return cmp.Or(g.severities[word], "?") }

func unicodeGlyphs() Glyphs {
	return Glyphs{
		Cursor: "▌", Watched: "•", Ended: "+", Trouble: "!", Rule: "─", Divider: "│", Dash: "–",
		Live: "●", Pending: "○", Failed: "✗", Paused: "‖", RadioOn: "●", RadioOff: "○",
		TabOpen: " ", TabClose: " ", // it is underlined
		Bar: []string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"}, Track: "·",
		Column: []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
		statuses: map[string]string{
			"running": "◐", "waiting": "◷", "finished": "✓", "aborted": "✗", "invalid": "⊘", "disabled": "–",
			Stalled: "◌",
		},
		New: "+", Gone: "–",
		severities: map[string]string{"high": "▲", "medium": "◆", "low": "▽", "info": "◦"},
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		Cursor: ">", Watched: "@", Ended: "+", Trouble: "!", Rule: "-", Divider: "|", Dash: "-",
		Live: "*", Pending: "o", Failed: "x", Paused: "=", RadioOn: "*", RadioOff: "o",
		TabOpen: "[", TabClose: "]", // a terminal without Unicode may have no underline
		Bar: []string{"=", "#"}, Track: ".", Column: []string{".", "#"},
		statuses: map[string]string{
			"running": "*", "waiting": ".", "finished": "+", "aborted": "x", "invalid": "!", "disabled": "-",
			Stalled: "~",
		},
		New: "+", Gone: "-",
		severities: map[string]string{"high": "!", "medium": "*", "low": "v", "info": "."},
	}
}

// asciiFor replaces signs in texts and key names. Fold turns other characters into question
// marks.
var asciiFor = map[rune]byte{
	'·': '-', '–': '-', '—': '-', '…': '~', '‹': '<', '›': '>', '↑': '^', '↓': 'v', '←': '<', '→': '>',
	'“': '"', '”': '"', '‘': '\'', '’': '\'', '×': 'x', '█': '#',
}

// Fold returns s unchanged, or, on an ASCII theme, with every other character replaced by
// ASCII of the same width. It is applied to each finished frame, so it reaches every text,
// from the catalogue and from AVDS.
func (t *Theme) Fold(s string) string {
	if !t.Variant.ASCII {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			b.WriteByte(s[i])
			i++
			continue
		}
		cluster, width := ansi.FirstGraphemeCluster(s[i:], ansi.GraphemeWidth)
		r, _ := utf8.DecodeRuneInString(cluster)
		if sign, ok := asciiFor[r]; ok && width == 1 {
			b.WriteByte(sign)
		} else {
			b.WriteString(strings.Repeat("?", width))
		}
		i += len(cluster)
	}
	return b.String()
}
