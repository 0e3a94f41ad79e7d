package tui

import (
	"strings"
	"testing"

	"scantop/theme"
	"scantop/tui/internal/tuitest"
)

// The styles of eight screens, so that a colour or a weight cannot change unseen. Their
// golden files hold the sequences, with ␛ in the place of ESC. After a wanted change: go
// test ./tui -run TestStyles -update.
func TestStyles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		screen string
		change func(*Options)
	}{
		"list":         {"news", func(*Options) {}},
		"list-light":   {"watched", func(o *Options) { o.Theme = theme.Variant{Light: true} }},
		"list-mono":    {"failing", inMono},
		"details-zh":   {"details", inChinese},
		"events":       {"events", func(*Options) {}},
		"form":         {"problems", func(*Options) {}},
		"review-light": {"review", func(o *Options) { o.Theme = theme.Variant{Light: true} }},
		"confirmation": {"intrusive", func(*Options) {}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := reached(t, screens()[c.screen], 120, 36, c.change)
			tuitest.Golden(t, strings.ReplaceAll(h.m.View().Content, "\x1b", "␛")+"\n")
		})
	}
}
