package tui

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
)

// pasting is a paste that comes in parts, as over a slow line. An input takes all
// that has come each time, as if it were one: a cut may go through a character, a
// comment or a host.
type pasting struct {
	open   bool
	text   string // all parts so far
	before string // what stood in the input
	at     int    // where its cursor was
}

// begin notes what the paste goes into.
func (p *pasting) begin(input textinput.Model) {
	*p = pasting{open: true, before: input.Value(), at: input.Position()}
}

// add returns what to paste now, and makes the input what it was before that.
func (p *pasting) add(input *textinput.Model, part string) string {
	if !p.open {
		return part
	}
	p.text += part
	input.SetValue(p.before)
	input.SetCursor(p.at)
	return p.text
}

// showBroken puts a question mark where an input would drop what could not be read.
func showBroken(s string) string { return strings.ReplaceAll(s, string(utf8.RuneError), "?") }
