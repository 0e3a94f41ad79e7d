// Package detail shows every field of one scan, and what is known besides. It knows
// neither the list nor the monitor: both are told to it as values.
package detail

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// Info is what is known about a scan besides its fields.
type Info struct {
	Rate    float64 // percent per minute, 0 when unknown
	ETA     time.Duration
	HasETA  bool
	Stalled bool
	History []widget.Sample // when each percentage was first seen, oldest first
	Watched bool
	Stale   bool // the data are older than a few periods
	Gone    bool // the newest page does not have the scan
	Loaded  bool // a reply had it
	Unknown bool // the service does not find it
}

// Detail shows every field of one scan. The list owns it: it decides which
// scan is on show and what the keys do that reach beyond this one.
type Detail struct {
	Keys keymap.Detail
	text *text.Catalogue
	th   *theme.Theme

	width, height int
	scan          client.Scan
	shown         bool // there is a scan
	now           time.Time
	info          Info

	raw      bool     // the JSON is on show in place of the fields
	rawLines rawCache // that JSON, laid out
	lines    []string // everything there is to see
	Top      int      // first line in sight
}

var _ help.KeyMap = (*Detail)(nil)

// New returns a screen without a scan.
func New(keys keymap.Detail, t *text.Catalogue, th *theme.Theme) *Detail {
	return &Detail{Keys: keys, text: t, th: th}
}

// Show takes the newest data of a scan. Another scan than before is shown from
// its beginning. What is relative to a time is so to now. Nothing of s or p is
// kept but copies.
func (d *Detail) Show(s *client.Scan, now time.Time, p Info) {
	if !d.shown || d.scan.ID != s.ID {
		d.Top = 0
	}
	d.scan, d.shown, d.now, d.info = *s, true, now, p
	d.scan.Targets, d.scan.TargetsOriginal = slices.Clone(s.Targets), slices.Clone(s.TargetsOriginal)
	d.scan.KeyWords = slices.Clone(s.KeyWords)
	if s.Schedulable != nil {
		schedulable := *s.Schedulable
		d.scan.Schedulable = &schedulable
	}
	d.info.History = slices.Clone(p.History)
	d.layOut()
}

// SetSize lays the text out for another rectangle.
func (d *Detail) SetSize(width, height int) {
	rewrap := width != d.width
	d.width, d.height = width, height
	if rewrap {
		d.layOut()
	}
	d.ScrollTo(d.Top)
}

// SetTheme restyles the text.
func (d *Detail) SetTheme(th *theme.Theme) {
	d.th = th
	d.rawLines = rawCache{}
	d.layOut()
}

// layOut makes the lines anew and stays where it is among them.
func (d *Detail) layOut() {
	d.lines = nil
	if d.shown && d.width > 0 {
		d.lines = d.content()
	}
	d.ScrollTo(d.Top)
}

// Update scrolls, or turns the JSON on and off.
func (d *Detail) Update(msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	page := max(1, d.rows()-1) // one line stays, to read on from
	switch {
	case key.Matches(press, d.Keys.Up):
		d.ScrollTo(d.Top - 1)
	case key.Matches(press, d.Keys.Down):
		d.ScrollTo(d.Top + 1)
	case key.Matches(press, d.Keys.PageUp):
		d.ScrollTo(d.Top - page)
	case key.Matches(press, d.Keys.PageDown):
		d.ScrollTo(d.Top + page)
	case key.Matches(press, d.Keys.Top):
		d.ScrollTo(0)
	case key.Matches(press, d.Keys.End):
		d.ScrollTo(len(d.lines))
	case key.Matches(press, d.Keys.Raw):
		d.toggleRaw()
	}
	return nil
}

// toggleRaw goes to the beginning: the two texts have nothing in common.
func (d *Detail) toggleRaw() {
	d.raw, d.Top = !d.raw, 0
	d.layOut()
}

// ScrollTo puts a line at the top, as far as there are lines.
func (d *Detail) ScrollTo(line int) {
	d.Top = max(0, min(line, len(d.lines)-d.rows()))
}

// rows is how many lines of the text are in sight. Where not all are, the last
// line of the screen says so.
func (d *Detail) rows() int {
	if len(d.lines) > d.height && d.height > 1 {
		return d.height - 1
	}
	return max(0, d.height)
}

// View draws the part of the text that is in sight.
func (d *Detail) View() string {
	if d.width <= 0 || d.height <= 0 {
		return ""
	}
	end := min(len(d.lines), d.Top+d.rows())
	lines := slices.Clone(d.lines[min(d.Top, end):end])
	if d.rows() < min(d.height, len(d.lines)) {
		lines = append(lines, d.position(d.Top, len(d.lines)-end))
	}
	return widget.Block(lines, d.width, d.height)
}

// ShortHelp is the footer.
func (d *Detail) ShortHelp() []key.Binding { return d.Keys.ShortHelp() }

// FullHelp is this screen's part of the help.
func (d *Detail) FullHelp() [][]key.Binding { return d.Keys.FullHelp() }

// paint is a style on live data, and the muted one on old data.
func (d *Detail) paint(style lipgloss.Style) lipgloss.Style {
	if d.info.Stale {
		return d.th.Muted
	}
	return style
}
