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

// unit tells how many bytes at the beginning of b are one key, character or
// report: 0 while more have to come. It is not whole where something else
// follows before its end; then it means nothing.
func unit(b []byte) (n int, whole bool) {
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
		return controlString(b)
	case ctrlC: // it is never part of another key
		return 1, true
	case esc: // rxvt and PuTTY send alt with a key that is a sequence so
		if len(b) > 2 && b[2] != '[' && b[2] != 'O' {
			return 1, true
		}
		if n, whole = unit(b[1:]); n > 0 {
			n++
		}
		return n, whole
	}
	if n, whole = character(b[1:]); n > 0 && whole {
		return n + 1, true // alt with a key
	}
	return n, n > 0 // if anything, the Escape key, and bytes that are no character
}

// character is a key without ESC. A byte that is not UTF-8 is not whole.
func character(b []byte) (n int, whole bool) {
	if !utf8.FullRune(b) {
		return 0, false
	}
	r, n := utf8.DecodeRune(b)
	return n, r != utf8.RuneError || n > 1
}

// csi is ESC [ with parameters and a final byte (ECMA-48, 5.4), or what some
// terminals send instead.
func csi(b []byte) (n int, whole bool) {
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c < ' ' || c > '~':
			return i, false
		case c == '$' && i > 2 && len(bytes.Trim(b[2:i], "0123456789")) == 0:
			return i + 1, true // rxvt: shift with a key; no report has one parameter before its $
		case c >= '@' && i == 2:
			return shortCSI(b)
		case c >= '@':
			return i + 1, true
		}
	}
	return 0, false
}

// shortCSI is a csi without parameters.
func shortCSI(b []byte) (n int, whole bool) {
	switch n = 3; {
	case b[2] == 'M': // a mouse report of 1986: button and place are a byte each
		for ; n < 6; n++ {
			if n == len(b) {
				return 0, false
			}
			if b[n] < ' ' {
				return n, false
			}
		}
	case b[2] != '[' && b[2] != 'O':
	case len(b) == n:
		return 0, false
	case b[2] == '[' && b[3] >= 'A' && b[3] <= 'E', b[2] == 'O' && b[3] == 'w':
		n++ // the console's F1 to F5, and PuTTY's End
	}
	return n, true
}

// ss3 is ESC O with a modifier, if any, and a character.
func ss3(b []byte) (n int, whole bool) {
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c <= ' ' || c > '~':
			return i, false
		case c < '0' || c > '9':
			return i + 1, true
		}
	}
	return 0, false
}

// controlString is an answer: an OSC, DCS or APC up to ST or BEL.
func controlString(b []byte) (n int, whole bool) {
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

// isString reports whether an answer has begun.
func isString(b []byte) bool {
	return len(b) > 1 && b[0] == esc && (b[1] == ']' || b[1] == 'P' || b[1] == '_')
}

// isRest reports whether bytes behind an ESC that was taken for the Escape key are
// the rest of its sequence: nobody types one, or begins a report, within one read.
func isRest(sequence []byte) bool {
	n, whole := unit(sequence)
	parameter := len(sequence) > 3 && (sequence[1] == '[' || sequence[1] == ']') &&
		strings.IndexByte("0123456789?<>", sequence[2]) >= 0
	return strings.IndexByte("[O]P_", sequence[1]) >= 0 && (n > 0 && whole || n == 0 && parameter)
}
