package theme

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Glyphs are the signs that carry meaning beside words. Each takes one cell.
type Glyphs struct {
	Cursor   string   // marks the selected row and the focused field
	Watched  string   // marks a row that is followed off the page too
	Rule     string   // a horizontal line, repeated
	Divider  string   // a vertical line
	Live     string   // data arrive
	Pending  string   // the first answer is awaited
	Failed   string   // the last request failed
	Paused   string   // nothing is asked for
	RadioOn  string   // the chosen option
	RadioOff string   // another option
	Dash     string   // no value
	Bar      []string // a cell filled by 1/n, 2/n … n/n from the left
	Column   []string // the same from below

	statuses map[string]string
}

// Signs within texts. They stand here as they are; Theme.Fold makes them ASCII
// where that is asked for.
const (
	Ellipsis  = "…"   // something was cut off
	Separator = " · " // between parts of a line
	Previous  = "‹"   // there is more to the left
	Next      = "›"   // there is more to the right
	More      = "↓"   // there is more below
	Less      = "↑"   // there is more above
)

// Stalled stands beside the statuses of the service: it is ours, for a running
// scan that does not move.
const Stalled = "stalled"

// Status is the sign of a scan's status or of Stalled, and a question mark for
// an unknown one.
func (g Glyphs) Status(status string) string {
	if sign, ok := g.statuses[status]; ok {
		return sign
	}
	return "?"
}

func unicodeGlyphs() Glyphs {
	return Glyphs{
		Cursor: "▌", Watched: "•", Rule: "─", Divider: "│", Live: "●", Pending: "○", Failed: "✗", Paused: "‖", RadioOn: "●", RadioOff: "○", Dash: "–",
		Bar:    []string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"},
		Column: []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
		statuses: map[string]string{
			"running": "◐", "waiting": "◷", "finished": "✓", "aborted": "✗", "invalid": "⊘", "disabled": "–",
			Stalled: "◌",
		},
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		Cursor: ">", Watched: "+", Rule: "-", Divider: "|", Live: "*", Pending: "o", Failed: "x", Paused: "=", RadioOn: "*", RadioOff: "o", Dash: "-",
		Bar: []string{"=", "#"}, Column: []string{".", "#"},
		statuses: map[string]string{
			"running": "*", "waiting": ".", "finished": "+", "aborted": "x", "invalid": "!", "disabled": "-",
			Stalled: "~",
		},
	}
}

// asciiFor replaces the signs of texts and key names. Everything else outside
// ASCII becomes question marks.
var asciiFor = map[rune]byte{
	'·': '-', '–': '-', '—': '-', '…': '~', '‹': '<', '›': '>', '↑': '^', '↓': 'v', '←': '<', '→': '>',
	'“': '"', '”': '"', '‘': '\'', '’': '\'', '×': 'x', '█': '#',
}

// Fold returns s as it is, or, on an ASCII theme, with every character outside
// ASCII replaced by ASCII of the same width. A whole frame passes through it,
// so that no text, of the catalogue or of the API, can slip by.
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
