package overview

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/tui/widget"
)

// seek moves the cursor to the selected scan, which may have changed its section.
func (o *Overview) seek() {
	row := max(0, o.sections[o.front].table.Cursor)
	for i := range o.sections {
		at := (o.front + i) % len(o.sections)
		if found := o.sections[at].index(o.selected); found >= 0 {
			o.front, row = at, found
			break
		}
	}
	for range o.sections {
		if len(o.sections[o.front].scans) > 0 {
			break
		}
		o.front, row = (o.front+1)%len(o.sections), 0
	}
	o.put(o.front, row)
}

// put moves the cursor to a row of a section. The other sections show their first rows.
func (o *Overview) put(front, row int) {
	for i := range o.sections {
		if i != front {
			o.sections[i].leave()
		}
	}
	o.front = front
	o.sections[front].table.MoveTo(row)
	o.selected = ""
	if s := o.current(); s != nil {
		o.selected = s.ID
	}
}

// current returns the selected scan, or nil if there is none.
func (o *Overview) current() *client.Scan {
	s := &o.sections[o.front]
	if row := s.table.Cursor; row >= 0 && row < len(s.scans) {
		return s.scans[row]
	}
	return nil
}

// row returns the row with the cursor, counted through all sections.
func (o *Overview) row() int {
	row := max(0, o.sections[o.front].table.Cursor)
	for i := range o.front {
		row += len(o.sections[i].scans)
	}
	return row
}

// scans returns the scans of all sections.
func (o *Overview) scans() []*client.Scan {
	var all []*client.Scan
	for i := range o.sections {
		all = append(all, o.sections[i].scans...)
	}
	return all
}

// move handles a key that moves the cursor, through all sections as through one list.
func (o *Overview) move(press tea.KeyPressMsg, keys keymap.Move) bool {
	all := widget.Table{}
	all.Cursor, all.Length = o.row(), len(o.scans())
	for i := range o.sections {
		all.Height += min(o.sections[i].table.Height, len(o.sections[i].scans))
	}
	if all.Length == 0 || !all.Press(press, keys) {
		return false
	}
	o.walkTo(all.Cursor)
	return true
}

// walkTo moves the cursor to a row, counted through all sections, because the user wants it.
func (o *Overview) walkTo(row int) {
	o.settled = true
	for i := range o.sections {
		n := len(o.sections[i].scans)
		if row < n {
			o.put(i, row)
			return
		}
		row -= n
	}
}

// Wheel moves the cursor by some rows.
func (o *Overview) Wheel(by, _ int) { o.walkTo(max(0, min(o.row()+by, len(o.scans())-1))) }

// nextNews moves the cursor to the next row with the sign of news, from the top again after the last row. It says
// so if none has one.
func (o *Overview) nextNews() {
	all, row := o.scans(), o.row()
	for i := range all {
		next := (row + 1 + i) % len(all)
		if strings.TrimSpace(o.News(all[next].ID).Text) != "" {
			o.walkTo(next)
			return
		}
	}
	o.SayNoNews()
}
