package findings

import (
	"fmt"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/tui/widget"
)

// confirmation asks whether to create a report.
type confirmation struct {
	run     string    // TaskId
	create  bool      // the focus is on the button that creates it
	armedAt time.Time // keys before then were meant for the screen below
}

// answer handles a key in the confirmation.
func (f *Findings) answer(msg tea.KeyPressMsg) tea.Cmd {
	c, k := f.report.confirm, f.keys.confirm
	if now := f.now(); now.Before(c.armedAt) {
		c.armedAt = now.Add(grace) // a key that is held answers nothing
		return nil
	}
	switch {
	case key.Matches(msg, k.Cancel), key.Matches(msg, k.Press) && !c.create:
		f.report.confirm = nil
	case key.Matches(msg, k.Press):
		f.report.confirm = nil
		return f.createReport(c.run)
	case key.Matches(msg, k.Other):
		c.create = !c.create
	case key.Matches(msg, k.Left):
		c.create = true
	case key.Matches(msg, k.Right):
		c.create = false
	}
	return nil
}

func (f *Findings) confirmKeys() keymap.Confirm {
	button := f.text.Form.CancelButton
	if f.report.confirm.create {
		button = f.text.Findings.Report.Create
	}
	k := f.keys.confirm.Pressing(button).Showing(false)
	k.Cancel.SetHelp(k.Cancel.Help().Key, f.text.Keys.Cancel)
	return k
}

// confirmLines draws the confirmation. A low screen has no room for blank lines.
func (f *Findings) confirmLines() []string {
	t, c := f.text.Findings.Report, f.report.confirm
	name := f.scan.Title()
	question := fmt.Sprintf(t.Question, widget.Limit(name, client.MaxNameLength*4), f.known.number(c.run))
	gap := []string{""}
	if !f.ruled() {
		gap = nil
	}
	lines := slices.Concat(gap, widget.Paragraph(f.th.Strong, question, f.width),
		gap, widget.Paragraph(f.th.Text, t.Explained, f.width))
	create := widget.Button(f.th, t.Create, c.create)
	cancel := widget.Button(f.th, f.text.Form.CancelButton, !c.create)
	lines = append(widget.Cut(lines, f.width, f.height-1-len(gap)), gap...)
	return append(lines, "  "+create+" "+cancel)
}
