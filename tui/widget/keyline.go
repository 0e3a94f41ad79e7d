package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"

	"scantop/theme"
)

// KeyLine draws as many bindings as fit, and an ellipsis where some do not. The
// help bubble does not serve: it overflows where its ellipsis does not fit.
func KeyLine(th *theme.Theme, bindings []key.Binding, width int) string {
	var parts []string
	used := 0
	for _, b := range bindings {
		if !b.Enabled() {
			continue
		}
		w := lipgloss.Width(b.Help().Key) + 1 + lipgloss.Width(b.Help().Desc) + 2
		if used+w-2 > width {
			if used+1 <= width {
				parts = append(parts, th.Muted.Render(theme.Ellipsis))
			}
			break
		}
		parts = append(parts, th.Text.Render(b.Help().Key)+" "+th.Muted.Render(b.Help().Desc))
		used += w
	}
	return strings.Join(parts, "  ")
}
