package overview

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/widget"
)

// View draws the screen.
func (o *Overview) View() string {
	switch {
	case o.width <= 0 || o.height <= 0:
		return ""
	case o.tooSmall():
		return " " + o.Theme.Muted.Render(widget.FirstThatFits(o.Text.Overview.TooSmall, "", o.width-1))
	}
	title := o.Theme.Strong.Render(" " + o.Text.Overview.Title)
	lines := []string{widget.Ends(title, o.Toast(widget.EndRoom(title, o.width)), o.width), o.rule()}
	panes := o.panes()
	drawn := o.pane(panes[0])
	if len(panes) > 1 {
		drawn = widget.Beside(o.Theme, drawn, o.pane(panes[1]), panes[0].width, o.height-others+1)
	}
	return widget.Block(append(lines, drawn...), o.width, o.height)
}

// rule draws the line below the title. A failure replaces it, so that no row moves.
func (o *Overview) rule() string {
	if said := o.Failure(o.width); said != "" {
		return said
	}
	return widget.Rule(o.Theme, o.width)
}

// pane draws sections below one line of column heads.
func (o *Overview) pane(p pane) []string {
	lines := []string{o.sections[p.sections[0]].table.Heads(o.Theme)}
	for i, at := range p.sections {
		if i > 0 && o.gap() > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, o.heading(&o.sections[at], p.width))
		lines = append(lines, o.body(at, p.width)...)
	}
	return lines
}

// heading draws the title of a section, how many scans it has, and how many are hidden.
func (o *Overview) heading(s *section, width int) string {
	th := o.Theme
	count := ""
	if len(s.scans) > 0 {
		count = " " + strconv.Itoa(len(s.scans))
	}
	if s.older > 0 {
		count += theme.Separator + fmt.Sprintf(o.Text.Overview.Older, s.older)
	}
	if s.newest > 0 {
		count += theme.Separator + fmt.Sprintf(o.Text.Overview.Newest, s.newest)
	}
	line := " " + th.Strong.Render(s.title) + th.Muted.Render(count) + " "
	hidden := s.table.Hidden(th)
	if lipgloss.Width(hidden) > 0 {
		hidden = " " + hidden
	}
	rule := widget.Rule(th, width-lipgloss.Width(line)-lipgloss.Width(hidden)-1)
	return line + rule + hidden
}

// body draws the rows of a section, or a line that says why there are none.
func (o *Overview) body(at, width int) []string {
	s, t := &o.sections[at], o.Text.Overview
	if len(s.scans) > 0 {
		return s.table.Body(o.Theme)
	}
	said := []string{atTrouble: t.NoTrouble, atRunning: t.NoRunning, atNext: t.NoNext, atEnded: t.NoEnded}[at]
	switch {
	case s.loaded:
	case o.Monitor.Health().Err != nil:
		said = o.Theme.Glyphs.Dash
	default:
		said = o.Text.List.Loading
	}
	const margin = 3
	said = ansi.Truncate(said, width-margin, theme.Ellipsis)
	return []string{strings.Repeat(" ", margin) + o.Theme.Muted.Render(said)}
}
