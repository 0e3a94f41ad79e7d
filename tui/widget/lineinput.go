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

// LineInput edits a text in one line. The text input bubble measures its whole
// text for every key, and for every letter that a key steps over: far too slow
// for a list of thousands of targets. Here a key costs what it changes, and the
// copy of a string.
type LineInput struct {
	Keys        keymap.Text
	Styles      textinput.Styles
	Placeholder string
	width       int // in cells, one of them for a cursor behind the text
	text        string
	at          int  // the cursor stands before this byte
	from        int  // the first byte in sight
	Focused     bool // keys come here
}

// Value is the text.
func (l *LineInput) Value() string { return l.text }

// Position is the byte before which the cursor stands.
func (l *LineInput) Position() int { return l.at }

// SetValue puts another text in, with the cursor behind it.
func (l *LineInput) SetValue(s string) {
	l.text = s
	l.SetCursor(len(s))
}

// SetCursor moves the cursor to a byte at which a character begins.
func (l *LineInput) SetCursor(at int) {
	l.at = at
	l.follow()
}

// SetWidth says how many cells there are.
func (l *LineInput) SetWidth(width int) {
	l.width = width
	l.follow()
}

// Update takes a key.
func (l *LineInput) Update(msg tea.KeyPressMsg) {
	switch k := l.Keys; {
	case key.Matches(msg, k.CharacterBackward):
		l.at = l.before()
	case key.Matches(msg, k.CharacterForward):
		l.at = l.behind()
	case key.Matches(msg, k.WordBackward):
		l.at = l.wordBefore()
	case key.Matches(msg, k.WordForward):
		l.at = l.wordBehind()
	case key.Matches(msg, k.LineStart):
		l.at = 0
	case key.Matches(msg, k.LineEnd):
		l.at = len(l.text)
	case key.Matches(msg, k.DeleteCharacterBackward):
		l.cut(l.before(), l.at)
	case key.Matches(msg, k.DeleteCharacterForward):
		l.cut(l.at, l.behind())
	case key.Matches(msg, k.DeleteWordBackward):
		l.cut(l.wordBefore(), l.at)
	case key.Matches(msg, k.DeleteWordForward):
		l.cut(l.at, l.wordBehind())
	case key.Matches(msg, k.DeleteBeforeCursor):
		l.cut(0, l.at)
	case key.Matches(msg, k.DeleteAfterCursor):
		l.cut(l.at, len(l.text))
	default:
		l.Insert(msg.Text)
	}
	l.follow()
}

// Insert puts a text in at the cursor, in one line and without what acts on a
// terminal.
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
	l.at += len(s)
	l.follow()
}

// cut takes a piece of the text out; the cursor is left there.
func (l *LineInput) cut(begin, end int) {
	if begin < end {
		l.text = l.text[:begin] + l.text[end:]
	}
	l.at = begin
}

// before and behind are one character away from the cursor.
func (l *LineInput) before() int {
	_, size := utf8.DecodeLastRuneInString(l.text[:l.at])
	return l.at - size
}

func (l *LineInput) behind() int {
	_, size := utf8.DecodeRuneInString(l.text[l.at:])
	return l.at + size
}

// wordBefore is where the word before the cursor begins.
func (l *LineInput) wordBefore() int {
	return len(strings.TrimRightFunc(strings.TrimRightFunc(l.text[:l.at], unicode.IsSpace), notSpace))
}

// wordBehind is where the word behind the cursor ends.
func (l *LineInput) wordBehind() int {
	rest := strings.TrimLeftFunc(strings.TrimLeftFunc(l.text[l.at:], unicode.IsSpace), notSpace)
	return len(l.text) - len(rest)
}

func notSpace(r rune) bool { return !unicode.IsSpace(r) }

// follow scrolls so that the cursor is in sight, and that no room is left at the
// end while there is more text at the beginning.
func (l *LineInput) follow() {
	l.from = min(l.from, l.at)
	l.from = max(l.from, l.back(l.at, l.width-l.cursorWidth()))
	if end := l.fits(l.from, l.width-1); end == len(l.text) {
		l.from = min(l.from, l.back(end, l.width-1))
	}
}

// cursorWidth is how wide the cursor is: as the character it stands on, or as a
// blank behind the text.
func (l *LineInput) cursorWidth() int {
	return max(1, lipgloss.Width(l.text[l.at:l.behind()]))
}

// back is the first byte of as much text before an end as a width has room for.
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

// fits is the end of as much text from a byte on as a width has room for.
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

// View draws what is in sight, and the cursor where the input has the focus.
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
