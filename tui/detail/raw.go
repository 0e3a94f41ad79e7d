package detail

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"scantop/tui/safe"
	"scantop/tui/widget"
)

// rawCache keeps the lines of a scan's JSON for the current width and theme. The JSON may be megabytes long
// and seldom changes.
type rawCache struct {
	raw   string   // JSON that the lines are made of
	stale bool     // the lines have the style of stale data
	lines []string // nil: the cache is empty
}

// memberPattern matches the name of a member at the beginning of a line of indented JSON.
var memberPattern = regexp.MustCompile(`^ *"(?:[^"\\]|\\.)*": `)

// maxRaw is how many bytes of the indented JSON are shown. That is thousands of lines.
const maxRaw = 128 << 10

// rawText returns the part of the reply that describes the scan. JSON is indented, and the names of its
// members are muted, so that the values stand out.
func (d *Detail) rawText() []string {
	if c := d.rawLines; c.lines != nil && c.raw == d.scan.Raw && c.stale == d.info.Stale {
		return c.lines
	}
	source, isJSON := d.scan.Raw, false
	var indented bytes.Buffer
	if json.Indent(&indented, []byte(source), "", "  ") == nil {
		source, isJSON = indented.String(), true
	}
	var lines []string
	for line := range strings.Lines(widget.Limit(source, maxRaw)) {
		lines = append(lines, d.rawLine(strings.TrimRight(line, "\r\n"), isJSON)...)
	}
	if len(lines) == 0 {
		lines = []string{" " + d.th.Muted.Render(d.th.Glyphs.Dash)}
	}
	d.rawLines = rawCache{raw: d.scan.Raw, stale: d.info.Stale, lines: lines}
	return lines
}

func (d *Detail) rawLine(line string, isJSON bool) []string {
	text := strings.TrimLeft(line, " ")
	indent := min(len(line)-len(text), max(0, d.width/2))
	spans := []widget.Span{{Text: text, Style: d.paint(d.th.Text)}}
	if name := strings.TrimLeft(memberPattern.FindString(line), " "); isJSON && name != "" {
		spans = []widget.Span{{Text: name, Style: d.th.Muted}, {Text: text[len(name):], Style: d.paint(d.th.Text)}}
	}
	wrapped := widget.Wrap(spans, d.width-2*detailMargin-indent-2)
	for i := range wrapped {
		margin := detailMargin + indent
		if i > 0 {
			margin += 2
		}
		wrapped[i] = strings.Repeat(" ", margin) + wrapped[i]
	}
	return wrapped
}

// rawMember returns the value of a member of a JSON object as AVDS sent it, or "" if there is none.
func rawMember(raw, name string) string {
	var members map[string]json.RawMessage
	if json.Unmarshal([]byte(raw), &members) != nil {
		return ""
	}
	return strings.Trim(safe.Clean(string(members[name])), `"`)
}
