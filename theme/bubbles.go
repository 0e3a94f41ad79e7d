package theme

import "charm.land/bubbles/v2/textinput"

// TextInput styles the text input bubble. The cursor stands still: a blinking
// one would write to the line twice a second.
func (t *Theme) TextInput() textinput.Styles {
	state := textinput.StyleState{Text: t.Text, Placeholder: t.Muted, Suggestion: t.Muted, Prompt: t.Accent}
	styles := textinput.Styles{Focused: state, Blurred: state}
	styles.Cursor.Color = t.Accent.GetForeground()
	styles.Cursor.Blink = false
	return styles
}
