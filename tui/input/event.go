package input

import (
	"bytes"
	"slices"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// decode returns the events of a unit. If the unit starts a paste, it only notes that.
func (d *Decoder) decode(unit []byte) []uv.Event {
	drop := d.drop
	d.drop = false
	event := d.event(unit)
	if _, ok := event.(uv.PasteStartEvent); ok { // even if its ESC was returned as the Escape key
		d.pasting = true
		return nil
	}
	if drop {
		return nil
	}
	if bytes.HasPrefix(unit, []byte("\x1b\x1b")) {
		return withAlt(d.decode(unit[1:]))
	}
	all, several := event.(uv.MultiEvent)
	if !several {
		all = uv.MultiEvent{event}
	}
	return slices.DeleteFunc(all, isUseless)
}

// withAlt adds alt to a key. If the events are no key, the ESC before them was the Escape
// key.
func withAlt(events []uv.Event) []uv.Event {
	if len(events) == 1 {
		if press, ok := events[0].(uv.KeyPressEvent); ok {
			press.Mod |= uv.ModAlt
			press.Text = ""
			return []uv.Event{press}
		}
	}
	return append([]uv.Event{uv.KeyPressEvent{Code: uv.KeyEscape}}, events...)
}

// isUseless reports whether scantop does not use an event. A report that it did not request,
// such as another size of the window, could only do harm.
func isUseless(event uv.Event) bool {
	switch e := event.(type) {
	case uv.BackgroundColorEvent:
		return e.Color == nil // the colour could not be read
	case uv.KeyPressEvent, uv.MouseEvent, uv.PasteEvent, uv.ModeReportEvent, uv.PrimaryDeviceAttributesEvent:
		return false
	}
	return true
}

// event returns the event of a unit, or nil if it has none.
func (d *Decoder) event(unit []byte) uv.Event {
	switch s := string(unit); {
	case s == "\x1b[Ow":
		return uv.KeyPressEvent{Code: uv.KeyEnd}
	case s == "\x1b[G": // the middle of the console's keypad
		return uv.KeyPressEvent{Code: uv.KeyBegin}
	case s == "\x1bOI":
		return uv.KeyPressEvent{Code: uv.KeyTab}
	case len(s) == 4 && s[:3] == "\x1b[[":
		return uv.KeyPressEvent{Code: uv.KeyF1 + rune(s[3]-'A')}
	}
	if r, _ := utf8.DecodeRune(unit); r == utf8.RuneError {
		return uv.PasteEvent{Content: string(utf8.RuneError)}
	}
	_, event := d.keys.Decode(unit)
	return event
}
