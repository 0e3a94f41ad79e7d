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
	"golang.org/x/text/unicode/norm"

	"scantop/keymap"
	"scantop/theme"
)

// LineInput edits a text in one line. The text input bubble (v2.2.1) is too slow for a list
// of thousands of targets: it measures the whole text for every key, and moving back one word
// in 100 KB takes over 20 ms. A key press here measures only what is in sight.
type LineInput struct {
	Keys        keymap.Text
	Styles      textinput.Styles
	Placeholder string
	Focused     bool
	width       int // in cells, including one for a cursor after the text
	text        string
	at          int // byte offset of the cursor
	from        int // byte offset of the first character in sight
}

// Value returns the whole text.
func (l *LineInput) Value() string { return l.text }

// Position returns the byte offset of the cursor.
func (l *LineInput) Position() int { return l.at }

// SetValue replaces the text and moves the cursor to its end.
func (l *LineInput) SetValue(s string) {
	l.text = s
	l.SetCursor(len(s))
}

// SetCursor moves the cursor to a byte offset, where a character must begin.
func (l *LineInput) SetCursor(at int) {
	l.at = at
	l.follow()
}

// SetWidth sets the width in cells.
func (l *LineInput) SetWidth(width int) {
	l.width = width
	l.follow()
}

// Update handles a key. Each deletion removes what the matching motion would move over.
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

// Insert inserts a text at the cursor. Line ends, tabs and wide spaces become spaces, and other control
// characters are removed. An accent is composed with the letter before it, because the screen
// would not show it otherwise.
func (l *LineInput) Insert(s string) {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	from := l.before()
	s = norm.NFC.String(l.text[from:l.at] + s)
	l.text = l.text[:from] + s + l.text[l.at:]
	l.SetCursor(from + len(s))
}

// before returns where the character before the cursor begins, which may end with marks, such as accents.
func (l *LineInput) before() int {
	for at := l.at; ; {
		r, size := utf8.DecodeLastRuneInString(l.text[:at])
		if at -= size; size == 0 || !isMark(r) {
			return at
		}
	}
}

// behind returns where the character under the cursor ends, with its marks.
func (l *LineInput) behind() int {
	_, size := utf8.DecodeRuneInString(l.text[l.at:])
	for at := l.at + size; ; at += size {
		var r rune
		if r, size = utf8.DecodeRuneInString(l.text[at:]); size == 0 || !isMark(r) {
			return at
		}
	}
}

// isMark reports whether a rune has no cell of its own, where a cursor would not be seen.
func isMark(r rune) bool { return lipgloss.Width(string(r)) == 0 }

func (l *LineInput) wordBefore() int {
	return len(strings.TrimRightFunc(strings.TrimRightFunc(l.text[:l.at], unicode.IsSpace), notSpace))
}

func (l *LineInput) wordBehind() int {
	rest := strings.TrimLeftFunc(strings.TrimLeftFunc(l.text[l.at:], unicode.IsSpace), notSpace)
	return len(l.text) - len(rest)
}

func notSpace(r rune) bool { return !unicode.IsSpace(r) }

// follow scrolls the cursor into sight. It scrolls back if the end of the text is in sight
// and there is room for more of the beginning.
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

// back returns where the longest text begins that ends at byte end and fits in width cells.
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

// fits returns where the longest text ends that begins at byte from and fits in width cells.
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

// View draws the text in sight, and the cursor if the input has the focus.
func (l *LineInput) View() string {
	style, text, at := l.Styles.Blurred.Text, l.text[l.from:l.fits(l.from, l.width)], l.at-l.from
	if l.Focused {
		style = l.Styles.Focused.Text
	}
	if l.text == "" {
		style, text = l.Styles.Blurred.Placeholder, ansi.Truncate(l.Placeholder, l.width, theme.Ellipsis)
	}
	if !l.Focused {
		return style.Inline(true).Render(text)
	}
	under, rest := " ", ""
	if at < len(text) {
		_, size := utf8.DecodeRuneInString(text[at:]) // of the placeholder
		size = max(size, l.behind()-l.at)
		under, rest = text[at:at+size], text[at+size:]
	}
	cursor := lipgloss.NewStyle().Foreground(l.Styles.Cursor.Color).Reverse(true).Inline(true)
	return style.Inline(true).Render(text[:at]) + cursor.Render(under) + style.Inline(true).Render(rest)
}
