package input

import (
	"bytes"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// pasteEnd is the sequence that a terminal sends after a pasted text.
const pasteEnd = "\x1b[201~"

// paste adds bytes to the paste. If they end it, rest is what follows its end.
func (d *Decoder) paste(b []byte) (events []uv.Event, rest []byte) {
	from := max(0, len(d.text)-len(pasteEnd)+1) // the text before was searched already
	d.text = append(d.text, b...)
	unseen := d.text[from:]
	end, stop := bytes.Index(unseen, []byte(pasteEnd)), bytes.IndexByte(unseen, ctrlC)
	switch {
	case stop >= 0 && (end < 0 || stop < end):
		rest = unseen[stop:]
		d.text = d.text[:from+stop]
		d.text = d.text[:len(d.text)-begunEnd(d.text)]
	case end >= 0:
		rest = unseen[end+len(pasteEnd):]
		d.text = d.text[:from+end]
	default:
		return nil, nil
	}
	return d.endPaste(), rest
}

// pause returns the part of a paste that has arrived. If the last read was Escape, it ends
// the paste. That Escape may also have been the first byte of the paste's own end marker, so
// the rest of a marker is dropped if it arrives.
func (d *Decoder) pause() []uv.Event {
	if d.alone {
		d.text = bytes.TrimRight(d.text, "\x1b")
		d.text = d.text[:len(d.text)-begunEnd(d.text)]
		d.skip = []byte(pasteEnd[1:])
		return d.endPaste()
	}
	var events []uv.Event
	if !d.told {
		events = append(events, uv.PasteStartEvent{})
	}
	d.told = true
	whole := len(d.text) - max(begunEnd(d.text), begunRune(d.text))
	events = append(events, pasted(d.text[:whole])...)
	d.text = d.text[whole:]
	return events
}

// endPaste returns the rest of the paste and ends it.
func (d *Decoder) endPaste() []uv.Event {
	events := pasted(d.text)
	if d.told {
		events = append(events, uv.PasteEndEvent{})
	}
	d.pasting, d.told, d.text = false, false, nil
	return events
}

// pasted returns the event of a pasted text, or nothing if the text is empty.
func pasted(text []byte) []uv.Event {
	if len(text) == 0 {
		return nil
	}
	whole := string([]rune(string(text))) // replaces each byte that is not UTF-8
	return []uv.Event{uv.PasteEvent{Content: whole}}
}

// begunEnd returns how many bytes at the end of a text may be the beginning of pasteEnd.
func begunEnd(text []byte) int {
	for n := min(len(text), len(pasteEnd)-1); n > 0; n-- {
		if bytes.HasSuffix(text, []byte(pasteEnd[:n])) {
			return n
		}
	}
	return 0
}

// begunRune returns how many bytes at the end of a text are an incomplete character.
func begunRune(text []byte) int {
	for n := min(len(text), utf8.UTFMax-1); n > 0; n-- {
		if last := text[len(text)-n:]; !utf8.FullRune(last) {
			return n
		}
	}
	return 0
}
