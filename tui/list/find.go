package list

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// sought is a scan that no page has yet.
type sought struct {
	id     string
	opened bool // the user asked for its ScanId, so its details are open, and empty until a reply has the scan
	named  bool // the ScanId may also be a part of a name, for which the list is searched if there is no such scan
}

// isScanID reports whether a search is a ScanId. These have 19 digits; dates and times in names have fewer.
func isScanID(search string) bool {
	return len(search) >= 16 && len(search) <= 20 && strings.Trim(search, "0123456789") == ""
}

// find opens the details of a scan that may be anywhere, or nowhere.
func (l *List) find(id string, named bool) tea.Cmd {
	cmd := l.openByID(id)
	l.cursor.seek = &sought{id, true, named}
	return cmd
}

// answerFind closes the details again if AVDS does not have the scan that the user asked for, says so, and
// searches for a name instead if the user may have meant that.
func (l *List) answerFind() tea.Cmd {
	seek := l.cursor.seek
	if seek == nil || !seek.opened {
		return nil
	}
	s, loaded := l.mon.Pinned()
	if s.ID != seek.id || loaded {
		l.cursor.seek = nil
		return nil
	}
	if !l.mon.NotFound(seek.id) {
		return nil // no reply yet
	}
	l.cursor.seek = nil
	l.closeDetail()
	if !seek.named {
		l.Respond(l.text.List.NotFound, seek.id)
		return nil
	}
	f := l.mon.Filter()
	f.Search = seek.id
	cmd := l.choose(f)
	l.Respond(l.text.List.NotFoundSearch, seek.id)
	return cmd
}
