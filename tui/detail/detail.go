// Package detail shows every field of one scan, and what else is known of it. It knows neither the list
// nor the monitor: the list hands it all values.
package detail

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// Info holds what is known of a scan besides its fields.
type Info struct {
	Rate    float64         // progress in percent per minute; 0: unknown
	ETA     time.Duration   // estimated time left; see HasETA
	HasETA  bool            // ETA is known
	Stalled bool            // the scan is running, but its progress stands still
	History []widget.Sample // when each percentage was first seen, oldest first
	Watched bool            // the user watches the scan
	Stale   bool            // the data are older than three intervals
	Gone    bool            // the newest page does not have the scan
	Loaded  bool            // a reply had the scan
	Unknown bool            // AVDS did not find the scan several times in a row
}

// Detail shows every field of one scan that has a value. The list owns it and decides which scan that is.
type Detail struct {
	Keys  keymap.Detail
	text  *text.Catalogue
	th    *theme.Theme
	found func(*client.Scan) (string, bool)

	width, height int
	scan          client.Scan
	shown         bool // Show was called, so there is a scan
	now           time.Time
	info          Info

	raw      bool     // show the JSON instead of the fields
	rawLines rawCache // lines of the JSON as last made
	lines    []string // lines of the whole text
	scroller widget.Scroller
}

// Config is what details need. Everything but Found is required.
type Config struct {
	Keys  keymap.Detail
	Text  *text.Catalogue
	Theme *theme.Theme

	// Found returns what the newest run of a scan has found, such as "2 high · 7 medium", and false while
	// that is not known. A nil Found knows nothing.
	Found func(*client.Scan) (text string, ok bool)
}

// New returns details without a scan.
func New(c Config) *Detail {
	return &Detail{Keys: c.Keys, text: c.Text, th: c.Theme, found: c.Found}
}

// Show shows the newest data of a scan, which it copies. A scan with another ScanId than before is
// scrolled to its top. Times are shown with their distance from now.
func (d *Detail) Show(s *client.Scan, now time.Time, info Info) {
	if !d.shown || d.scan.ID != s.ID {
		d.scroller.Top = 0
	}
	d.scan, d.shown, d.now, d.info = *s, true, now, info
	d.scan.Targets, d.scan.TargetsOriginal = slices.Clone(s.Targets), slices.Clone(s.TargetsOriginal)
	d.scan.KeyWords = slices.Clone(s.KeyWords)
	if s.Schedulable != nil {
		schedulable := *s.Schedulable
		d.scan.Schedulable = &schedulable
	}
	d.info.History = slices.Clone(info.History)
	d.layOut()
}

// SetSize sets the size of the text.
func (d *Detail) SetSize(width, height int) {
	rewrap := width != d.width
	d.width, d.height = width, height
	if rewrap {
		d.rawLines = rawCache{}
		d.layOut()
	} else {
		d.fit()
	}
}

// SetTheme sets the colours and signs.
func (d *Detail) SetTheme(th *theme.Theme) {
	d.th = th
	d.rawLines = rawCache{}
	d.layOut()
}

func (d *Detail) layOut() {
	d.lines = nil
	if d.shown && d.width > 0 {
		d.lines = d.content()
	}
	d.fit()
}

// fit scrolls the text within the screen. If the text does not fit, the last line says how many lines
// are hidden.
func (d *Detail) fit() {
	s := &d.scroller
	s.Length, s.Height = len(d.lines), max(0, d.height)
	if s.Length > s.Height && s.Height > 1 {
		s.Height--
	}
	s.ScrollTo(s.Top)
}

// Press scrolls, or switches between the fields and the JSON.
func (d *Detail) Press(msg tea.KeyPressMsg) {
	const overlap = 1 // the last line stays visible, to read on from
	switch s, k := &d.scroller, d.Keys; {
	case s.Press(msg, k.Move, overlap):
	case key.Matches(msg, k.Above):
		s.ScrollTo(s.Top - max(1, s.Height/2))
	case key.Matches(msg, k.Below):
		s.ScrollTo(s.Top + max(1, s.Height/2))
	case key.Matches(msg, k.Raw):
		d.raw, s.Top = !d.raw, 0 // the two texts have nothing in common
		d.layOut()
	}
}

// Usable returns the keys that have something to act on.
func (d *Detail) Usable() keymap.Detail { return d.Keys.Showing(d.scroller.Longer()) }

// Wheel scrolls by some lines.
func (d *Detail) Wheel(lines int) { d.scroller.ScrollTo(d.scroller.Top + lines) }

// View draws the visible part of the text.
func (d *Detail) View() string {
	if d.width <= 0 || d.height <= 0 {
		return ""
	}
	s := &d.scroller
	lines := slices.Clone(d.lines[s.Top:s.End()])
	if s.Height < min(d.height, s.Length) {
		lines = append(lines, " "+s.Hidden(d.th))
	}
	return widget.Block(lines, d.width, d.height)
}

// paint returns a style for live data, or Muted if the data are stale.
func (d *Detail) paint(style lipgloss.Style) lipgloss.Style {
	if d.info.Stale {
		return d.th.Muted
	}
	return style
}
