package keymap

import (
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Detail works on the details of one scan. Previous and Next open the details of the
// neighbours in the list.
type Detail struct {
	Move
	Previous, Next, Raw, CopyID, CopyLink, Back key.Binding

	scan string // help of Previous and Next as one entry of the footer
}

func newDetail(t text.Keys, d text.DetailKeys) Detail {
	keys := Detail{
		Move:     newMove(t, t.Scroll),
		Previous: bind("←/h", d.Previous, "left", "h"),
		Next:     bind("→/l", d.Next, "right", "l"),
		Raw:      bind("J", d.Raw, "J"),
		CopyID:   bind("y", d.CopyID, "y"),
		CopyLink: bind("Y", d.CopyLink, "Y"),
		Back:     bind("esc", t.Back, "esc", "enter"),
		scan:     d.Scan,
	}
	keys.PageUp = bind("pgup", t.ScreenUp, "pgup", "b")
	keys.First.SetHelp("home", d.Top)
	keys.Last.SetHelp("end", d.End)
	return keys
}

// ShortHelp is the footer, most needed first.
func (d Detail) ShortHelp() []key.Binding {
	return []key.Binding{d.Back, d.short(), pair(d.Previous, d.Next, "←→", d.scan), d.CopyID, d.CopyLink, d.Raw}
}

// Paging is the entry of the footer for PageUp and PageDown.
func (d Detail) Paging() key.Binding { return pair(d.PageUp, d.PageDown, "pgup/pgdn", d.upDown) }

// FullHelp is two columns of the help screen: moving and acting.
func (d Detail) FullHelp() [][]key.Binding {
	return [][]key.Binding{d.column(), {d.Previous, d.Next, d.Raw, d.CopyID, d.CopyLink, d.Back}}
}
