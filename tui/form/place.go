package form

import (
	"cmp"

	"scantop/tui/effect"
	"scantop/tui/order"
	"scantop/tui/text"
)

// place is where a form launches: for commands, and for people.
type place struct {
	order.Connection
	account string   // whose scans these are, until the client knows better
	source  []string // host and region, or that it is a demo
}

// words name the account, the endpoint and the region.
func (p place) words(fx effect.Effects, t *text.Catalogue) []string {
	account := cmp.Or(fx.Account(t), p.account)
	if account == "" {
		if p.Demo {
			return p.source
		}
		account = t.Form.AccountUnknown
	}
	return append([]string{account}, p.source...)
}
