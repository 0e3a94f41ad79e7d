// Package input decodes the bytes that a terminal sends into keys, pastes, mouse events and
// reports, wherever a slow line splits them. It starts no goroutines, reads no clock and must
// not know what a key does. Its caller passes the bytes and the time.
//
// It replaces the reader of Bubble Tea 2.1.1, which is that of ultraviolet. That reader gives
// up on an incomplete sequence after 50 ms. To see it, give a program a pipe as its input and
// write to the pipe with 70 ms between two pieces. The bytes C3 and BC are lost instead of
// read as ü. ESC [ and A become alt+[ and A. The second half of a mouse event or of a report,
// such as that of the background colour, is read as keys. A paste whose end marker is split
// never ends.
package input

import (
	"bytes"
	"slices"
	"time"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// After these times without a byte, the decoder no longer waits for the rest of a unit.
const (
	escLimit   = 50 * time.Millisecond  // tells the Escape key from the first byte of a sequence
	pasteLimit = 300 * time.Millisecond // returns the part of a paste that has arrived
	// stringLimit drops a report (OSC, DCS or APC) whose end is missing. Other sequences have no
	// limit, because the next final byte ends them.
	stringLimit = 5 * time.Second
)

// longest is the number of bytes of a report that are kept. Every report that scantop
// requests is far shorter.
const longest = 1 << 16

// Decoder turns bytes into events. The zero value is ready to use.
//
// A paste is one uv.PasteEvent. If its end has not arrived when the line falls silent, it is
// returned in parts between uv.PasteStartEvent and uv.PasteEndEvent, and everything between
// them is text. ESC [ 201 ~ ends a paste. Ctrl+c also ends it and is a key. Escape alone ends
// it as well, and is no key then. Each byte that is not UTF-8 becomes a pasted U+FFFD, so
// that the user sees it as text and it never acts as a key. Reports that scantop does not
// request are dropped. If single characters follow a pause and the sequence before it then
// breaks off, a user has typed them, and only the begun sequence is dropped. A letter that
// ends the sequence is dropped with it, as in one piece: it may be the end of a key that no
// table here has, such as those of an SCO console, and must not act as another one.
type Decoder struct {
	keys  uv.EventDecoder
	begun []byte    // an incomplete unit
	at    time.Time // when the last bytes arrived; zero after Silence has handled them

	torn int    // the length of begun before what a user may have typed behind a pause; 0: nothing
	late bool   // an ESC was returned as the Escape key; the rest of its sequence may follow
	drop bool   // the current unit is such a rest, so it is dropped
	skip []byte // the rest of a unit that was ended by a time limit; it is dropped if it arrives

	pasting bool   // inside a paste
	told    bool   // the start of the paste was returned
	text    []byte // the part of the paste that was not returned yet
	alone   bool   // the last read contained only ESC
}

// Feed decodes the bytes of one read and returns the events that they complete.
func (d *Decoder) Feed(b []byte, now time.Time) []uv.Event {
	switch {
	case utf8.RuneCount(b) > 1:
		d.torn = 0 // a user does not type several characters within one read, so they are a rest
	case d.torn == 0 && now.Sub(d.at) >= escLimit && bytes.HasPrefix(d.begun, []byte{esc}):
		d.torn = len(d.begun)
	}
	d.at = now
	d.alone = len(bytes.Trim(b, "\x1b")) == 0 // b is never empty
	b = d.afterEnd(append(d.begun, b...))
	if d.late {
		d.late = false
		if sequence := append([]byte{esc}, b...); isRest(sequence) {
			b, d.drop = sequence, true
		}
	}
	var events []uv.Event
	for len(b) > 0 && d.skip == nil {
		if d.pasting {
			pasted, rest := d.paste(b)
			events, b = append(events, pasted...), rest
			continue
		}
		n, ok := unit(b)
		if n == 0 {
			break
		}
		torn := d.torn
		d.torn = 0
		if torn > 0 && !ok { // no rest has followed the pause, but what a user has typed
			b, d.drop = b[torn:], false
			continue
		}
		events = append(events, d.decode(b[:n])...)
		b = b[n:]
	}
	if len(b) > longest {
		b = append(b[:3:3], b[len(b)-1]) // the last byte may be the first one of the end
		d.torn = 0
	}
	d.begun = slices.Clone(b)
	return events
}

// Deadline returns when to call Silence if no byte arrives before. It returns the zero time
// if that is never necessary.
func (d *Decoder) Deadline() time.Time {
	switch {
	case d.at.IsZero():
		return d.at
	case d.pasting && !d.alone:
		return d.at.Add(pasteLimit)
	case d.pasting, bytes.HasSuffix(d.begun, []byte{esc}):
		return d.at.Add(escLimit)
	case isString(d.begun):
		return d.at.Add(stringLimit)
	}
	return time.Time{}
}

// Silence tells the decoder that no byte has arrived until now. It returns the events that
// this completes.
func (d *Decoder) Silence(now time.Time) []uv.Event {
	if deadline := d.Deadline(); deadline.IsZero() || now.Before(deadline) {
		return nil
	}
	d.at = time.Time{}
	if d.pasting {
		return d.pause()
	}
	begun := d.begun
	d.begun, d.torn, d.drop = nil, 0, false
	switch {
	case !isString(begun):
		d.late = true
		return slices.Repeat([]uv.Event{uv.KeyPressEvent{Code: uv.KeyEscape}}, len(begun))
	case begun[len(begun)-1] == esc:
		d.skip = []byte(`\`)
		return d.decode(append(begun, '\\'))
	}
	return nil
}

// afterEnd removes the rest of a unit that has ended already. If a sequence follows the
// Escape that ended a paste, that Escape belonged to the text, and the paste goes on.
func (d *Decoder) afterEnd(b []byte) []byte {
	switch {
	case bytes.HasPrefix(b, d.skip):
		b = b[len(d.skip):]
	case bytes.HasPrefix(d.skip, b):
		return b // the rest itself is incomplete
	case d.skip[0] == '[' && b[0] == '[':
		d.pasting, d.text = true, []byte{esc}
	}
	d.skip = nil
	return b
}
