package form

import (
	"cmp"

	"scantop/tui/effect"
	"scantop/tui/order"
	"scantop/tui/text"
)

// Place says where scans are launched: the connection for commands, and the names that the screen shows.
type Place struct {
	order.Connection
	Account string   // the profile, shown until the client knows the account
	Source  []string // host and region, or the name of the demo
}

// words returns the account, the endpoint and the region.
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
