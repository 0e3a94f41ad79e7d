package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/safe"
)

// MaxSearch is the longest search text, in characters.
const MaxSearch = 200

// Search is the line in which the user types a search text.
type Search struct {
	Keys   keymap.Search
	Open   bool // the user is typing
	input  textinput.Model
	pasted Paste
}

// NewSearch returns a closed line. It shows hint while it has no text.
func NewSearch(keys keymap.Keys, hint string) Search {
	s := Search{Keys: keys.Search, input: newInput(keys.Text)}
	s.input.Prompt = "/ "
	s.input.Placeholder = hint
	s.input.CharLimit = MaxSearch
	return s
}

// Start opens the line with a search text in it.
func (s *Search) Start(text string) tea.Cmd {
	s.Open = true
	s.input.SetValue(text)
	s.input.CursorEnd()
	return s.input.Focus()
}

// Press handles a key. done reports that the user applies the text.
func (s *Search) Press(msg tea.KeyPressMsg) (cmd tea.Cmd, done bool) {
	switch {
	case key.Matches(msg, s.Keys.Cancel):
		s.Open = false
	case key.Matches(msg, s.Keys.Apply):
		s.Open = false
		return nil, true
	default:
		s.input, cmd = s.input.Update(msg)
	}
	return cmd, false
}

// Text returns the text without blanks around it.
func (s *Search) Text() string { return strings.TrimSpace(s.input.Value()) }

// Paste handles the messages of a paste.
func (s *Search) Paste(msg tea.Msg) (cmd tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteStartMsg:
		s.pasted.Begin(&s.input)
	case tea.PasteEndMsg:
		s.pasted = Paste{}
	case tea.PasteMsg:
		if s.Open {
			msg.Content = ShowBroken(safe.Clean(s.pasted.Add(&s.input, msg.Content)))
			s.input, cmd = s.input.Update(msg)
		}
	}
	return cmd
}

// SetWidth sets the width, and scrolls to the cursor.
func (s *Search) SetWidth(width int) {
	s.input.SetWidth(max(1, width))
	s.input.SetCursor(s.input.Position())
}

// SetTheme sets the colours.
func (s *Search) SetTheme(th *theme.Theme) { s.input.SetStyles(th.TextInput()) }

// View draws the line.
func (s *Search) View() string { return s.input.View() }
