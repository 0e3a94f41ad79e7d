package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"scantop/tui/explain"
	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/text"
)

// Recalled is what earlier runs left, as far as it may be large.
type Recalled struct {
	Drafts   []DraftFile    // the one that was written last first
	Launches state.Launches // recent ones, to launch more like them
	Err      error          // why something is missing; nil: nothing is
}

// DraftFile are forms as they were left, in one file.
type DraftFile struct {
	Name string // under which the Memory has them
	List []state.Draft
}

// recallMsg brings what earlier runs left.
type recallMsg Recalled

// recallAll reads what earlier runs left, while the first frame is drawn.
func (m *Model) recallAll() tea.Cmd {
	recall := m.options.Recall
	if recall == nil {
		return nil
	}
	return func() tea.Msg { return recallMsg(recall()) }
}

// handleRecall puts drafts of earlier runs behind what was entered since, or in
// front where there is nothing yet.
func (m *Model) handleRecall(msg recallMsg) tea.Cmd {
	if msg.Err != nil {
		m.list.Remark(explain.Memory(m.text, msg.Err))
	}
	m.recent.launches = m.recent.launches.And(msg.Launches)
	m.recent.layOut()
	f := m.form
	m.found = map[string]int{}
	for _, file := range msg.Drafts {
		m.found[file.Name] = len(file.List)
		for _, d := range file.List {
			f.others = append(f.others, m.recallDraft(file.Name, d))
		}
	}
	switch next := f.nextDraft(); {
	case len(msg.Drafts) == 0:
		return nil
	case f.blank() && next >= 0:
		f.takeUp(next)
	case !f.blank() && f.doubt == nil && !f.sending:
		f.banner, f.bad = f.sayAside(), false
	}
	return tea.Batch(m.keepDrafts(), m.lookForRecalled())
}

// recallDraft is a draft as it is in a file. It tells of a launch that was under
// way by then.
func (m *Model) recallDraft(file string, d state.Draft) draft {
	recalled := draft{file: file, kept: d.Entries, touched: true, typed: true, dropped: d.Dropped}
	if s := d.Sent; s != nil {
		start := s.Start.In(m.fx.Now().Location()).Format(text.FullTime)
		recalled.doubt = &doubt{spec: *s, edited: d.Edited, said: fmt.Sprintf(m.text.Form.InFlight, safe.Clean(s.Name), start)}
		if !d.Dropped {
			m.list.Insist(fmt.Sprintf(m.text.List.Unclear, safe.Clean(s.Name)))
		}
	}
	return recalled
}
