package keymap

import (
	"fmt"

	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Picker holds the keys of the screen on which targets and asset tags are picked. Letters are text there,
// which is searched for. PageUp and PageDown also lead to the page before and after. First and Last are
// empty, because home and end move within the text.
type Picker struct {
	Move
	Mark, Take, Retry, Back key.Binding

	take, page string // help of Take with marks, a format; help of PageUp and PageDown in the footer
}

func newPicker(t text.Keys, p text.Picker) Picker {
	move := newArrows(t)
	move.PageUp = bind("pgup", p.Previous, "pgup")
	move.PageDown = bind("pgdn", p.Following, "pgdown")
	move.upDown = t.Move
	return Picker{
		Move:  move,
		Mark:  bind("space", p.Mark, "space"),
		Take:  bind("enter", p.TakeOne, "enter"),
		Retry: bind("ctrl+r", p.Retry, "ctrl+r"),
		Back:  bind("esc", t.Back, "esc"),
		take:  p.Take,
		page:  p.MorePages,
	}
}

// On returns the keys for a list with or without rows, with a number of marked names, and after a request
// that failed or not. Without rows and marks, there is nothing to take.
func (p Picker) On(rows bool, marked int, failed bool) Picker {
	p.enable(rows)
	p.Mark.SetEnabled(rows)
	p.Take.SetEnabled(rows || marked > 0)
	p.Retry.SetEnabled(failed)
	if marked > 0 {
		p.Take.SetHelp(p.Take.Help().Key, fmt.Sprintf(p.take, marked))
	}
	return p
}

// ShortHelp returns the footer, the most important keys first.
func (p Picker) ShortHelp() []key.Binding {
	return []key.Binding{p.Retry, p.Mark, p.Take, p.Back, p.short(), pair(p.PageUp, p.PageDown, "pgup/pgdn", p.page)}
}

// FullHelp returns the column of the help screen.
func (p Picker) FullHelp() [][]key.Binding {
	return [][]key.Binding{{p.Up, p.Down, p.PageUp, p.PageDown, p.Mark, p.Take, p.Retry, p.Back}}
}
