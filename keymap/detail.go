package keymap

import (
	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"

	"scantop/tui/text"
)

// Detail works on the details of one scan.
type Detail struct {
	Up, Down, PageUp, PageDown, Top, End key.Binding
	// Previous and Next go to the neighbours in the list.
	Previous, Next   key.Binding
	Raw              key.Binding
	CopyID, CopyLink key.Binding
	Back             key.Binding

	scroll, scan string
}

var _ help.KeyMap = Detail{}

func newDetail(t text.Keys, d text.DetailKeys) Detail {
	return Detail{
		Up:       bind("↑/k", t.Up, "up", "k"),
		Down:     bind("↓/j", t.Down, "down", "j"),
		PageUp:   bind("pgup", t.ScreenUp, "pgup", "b"),
		PageDown: bind("pgdn", t.ScreenDown, "pgdown"),
		Top:      bind("home", d.Top, "home"),
		End:      bind("end", d.End, "end", "G"),
		Previous: bind("←/h", d.Previous, "left", "h"),
		Next:     bind("→/l", d.Next, "right", "l"),
		Raw:      bind("J", d.Raw, "J"),
		CopyID:   bind("y", d.CopyID, "y"),
		CopyLink: bind("Y", d.CopyLink, "Y"),
		Back:     bind("esc", t.Back, "esc", "enter"),
		scroll:   t.Scroll,
		scan:     d.Scan,
	}
}

// ShortHelp is the footer, most needed first.
func (d Detail) ShortHelp() []key.Binding {
	return []key.Binding{
		d.Back, pair(d.Up, d.Down, "↑↓", d.scroll), pair(d.Previous, d.Next, "←→", d.scan),
		d.CopyID, d.CopyLink, d.Raw,
	}
}

// Paging is both keys that scroll by a screen, for a footer.
func (d Detail) Paging() key.Binding { return pair(d.PageUp, d.PageDown, "pgup/pgdn", d.scroll) }

// FullHelp is the help screen: moving, acting.
func (d Detail) FullHelp() [][]key.Binding {
	return [][]key.Binding{
		{d.Up, d.Down, d.PageUp, d.PageDown, d.Top, d.End},
		{d.Previous, d.Next, d.Raw, d.CopyID, d.CopyLink, d.Back},
	}
}
