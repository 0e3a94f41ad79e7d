package form

import (
	"cmp"

	"scantop/tui/effect"
	"scantop/tui/order"
	"scantop/tui/text"
)

// Place is where the scans are: for commands, and for people.
type Place struct {
	order.Connection
	Account string   // whose scans these are, until the client knows better: a profile
	Source  []string // host and region, or that it is a demo
}

// words name the account, the endpoint and the region.
func (p Place) words(fx effect.Effects, t *text.Catalogue) []string {
	account := cmp.Or(fx.Account(t), p.Account)
	if account == "" {
		if p.Demo {
			return p.Source
		}
		account = t.Form.AccountUnknown
	}
	return append([]string{account}, p.Source...)
}
