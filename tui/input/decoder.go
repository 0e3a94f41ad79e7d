// Package input turns the bytes that a terminal sends into keys, pastes, mouse
// reports and answers, wherever a slow line cuts them. It starts nothing, reads no
// clock and must not know what a key does: it is told what came, and when.
//
// The reader of Bubble Tea 2.0.9, which is ultraviolet's, was weighed. It gives up
// on what is not whole after 50 ms. Give a program a pipe for its input and write
// there, with 70 ms between two pieces: of C3, BC there is no ü; ESC [, A is alt+[
// and A; of a mouse report, and of an answer such as the background colour, the rest
// is typed; a paste whose end comes in two pieces never ends.
package input

import (
	"bytes"
	"slices"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// How long no byte has to come until a thing that is not whole has ended.
const (
	escLimit   = 50 * time.Millisecond  // tells the Escape key from the first byte of a sequence
	pasteLimit = 300 * time.Millisecond // when what there is of a paste is handed on
	// stringLimit ends an answer (OSC, DCS or APC) whose end got lost. Keys have
	// no limit: their sequences end with the next final byte.
	stringLimit = 5 * time.Second
)

// longest is how many bytes of an answer are kept: none that was asked for comes close.
const longest = 1 << 16

// Decoder joins bytes to events. The zero value is ready.
//
// A paste is one uv.PasteEvent. One that has no end yet when the line falls
// silent comes in parts, between uv.PasteStartEvent and uv.PasteEndEvent; until
// the latter, everything is text. ESC [ 201 ~ ends a paste, so does ctrl+c, which
// is then a key, and so does Escape by itself, which is not. Bytes that are not
// UTF-8 come as a pasted U+FFFD, one for each: they are text that has to be seen,
// and never a key. What nobody asked for is dropped.
type Decoder struct {
	keys  uv.EventDecoder
	begun []byte    // bytes of a unit that is not whole
	at    time.Time // when the last bytes came; zero: Silence was told about them

	late bool   // an ESC was taken for the key: the rest of a sequence may follow
	drop bool   // the unit under way began so, and means nothing any more
	skip []byte // the rest of something that has ended already, should it still come

	pasting bool   // ESC [ 200 ~ came
	told    bool   // the paste's start was told
	text    []byte // of the paste, not handed on yet
	alone   bool   // the last read was nothing but ESC
}

// Feed takes the bytes of one read and returns what they complete.
func (d *Decoder) Feed(b []byte, now time.Time) []uv.Event {
	d.at = now
	d.alone = len(bytes.Trim(b, "\x1b")) == 0 // there is no empty read
	b = d.afterEnd(append(d.begun, b...))
	if d.late && len(b) > 0 {
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
		n, _ := unit(b)
		if n == 0 {
			break
		}
		events = append(events, d.decode(b[:n])...)
		b = b[n:]
	}
	if len(b) > longest {
		b = append(b[:2:2], b[len(b)-1]) // the last byte may begin the end
	}
	d.begun = slices.Clone(b)
	return events
}

// Deadline is when Silence has something to return if no byte comes until then;
// the zero time if it never has.
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

// Silence takes notice that no byte came until now.
func (d *Decoder) Silence(now time.Time) []uv.Event {
	if deadline := d.Deadline(); deadline.IsZero() || now.Before(deadline) {
		return nil
	}
	d.at = time.Time{}
	if d.pasting {
		return d.pause()
	}
	begun := d.begun
	d.begun, d.drop = nil, false
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

// afterEnd takes off what still comes of something that has ended. If a sequence
// follows the Escape that ended a paste, that Escape was a part of the text.
func (d *Decoder) afterEnd(b []byte) []byte {
	switch {
	case d.skip == nil:
		return b
	case bytes.HasPrefix(b, d.skip):
		b = b[len(d.skip):]
	case bytes.HasPrefix(d.skip, b):
		return b // more of it may come
	case d.skip[0] == '[' && b[0] == '[':
		d.pasting, d.text = true, []byte{esc}
	}
	d.skip = nil
	return b
}
