// Package theme holds every colour and glyph of scantop. Screens name roles, such as Muted,
// Error or Status("running"). Only this package knows how they look on a dark, a light, a
// colourless or an ASCII terminal.
package theme

import (
	"cmp"
	"image/color"

	"charm.land/bubbles/v2/textinput"
	"charm.land/lipgloss/v2"
)

// Variant chooses a Theme.
type Variant struct {
	Scheme        Scheme
	Light         bool // the terminal has a light background
	AnyBackground bool // the background is unknown, or there are 16 colours: the terminal chooses them
	Mono          bool // no colours, only bold, underline and reverse
	ASCII         bool // only ASCII; see [Theme.Fold]
}

// Theme is the look of every screen, by role.
type Theme struct {
	Variant Variant
	Glyphs  Glyphs

	Title   lipgloss.Style // the name of the program or of a screen
	Text    lipgloss.Style // main text
	Strong  lipgloss.Style // text to be read first
	Muted   lipgloss.Style // secondary text
	Faint   lipgloss.Style // rules
	Accent  lipgloss.Style // the focus
	Good    lipgloss.Style
	Caution lipgloss.Style
	Error   lipgloss.Style

	Heading   lipgloss.Style // column headings
	Tab       lipgloss.Style
	ActiveTab lipgloss.Style
	Chip      lipgloss.Style // an active filter

	Button        lipgloss.Style
	FocusedButton lipgloss.Style

	selected   color.Color                // background of the selected row
	statuses   map[string]*lipgloss.Style // point to the roles above
	severities map[string]*lipgloss.Style
}

// New returns the theme of a variant.
func New(v Variant) *Theme {
	t := &Theme{Variant: v, Glyphs: unicodeGlyphs()}
	if v.ASCII {
		t.Glyphs = asciiGlyphs()
	}
	if v.Mono {
		t.mono()
	} else {
		t.colour(v.palette())
	}
	return t
}

func (t *Theme) colour(p palette) {
	plain := lipgloss.NewStyle()
	t.Text, t.Strong = plain, plain.Bold(true)
	t.Accent = plain.Foreground(p.accent)
	t.Title = t.Accent.Bold(true)
	t.Muted, t.Faint = plain.Foreground(p.muted), plain.Foreground(p.faint)
	t.Good, t.Caution, t.Error = plain.Foreground(p.good), plain.Foreground(p.caution), plain.Foreground(p.bad)
	t.Heading, t.Tab, t.Chip = t.Muted, t.Muted, t.Accent
	t.ActiveTab = t.Accent.Bold(true).Underline(true)
	t.Button = t.Muted
	t.FocusedButton = t.Accent.Bold(true).Reverse(true)
	t.selected = p.selected
	t.statuses = map[string]*lipgloss.Style{
		"running": &t.Accent, "waiting": &t.Muted, "finished": &t.Good,
		"aborted": &t.Error, "invalid": &t.Error, "disabled": &t.Muted, Stalled: &t.Caution,
	}
	t.severities = map[string]*lipgloss.Style{"high": &t.Error, "medium": &t.Caution, "info": &t.Muted}
}

func (t *Theme) mono() {
	plain := lipgloss.NewStyle()
	bold := plain.Bold(true)
	t.Text, t.Muted, t.Faint, t.Tab, t.Button, t.Good, t.Caution = plain, plain, plain, plain, plain, plain, plain
	t.Title, t.Strong, t.Accent, t.Error, t.Heading, t.Chip = bold, bold, bold, bold, bold, bold
	t.ActiveTab = bold.Underline(true)
	t.FocusedButton = bold.Reverse(true)
	t.statuses = map[string]*lipgloss.Style{
		"running": &t.Strong, "aborted": &t.Strong, "invalid": &t.Strong, Stalled: &t.Strong,
	}
	t.severities = map[string]*lipgloss.Style{"high": &t.Strong}
}

// Status returns the role of a scan's status or of [Stalled], and Text for an unknown
// status.
func (t *Theme) Status(status string) *lipgloss.Style { return cmp.Or(t.statuses[status], &t.Text) }

// Severity returns the role of a finding's severity, by its word on the command line.
func (t *Theme) Severity(word string) *lipgloss.Style { return cmp.Or(t.severities[word], &t.Text) }

// Selected returns the style with the background of the selected row. Every cell of that row
// needs it, even the blanks: the background ends where a style ends.
func (t *Theme) Selected(style lipgloss.Style) lipgloss.Style {
	switch {
	case t.Variant.Mono:
		return style.Reverse(true)
	case t.Variant.AnyBackground: // one bar in the colour of the text; several colours would be several bars
		return style.UnsetForeground().Reverse(true)
	}
	return style.Background(t.selected)
}

// TextInput returns the styles of the text input bubble. The cursor does not blink, because
// blinking sends bytes to the terminal twice a second.
func (t *Theme) TextInput() textinput.Styles {
	state := textinput.StyleState{Text: t.Text, Placeholder: t.Muted, Suggestion: t.Muted, Prompt: t.Accent}
	styles := textinput.Styles{Focused: state, Blurred: state}
	styles.Cursor.Color = t.Accent.GetForeground()
	styles.Cursor.Blink = false
	return styles
}
