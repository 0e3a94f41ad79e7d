package list

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/tui/safe"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// MaxSearch is the longest search text, in characters.
const MaxSearch = 200

// search is the line in which the user types a search text.
type search struct {
	keys   keymap.Search
	input  textinput.Model
	pasted widget.Paste
	open   bool
}

func newSearch(keys keymap.Keys, t *text.Catalogue) search {
	s := search{keys: keys.Search, input: widget.NewInput(keys.Text)}
	s.input.Prompt = "/ "
	s.input.Placeholder = t.List.SearchHint
	s.input.CharLimit = MaxSearch
	return s
}

// start opens the line with a search text in it.
func (s *search) start(text string) tea.Cmd {
	s.open = true
	s.input.SetValue(text)
	s.input.CursorEnd()
	return s.input.Focus()
}

// press handles a key. done reports that the user applies the text.
func (s *search) press(msg tea.KeyPressMsg) (cmd tea.Cmd, done bool) {
	switch {
	case key.Matches(msg, s.keys.Cancel):
		s.open = false
	case key.Matches(msg, s.keys.Apply):
		s.open = false
		return nil, true
	default:
		s.input, cmd = s.input.Update(msg)
	}
	return cmd, false
}

func (s *search) text() string { return strings.TrimSpace(s.input.Value()) }

func (s *search) paste(msg tea.Msg) (cmd tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteStartMsg:
		s.pasted.Begin(&s.input)
	case tea.PasteEndMsg:
		s.pasted = widget.Paste{}
	case tea.PasteMsg:
		if s.open {
			msg.Content = widget.ShowBroken(safe.Clean(s.pasted.Add(&s.input, msg.Content)))
			s.input, cmd = s.input.Update(msg)
		}
	}
	return cmd
}

// setWidth sets the width, and scrolls to the cursor.
func (s *search) setWidth(width int) {
	s.input.SetWidth(max(1, width))
	s.input.SetCursor(s.input.Position())
}
