package tui

import (
	"strings"
	"testing"

	"scantop/theme"
	"scantop/tui/internal/tuitest"
)

func inTheme(v theme.Variant) func(*Options) { return func(o *Options) { o.Theme = v } }

// The styles of some screens, and of each theme, cannot change unnoticed. Their golden files hold the escape
// sequences, with ␛ for ESC. After a wanted change, run: go test ./tui -run TestStyles
// -update
func TestStyles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		screen string
		change func(*Options)
	}{
		"list":       {"news", func(*Options) {}},
		"list-light": {"watched", inTheme(theme.Variant{Light: true})},
		"list-mono":  {"failing", inMono},
		"details-zh": {"details", inChinese},

		"list-colour-blind":        {"news", inTheme(theme.Variant{Scheme: theme.ColourBlind})},
		"list-colour-blind-light":  {"news", inTheme(theme.Variant{Scheme: theme.ColourBlind, Light: true})},
		"list-high-contrast":       {"news", inTheme(theme.Variant{Scheme: theme.HighContrast})},
		"list-high-contrast-light": {"news", inTheme(theme.Variant{Scheme: theme.HighContrast, Light: true})},

		"events":       {"events", func(*Options) {}},
		"form":         {"problems", func(*Options) {}},
		"review-light": {"review", inTheme(theme.Variant{Light: true})},
		"confirmation": {"intrusive", func(*Options) {}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := reached(t, screens()[c.screen], 120, 36, c.change)
			tuitest.Golden(t, strings.ReplaceAll(h.m.View().Content, "\x1b", "␛")+"\n")
		})
	}
}
