package tui

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

// progressInfo is what is known about a scan besides its fields.
type progressInfo struct {
	rate       float64 // percent per minute, 0 when unknown
	eta        time.Duration
	hasETA     bool
	elapsed    time.Duration // of the run under way
	hasElapsed bool
	stalled    bool
	history    []widget.Sample // when each percentage was first seen, oldest first
	watched    bool
	stale      bool // the data are older than a few periods
	gone       bool // the newest page does not have the scan
	loaded     bool // a reply had it
	unknown    bool // the service does not find it
}

// scanDetail shows every field of one scan. The list owns it: it decides which
// scan is on show and what the keys do that reach beyond this one.
type scanDetail struct {
	keys keymap.Detail
	text *text.Catalogue
	th   *theme.Theme

	width, height int
	scan          client.Scan
	shown         bool // there is a scan
	now           time.Time
	info          progressInfo

	raw      bool     // the JSON is on show in place of the fields
	rawLines rawCache // that JSON, laid out
	lines    []string // everything there is to see
	top      int      // first line in sight
}

var _ help.KeyMap = (*scanDetail)(nil)

// newScanDetail returns a screen without a scan.
func newScanDetail(keys keymap.Detail, t *text.Catalogue, th *theme.Theme) *scanDetail {
	return &scanDetail{keys: keys, text: t, th: th}
}

// show takes the newest data of a scan. Another scan than before is shown from
// its beginning. What is relative to a time is so to now. Nothing of s or p is
// kept but copies.
func (d *scanDetail) show(s *client.Scan, now time.Time, p progressInfo) {
	if !d.shown || d.scan.ID != s.ID {
		d.top = 0
	}
	d.scan, d.shown, d.now, d.info = *s, true, now, p
	d.scan.Targets, d.scan.TargetsOriginal = slices.Clone(s.Targets), slices.Clone(s.TargetsOriginal)
	d.scan.KeyWords = slices.Clone(s.KeyWords)
	if s.Schedulable != nil {
		schedulable := *s.Schedulable
		d.scan.Schedulable = &schedulable
	}
	d.info.history = slices.Clone(p.history)
	d.layOut()
}

// SetSize lays the text out for another rectangle.
func (d *scanDetail) SetSize(width, height int) {
	rewrap := width != d.width
	d.width, d.height = width, height
	if rewrap {
		d.layOut()
	}
	d.scrollTo(d.top)
}

// SetTheme restyles the text.
func (d *scanDetail) SetTheme(th *theme.Theme) {
	d.th = th
	d.rawLines = rawCache{}
	d.layOut()
}

// layOut makes the lines anew and stays where it is among them.
func (d *scanDetail) layOut() {
	d.lines = nil
	if d.shown && d.width > 0 {
		d.lines = d.content()
	}
	d.scrollTo(d.top)
}

// Update scrolls, or turns the JSON on and off.
func (d *scanDetail) Update(msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	page := max(1, d.rows()-1) // one line stays, to read on from
	switch {
	case key.Matches(press, d.keys.Up):
		d.scrollTo(d.top - 1)
	case key.Matches(press, d.keys.Down):
		d.scrollTo(d.top + 1)
	case key.Matches(press, d.keys.PageUp):
		d.scrollTo(d.top - page)
	case key.Matches(press, d.keys.PageDown):
		d.scrollTo(d.top + page)
	case key.Matches(press, d.keys.Top):
		d.scrollTo(0)
	case key.Matches(press, d.keys.End):
		d.scrollTo(len(d.lines))
	case key.Matches(press, d.keys.Raw):
		d.toggleRaw()
	}
	return nil
}

// toggleRaw goes to the beginning: the two texts have nothing in common.
func (d *scanDetail) toggleRaw() {
	d.raw, d.top = !d.raw, 0
	d.layOut()
}

// scrollTo puts a line at the top, as far as there are lines.
func (d *scanDetail) scrollTo(line int) {
	d.top = max(0, min(line, len(d.lines)-d.rows()))
}

// rows is how many lines of the text are in sight. Where not all are, the last
// line of the screen says so.
func (d *scanDetail) rows() int {
	if len(d.lines) > d.height && d.height > 1 {
		return d.height - 1
	}
	return max(0, d.height)
}

// View draws the part of the text that is in sight.
func (d *scanDetail) View() string {
	if d.width <= 0 || d.height <= 0 {
		return ""
	}
	end := min(len(d.lines), d.top+d.rows())
	lines := slices.Clone(d.lines[min(d.top, end):end])
	if d.rows() < min(d.height, len(d.lines)) {
		lines = append(lines, d.position(d.top, len(d.lines)-end))
	}
	return widget.Block(lines, d.width, d.height)
}

// ShortHelp is the footer.
func (d *scanDetail) ShortHelp() []key.Binding { return d.keys.ShortHelp() }

// FullHelp is this screen's part of the help.
func (d *scanDetail) FullHelp() [][]key.Binding { return d.keys.FullHelp() }

// paint is a style on live data, and the muted one on old data.
func (d *scanDetail) paint(style lipgloss.Style) lipgloss.Style {
	if d.info.stale {
		return d.th.Muted
	}
	return style
}
