package findings

import (
	"errors"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/explain"
	"scantop/tui/widget"
)

// maxText is the widest text of a finding, in cells: longer lines are hard to read.
const maxText = 96

// page is the finding under the cursor with all its details, on a screen of its own or beside the list.
type page struct {
	open     bool // on a screen of its own
	unfolded bool // the proof is shown
	lines    []string
	scroller widget.Scroller
	failed   map[string]error // why details could not be read, by the Id of the finding
}

// openPage shows the finding under the cursor.
func (f *Findings) openPage() {
	f.rows.touched = true // what the user reads must not move away
	f.page.open, f.page.unfolded, f.page.scroller.Top = true, false, 0
	f.layDetail()
}

func (f *Findings) handlePageKey(msg tea.KeyPressMsg) tea.Cmd {
	const overlap = 1 // the last line stays visible, to read on from
	k, p := f.keys.page, &f.page
	switch {
	case p.scroller.Press(msg, k.Move, overlap):
	case key.Matches(msg, k.Back):
		p.open = false
		f.layDetail()
	case key.Matches(msg, k.Unfold):
		p.unfolded = !p.unfolded
		f.layDetail()
	case key.Matches(msg, k.Previous):
		f.turn(-1)
	case key.Matches(msg, k.Next):
		f.turn(1)
	case key.Matches(msg, k.Copy):
		return f.copyFinding(false)
	case key.Matches(msg, k.CopyLink):
		return f.copyFinding(true)
	case key.Matches(msg, k.Refresh):
		f.refresh()
	}
	return nil
}

// turn shows the finding one row further up or down.
func (f *Findings) turn(step int) {
	before := f.rows.table.Cursor
	f.rows.table.MoveTo(before + step)
	f.rows.touched = true
	if f.rows.table.Cursor != before {
		f.settle()
		f.openPage()
	}
}

// wantedDetail returns the Id of the finding with details to read, and when to read them: the zero time if they
// are awaited. The current time would be later than that of proceed, and never be reached. It returns "" if
// no details are visible.
func (f *Findings) wantedDetail() (id string, due time.Time) {
	x := f.current().finding
	switch {
	case f.waiting.id != "":
		return f.waiting.id, due
	case x == nil || f.asking.refused["DescribeVulnerability"] != nil:
		return "", due
	case f.page.open:
		return x.ID, f.moved
	case f.beside():
		return x.ID, f.moved.Add(rest)
	}
	return "", due
}

// detailFailed notes why the details of a finding could not be read.
func (f *Findings) detailFailed(id string, err error) {
	if f.page.failed == nil {
		f.page.failed = map[string]error{}
	}
	f.page.failed[id] = err
	if f.waiting.id == id {
		f.waiting.id = ""
		f.notice = widget.Notice{Text: f.whyUnread(err), Level: widget.Warning}
	}
}

func (f *Findings) whyUnread(err error) string {
	if failure, ok := errors.AsType[*client.Error](err); ok && failure.Unavailable() {
		return f.refusal(failure)
	}
	return explain.Error(f.text, err)
}

// layDetail makes the lines of the finding under the cursor, if they are visible.
func (f *Findings) layDetail() {
	p, width := &f.page, f.width
	p.lines = nil
	if !p.open {
		width = paneWidth
	}
	if x := f.current().finding; x != nil && (p.open || f.beside()) {
		p.lines = f.about(x, width)
	}
	p.fit(f.height - 1) // the last line is for notices
}

// fit scrolls the lines within a height.
func (p *page) fit(height int) {
	p.scroller.Length, p.scroller.Height = len(p.lines), max(0, height)
	p.scroller.ScrollTo(p.scroller.Top)
}

// pageLines draws the finding on a screen of its own.
func (f *Findings) pageLines() []string {
	s := &f.page.scroller
	lines := widget.Pad(slices.Clone(f.page.lines[s.Top:s.End()]), s.Height)
	last := " " + s.Hidden(f.th)
	if f.notice.Text != "" {
		last = widget.Ends(last, f.notice.Line(f.th, widget.EndRoom(last, f.width)), f.width)
	}
	return append(lines, last)
}

// paneLines draws the beginning of the finding beside the list.
func (f *Findings) paneLines() []string {
	lines := f.page.lines
	if len(lines) <= f.height {
		return lines
	}
	room := max(0, f.height-1)
	s := widget.Scroller{Height: room, Length: len(lines)}
	return append(slices.Clone(lines[:room]), " "+s.Hidden(f.th))
}
