//go:build !unix

package terminal

import tea "charm.land/bubbletea/v2"

// watchSize does nothing where there is no signal for it.
func (s *screen) watchSize(func(tea.Msg)) (stop func()) { return func() {} }
