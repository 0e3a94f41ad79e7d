package input

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

const (
	esc   = 0x1b
	ctrlC = 0x03
	bell  = 0x07
)

// unit returns the length of the first key, character or report in b, or 0 if it is
// incomplete. ok is false if the unit is broken, because something else begins before its
// end; then it means nothing.
func unit(b []byte) (n int, ok bool) {
	if b[0] != esc {
		return character(b)
	}
	if len(b) == 1 {
		return 0, false
	}
	switch b[1] {
	case '[':
		return csi(b)
	case 'O':
		return ss3(b)
	case ']', 'P', '_':
		if len(b) > 2 && strings.IndexByte(stringStarts[b[1]], b[2]) < 0 {
			return 2, true // alt with this key
		}
		return controlString(b)
	case ctrlC: // it always acts as a key of its own
		return 1, true
	case esc: // rxvt and PuTTY send ESC before the sequence of a key pressed with alt
		if len(b) > 2 && b[2] != '[' && b[2] != 'O' {
			return 1, true
		}
		if n, ok = unit(b[1:]); n > 0 {
			n++
		}
		return n, ok
	}
	if n, ok = character(b[1:]); n > 0 && ok {
		return n + 1, true // alt with a key
	}
	return n, true // incomplete, or the Escape key before a byte that is not UTF-8
}

// character returns the length of a key without ESC. ok is false for a byte that is not
// UTF-8.
func character(b []byte) (n int, ok bool) {
	if !utf8.FullRune(b) {
		return 0, false
	}
	r, n := utf8.DecodeRune(b)
	return n, r != utf8.RuneError || n > 1
}

// csi returns the length of ESC [ with parameters and a final byte (ECMA-48, 5.4), or of what
// some terminals send instead.
func csi(b []byte) (n int, ok bool) {
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c < ' ' || c > '~':
			return i, false
		case c == '$' && i > 2 && len(bytes.Trim(b[2:i], "0123456789")) == 0:
			return i + 1, true // rxvt: shift with a key; no report has exactly one parameter before $
		case c >= '@' && i == 2:
			return shortCSI(b)
		case c >= '@':
			return i + 1, true
		}
	}
	return 0, false
}

// shortCSI returns the length of a CSI without parameters.
func shortCSI(b []byte) (n int, ok bool) {
	switch n = 3; {
	case b[2] == 'M': // the X10 mouse event: one byte each for the button, the column and the row
		for ; n < 6; n++ {
			if n == len(b) {
				return 0, false
			}
			if b[n] < ' ' && (b[n] != 0 || n == 3) { // xterm sends 0 for a column or row over 223
				return n, false
			}
		}
	case b[2] != '[' && b[2] != 'O':
	case len(b) == n:
		return 0, false
	case b[2] == '[' && b[3] >= 'A' && b[3] <= 'E', b[2] == 'O' && b[3] == 'w':
		n++ // F1 to F5 of the Linux console, and End of PuTTY
	}
	return n, true
}

// ss3 returns the length of ESC O with an optional modifier and a character.
func ss3(b []byte) (n int, ok bool) {
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c <= ' ' || c > '~':
			return i, false
		case (c < '0' || c > '9') && c != ';': // ESC O 1 ; 5 P is ctrl+F1 of older terminals
			return i + 1, true
		}
	}
	return 0, false
}

// stringStarts has the characters with which reports begin, by the character behind ESC.
var stringStarts = map[byte]string{']': "0123456789lL", 'P': "0123456789>!@", '_': "G"}

// controlString returns the length of a report: an OSC, DCS or APC that ST or BEL ends.
func controlString(b []byte) (n int, ok bool) {
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c == bell:
			return i + 1, true
		case c == esc && i+1 == len(b):
			return 0, false
		case c == esc && b[i+1] == '\\':
			return i + 2, true
		case c < ' ':
			return i, false
		}
	}
	return 0, false
}

// isString reports whether b begins like an OSC, a DCS or an APC.
func isString(b []byte) bool {
	return len(b) > 1 && b[0] == esc && (b[1] == ']' || b[1] == 'P' || b[1] == '_')
}

// isRest reports whether sequence, which begins with an ESC that was returned as the Escape
// key, is a sequence of the terminal. A user does not type all of its characters within one
// read.
func isRest(sequence []byte) bool {
	n, ok := unit(sequence)
	parameter := len(sequence) > 3 && strings.IndexByte("0123456789?<>!@G", sequence[2]) >= 0
	return strings.IndexByte("[O]P_", sequence[1]) >= 0 && (n > 2 && ok || n == 0 && parameter)
}
