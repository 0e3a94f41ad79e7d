// Package picker is the screen that lists the assets or the asset tags of the account, so that the targets of
// a new scan need not be typed. It reports which names are marked, and does not know the form.
package picker

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// pageSize is how many entries are asked for at a time.
const pageSize = 50

// pause is how long the search waits for another key before AVDS is asked.
const pause = 300 * time.Millisecond

// maxSearch is the length, in bytes, of the longest search: that of the longest domain.
const maxSearch = 253

// Config is what a picker needs. Every field but Field and Tags is required.
type Config struct {
	Effects  effect.Effects
	Text     *text.Catalogue
	Keys     keymap.Picker
	TextKeys keymap.Text
	Theme    *theme.Theme
	Field    string                 // the parameter that the names are for, for the caller
	Tags     bool                   // lists asset tags instead of assets
	Has      func(name string) bool // the field has a name already
	Valid    func(name string) bool // the field accepts a name as one entry

	// Refused is called when AVDS does not offer the list to this account.
	Refused func(operation string, failure *client.Error)
}

// Picker is the screen. A name stays marked when another page or another search no longer shows it.
type Picker struct {
	Config
	width, height int

	search   widget.Query
	query    *effect.AssetQuery // what the screen shall show; replies to other queries are dropped
	waiting  bool               // the reply to query has not arrived
	cancel   context.CancelFunc // cancels the latest request
	page     effect.AssetsMsg   // the latest reply, and nothing before the first one
	verified map[string]bool    // verified assets of the page; nil: not known
	marked   []string           // in the order in which they were marked
	table    widget.Table
}

var _ view.Screen = (*Picker)(nil)

// pauseMsg ends the pause after a change of the search.
type pauseMsg struct{ query *effect.AssetQuery }

// Concerns reports whether a message is for an open picker.
func Concerns(msg tea.Msg) bool {
	switch msg.(type) {
	case effect.AssetsMsg, effect.VerifiedMsg, pauseMsg:
		return true
	}
	return false
}

// New returns a picker, and a command that asks for the first page.
func New(c Config) (*Picker, tea.Cmd) {
	p := &Picker{Config: c, cancel: func() {}}
	p.search.LineInput = widget.LineInput{Keys: c.TextKeys, Placeholder: p.words().Hint, Focused: true}
	p.search.Max = maxSearch
	p.SetTheme(c.Theme)
	p.ask(1)
	return p, p.send()
}

func (p *Picker) words() text.PickerList {
	if p.Tags {
		return p.Text.Picker.Tags
	}
	return p.Text.Picker.Assets
}

// Marked returns the names that enter adds: those that are marked, or else the one under the cursor. While
// a reply is awaited, the rows are those of another search or page, and only marked names count.
func (p *Picker) Marked() []string {
	if row := p.row(); len(p.marked) == 0 && row != nil && !p.waiting && p.allows(row.Name) {
		return []string{row.Name}
	}
	return slices.Clone(p.marked)
}

// Unavailable reports whether AVDS does not offer the list to this account.
func (p *Picker) Unavailable() bool { return p.refusal() != nil }

// refusal returns why AVDS does not offer the list to this account, or nil.
func (p *Picker) refusal() *client.Error {
	if failure, ok := errors.AsType[*client.Error](p.page.Err); ok && failure.Unavailable() {
		return failure
	}
	return nil
}

// operation returns the operation that lists the assets or the tags.
func (p *Picker) operation() string {
	if p.Tags {
		return "DescribeUserTags"
	}
	return "DescribeAssets"
}

// row returns the entry under the cursor, or nil if there are no rows.
func (p *Picker) row() *effect.Asset {
	if p.table.Cursor < len(p.page.Assets) {
		return &p.page.Assets[p.table.Cursor]
	}
	return nil
}

// allows reports whether a name can be marked: the field does not have it, and takes it as one entry.
func (p *Picker) allows(name string) bool { return p.Valid(name) && !p.Has(name) }

// Update handles a key, a paste, a reply of AVDS, or the end of the pause after a change of the search.
func (p *Picker) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p.press(msg)
	case tea.PasteStartMsg, tea.PasteEndMsg, tea.PasteMsg:
		return view.Nav{}, p.edit(msg)
	case effect.AssetsMsg:
		return view.Nav{}, p.take(msg)
	case effect.VerifiedMsg:
		if msg.To == p.page.To {
			p.verified = msg.Verified
			p.layOut()
		}
	case pauseMsg:
		if msg.query == p.query {
			return view.Nav{}, p.send()
		}
	}
	return view.Nav{}, nil
}

func (p *Picker) press(msg tea.KeyPressMsg) (view.Nav, tea.Cmd) {
	keys := p.working()
	switch {
	case key.Matches(msg, p.Keys.Back):
		p.cancel()
		return view.Nav{To: view.Back}, nil
	case key.Matches(msg, keys.Take):
		if len(p.Marked()) > 0 {
			p.cancel()
			return view.Nav{To: view.Picked}, nil
		}
	case key.Matches(msg, p.Keys.Take, p.Keys.Mark): // space and enter are never a part of the search
		if key.Matches(msg, keys.Mark) {
			p.mark()
		}
	case key.Matches(msg, keys.Retry):
		p.ask(p.query.Page)
		return view.Nav{}, p.send()
	case key.Matches(msg, p.Keys.Up, p.Keys.Down, p.Keys.PageUp, p.Keys.PageDown):
		return view.Nav{}, p.move(msg)
	default:
		return view.Nav{}, p.edit(msg)
	}
	return view.Nav{}, nil
}

// mark marks the name under the cursor, or removes its mark, and goes to the next row.
func (p *Picker) mark() {
	name := p.row().Name
	switch at := slices.Index(p.marked, name); {
	case at >= 0:
		p.marked = slices.Delete(p.marked, at, at+1)
	case p.allows(name):
		p.marked = append(p.marked, name)
	}
	p.layOut()
	p.table.MoveTo(p.table.Cursor + 1)
}

// edit changes the search. AVDS is asked when no other change follows for a while.
func (p *Picker) edit(msg tea.Msg) tea.Cmd {
	before := strings.TrimSpace(p.search.Value())
	if p.search.Handle(msg); strings.TrimSpace(p.search.Value()) == before {
		return nil
	}
	p.ask(1)
	return p.Effects.After(pause, pauseMsg{p.query})
}
