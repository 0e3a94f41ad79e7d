package picker

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/tui/effect"
)

// ask makes a page of what is searched for the one that the screen shall show. It cancels the request
// before, and sends nothing itself.
func (p *Picker) ask(page int) {
	p.cancel()
	p.query = &effect.AssetQuery{
		Tags: p.Tags, Search: strings.TrimSpace(p.search.Value()), Lang: p.Text.Lang, Page: page, Size: pageSize,
	}
	p.waiting = true
	p.layOut()
}

// send returns the command that sends the query.
func (p *Picker) send() (cmd tea.Cmd) {
	cmd, p.cancel = p.Effects.ListAssets(p.query)
	return cmd
}

// take shows a reply, and asks which assets of it are verified. A reply to an older query is dropped.
func (p *Picker) take(msg effect.AssetsMsg) tea.Cmd {
	if msg.To != p.query {
		return nil
	}
	p.waiting = false
	before := p.page
	if msg.Err == nil && len(msg.Assets) == 0 && msg.First > 0 { // there is no such page: the one before stays
		before.Total = before.First + len(before.Assets)
		p.page, p.query = before, before.To
		p.layOut()
		return nil
	}
	p.page, p.verified = msg, nil
	if failure := p.refusal(); failure != nil {
		p.Refused(p.operation(), failure)
	}
	p.table.MoveTo(0)
	if before.To != nil && before.To.Search == msg.To.Search && before.To.Page > msg.To.Page {
		p.table.MoveTo(len(msg.Assets) - 1) // reached from below
	}
	p.layOut()
	if p.Tags {
		return nil
	}
	return p.Effects.VerifyAssets(msg)
}

// move moves the cursor. Beyond the first or the last row, it asks for the page before or after.
func (p *Picker) move(msg tea.KeyPressMsg) tea.Cmd {
	up := key.Matches(msg, p.Keys.Up, p.Keys.PageUp)
	last := len(p.page.Assets) - 1
	switch {
	case p.waiting || last < 0:
	case up && p.table.Cursor == 0 && p.page.First > 0:
		p.ask(p.query.Page - 1)
		return p.send()
	case !up && p.table.Cursor == last && p.more():
		p.ask(p.query.Page + 1)
		return p.send()
	default:
		p.table.Press(msg, p.Keys.Move)
	}
	return nil
}

// more reports whether there may be entries after those of the page.
func (p *Picker) more() bool {
	return p.page.Total < 0 || p.page.First+len(p.page.Assets) < p.page.Total
}
