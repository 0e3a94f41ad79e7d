package detail

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/tui/widget"
)

// noon is when every test starts.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.FixedZone("CST", 8*60*60))

// special are the keys that tests press by name.
var special = map[string]tea.KeyPressMsg{
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "space": {Code: tea.KeySpace, Text: " "},
}

// climb is n samples from 0 up to a percentage, ten seconds apart.
func climb(n int, upTo float64) []widget.Sample {
	samples := make([]widget.Sample, n)
	for i := range samples {
		samples[i] = widget.Sample{At: noon.Add(time.Duration(i) * 10 * time.Second), Percent: upTo * float64(i) / float64(max(1, n-1))}
	}
	return samples
}

// joinedChart is what lines look like, without colours and trailing blanks.
func joinedChart(lines []string) string {
	lines = strings.Split(ansi.Strip(strings.Join(lines, "\n")), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}
