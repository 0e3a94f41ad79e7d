package input

import (
	"bytes"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// pasteEnd is what a terminal puts behind a pasted text.
const pasteEnd = "\x1b[201~"

// paste adds bytes to the open paste. Behind its end, rest is not part of it.
func (d *Decoder) paste(b []byte) (events []uv.Event, rest []byte) {
	from := max(0, len(d.text)-len(pasteEnd)+1) // before, there is no end
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

// pause hands on what there is of a paste while no more comes. If the last thing
// that came was Escape, it ends the paste. That may also have been the first byte
// of the paste's own end, of which the rest means nothing then.
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

// endPaste hands on the rest of a paste.
func (d *Decoder) endPaste() []uv.Event {
	events := pasted(d.text)
	if d.told {
		events = append(events, uv.PasteEndEvent{})
	}
	d.pasting, d.told, d.text = false, false, nil
	return events
}

// pasted is the event for a pasted text, none for an empty one.
func pasted(text []byte) []uv.Event {
	if len(text) == 0 {
		return nil
	}
	whole := string([]rune(string(text))) // every byte that is not UTF-8 is replaced
	return []uv.Event{uv.PasteEvent{Content: whole}}
}

// begunEnd is how many bytes at the end of a text may begin the paste's end.
func begunEnd(text []byte) int {
	for n := min(len(text), len(pasteEnd)-1); n > 0; n-- {
		if bytes.HasSuffix(text, []byte(pasteEnd[:n])) {
			return n
		}
	}
	return 0
}

// begunRune is how many bytes at the end of a text begin a character.
func begunRune(text []byte) int {
	for n := min(len(text), utf8.UTFMax-1); n > 0; n-- {
		if last := text[len(text)-n:]; utf8.RuneStart(last[0]) && !utf8.FullRune(last) {
			return n
		}
	}
	return 0
}
