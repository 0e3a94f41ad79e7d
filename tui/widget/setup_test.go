package widget

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// noon is when every test starts.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// special are the keys that tests press by name.
var special = map[string]tea.KeyPressMsg{
	"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"backspace": {Code: tea.KeyBackspace},
}

// climb is n samples from 0 up to a percentage, ten seconds apart.
func climb(n int, upTo float64) []Sample {
	samples := make([]Sample, n)
	for i := range samples {
		samples[i] = Sample{noon.Add(time.Duration(i) * 10 * time.Second), upTo * float64(i) / float64(max(1, n-1))}
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
