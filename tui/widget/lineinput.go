package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/keymap"
)

// LineInput edits a text in one line. The text input bubble measures its whole text for
// every key, and for every letter that a key moves over, which is far too slow for a list
// of thousands of targets. Here a key costs what it changes, and a copy of the text.
type LineInput struct {
	Keys        keymap.Text
	Styles      textinput.Styles
	Placeholder string
	Focused     bool
	width       int // in cells, one of them for a cursor after the text
	text        string
	at          int // byte at which the cursor is
	from        int // first byte in sight
}

// Value is the whole text.
func (l *LineInput) Value() string { return l.text }

// Position is the byte at which the cursor is.
func (l *LineInput) Position() int { return l.at }

// SetValue replaces the text, and puts the cursor after it.
func (l *LineInput) SetValue(s string) {
	l.text = s
	l.SetCursor(len(s))
}

// SetCursor moves the cursor to a byte, at which a character must begin.
func (l *LineInput) SetCursor(at int) {
	l.at = at
	l.follow()
}

// SetWidth sets the width in cells.
func (l *LineInput) SetWidth(width int) {
	l.width = width
	l.follow()
}

// Update takes a key. A key that deletes goes as far as one that moves.
func (l *LineInput) Update(msg tea.KeyPressMsg) {
	k := l.Keys
	for _, motion := range []struct {
		move, remove key.Binding
		to           func() int
	}{
		{k.CharacterBackward, k.DeleteCharacterBackward, l.before},
		{k.CharacterForward, k.DeleteCharacterForward, l.behind},
		{k.WordBackward, k.DeleteWordBackward, l.wordBefore},
		{k.WordForward, k.DeleteWordForward, l.wordBehind},
		{k.LineStart, k.DeleteBeforeCursor, func() int { return 0 }},
		{k.LineEnd, k.DeleteAfterCursor, func() int { return len(l.text) }},
	} {
		switch {
		case key.Matches(msg, motion.move):
			l.SetCursor(motion.to())
			return
		case key.Matches(msg, motion.remove):
			from, to := min(l.at, motion.to()), max(l.at, motion.to())
			l.text = l.text[:from] + l.text[to:]
			l.SetCursor(from)
			return
		}
	}
	l.Insert(msg.Text)
}

// Insert inserts a text at the cursor, in one line and without control characters.
func (l *LineInput) Insert(s string) {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\r', r == '\n':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	l.text = l.text[:l.at] + s + l.text[l.at:]
	l.SetCursor(l.at + len(s))
}

func (l *LineInput) before() int {
	_, size := utf8.DecodeLastRuneInString(l.text[:l.at])
	return l.at - size
}

func (l *LineInput) behind() int {
	_, size := utf8.DecodeRuneInString(l.text[l.at:])
	return l.at + size
}

func (l *LineInput) wordBefore() int {
	return len(strings.TrimRightFunc(strings.TrimRightFunc(l.text[:l.at], unicode.IsSpace), notSpace))
}

func (l *LineInput) wordBehind() int {
	rest := strings.TrimLeftFunc(strings.TrimLeftFunc(l.text[l.at:], unicode.IsSpace), notSpace)
	return len(l.text) - len(rest)
}

func notSpace(r rune) bool { return !unicode.IsSpace(r) }

// follow scrolls the cursor into sight, and leaves no room at the end while a part of the
// beginning is hidden.
func (l *LineInput) follow() {
	l.from = min(l.from, l.at)
	l.from = max(l.from, l.back(l.at, l.width-l.cursorWidth()))
	if end := l.fits(l.from, l.width-1); end == len(l.text) {
		l.from = min(l.from, l.back(end, l.width-1))
	}
}

func (l *LineInput) cursorWidth() int {
	return max(1, lipgloss.Width(l.text[l.at:l.behind()]))
}

// back is the first byte of the longest text before end that fits.
func (l *LineInput) back(end, width int) int {
	for end > 0 {
		r, size := utf8.DecodeLastRuneInString(l.text[:end])
		if width -= lipgloss.Width(string(r)); width < 0 {
			break
		}
		end -= size
	}
	return end
}

// fits is the end of the longest text from a byte on that fits.
func (l *LineInput) fits(from, width int) int {
	for from < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[from:])
		if width -= lipgloss.Width(string(r)); width < 0 {
			break
		}
		from += size
	}
	return from
}

// View draws the text in sight, and the cursor where the input is focused.
func (l *LineInput) View() string {
	style, text, at := l.Styles.Blurred.Text, l.text[l.from:l.fits(l.from, l.width)], l.at-l.from
	if l.Focused {
		style = l.Styles.Focused.Text
	}
	if l.text == "" {
		style, text = l.Styles.Blurred.Placeholder, ansi.Truncate(l.Placeholder, l.width, "")
	}
	if !l.Focused {
		return style.Inline(true).Render(text)
	}
	under, rest := " ", ""
	if at < len(text) {
		_, size := utf8.DecodeRuneInString(text[at:])
		under, rest = text[at:at+size], text[at+size:]
	}
	cursor := lipgloss.NewStyle().Foreground(l.Styles.Cursor.Color).Reverse(true).Inline(true)
	return style.Inline(true).Render(text[:at]) + cursor.Render(under) + style.Inline(true).Render(rest)
}
