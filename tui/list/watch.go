package list

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/monitor"
	"scantop/tui/safe"
)

func (l *List) watch() tea.Cmd {
	s := l.Subject()
	if s.ID == "" {
		l.Respond("%s", l.text.List.NoID)
		return nil
	}
	t, name, before := l.text.List, s.Title(), l.mon.Watches(s.ID)
	l.CarryOut(monitor.Watch{Scan: *s})
	switch after := l.mon.Watches(s.ID); {
	case before == after:
		l.Respond(t.TooManyWatched, len(l.mon.Watched()))
		return nil
	case after:
		l.Respond(t.Watched, name)
	default:
		l.Respond(t.Unwatched, name)
	}
	l.rebuild()
	l.saveWatched()
	return nil
}

func (l *List) copy(text, said string) tea.Cmd {
	cmd := l.clipboard.Copy(text)
	if cmd == nil {
		said = l.text.List.NoClipboard
	}
	l.Respond("%s", said)
	return cmd
}

func (l *List) copyID() tea.Cmd {
	s := l.Subject()
	if s.ID == "" {
		l.Respond("%s", l.text.List.NoID)
		return nil
	}
	return l.copy(s.ID, fmt.Sprintf(l.text.List.Copied, s.ID))
}

func (l *List) copyLink() tea.Cmd {
	s := l.Subject()
	link, address := safe.WebAddress(s.ReportURL)
	switch {
	case s.ReportURL == "":
		l.Respond("%s", l.text.List.NoReport)
		return nil
	case address == nil:
		l.Respond("%s", l.text.List.NoLink)
		return nil
	}
	return l.copy(link, l.text.List.LinkCopied)
}
