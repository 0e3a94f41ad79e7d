package keymap

import (
	"cmp"
	"slices"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/tui/text"
)

// Idle returns an entry of the footer that says why a key does nothing: no binding in groups has it, or the one
// that has it is off. The entry is off for a key that works. It is also off for a key with alt, because a torn
// sequence of the terminal ends as one.
func Idle(t text.Keys, msg tea.KeyPressMsg, groups [][]key.Binding) key.Binding {
	name, why := msg.String(), t.Idle
	if name == "" || msg.Mod&^(tea.ModShift|tea.ModCtrl) != 0 {
		return key.Binding{}
	}
	for _, b := range slices.Concat(groups...) {
		switch {
		case !slices.Contains(b.Keys(), name):
		case b.Enabled():
			return key.Binding{}
		default:
			why = t.Off
		}
	}
	return bind(name, why, name)
}

// Signs that an input method types with the keys of [ ] { } and /, but that no block of full-width letters has.
var narrow = map[rune]rune{
	'　': ' ', '【': '[', '】': ']', '「': '{', '」': '}', '、': '/',
}

// Narrow returns a key press with the narrow letter in the place of a full-width one, which an input method
// types where no text is meant.
func Narrow(msg tea.KeyPressMsg) tea.KeyPressMsg {
	typed := []rune(msg.Text)
	if len(typed) != 1 {
		return msg
	}
	if r := NarrowRune(typed[0]); r != typed[0] {
		msg = tea.KeyPressMsg{Code: unicode.ToLower(r), Text: string(r)}
	}
	return msg
}

// NarrowRune returns the narrow letter in the place of a full-width one.
func NarrowRune(r rune) rune {
	if first, last := '！', '～'; r >= first && r <= last {
		return r - first + '!'
	}
	return cmp.Or(narrow[r], r)
}
