//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// watchSize sends the terminal's size whenever it changes, until stopped.
func (s *screen) watchSize(send func(tea.Msg)) (stop func()) {
	changes := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(changes, syscall.SIGWINCH)
	go func() {
		for {
			select {
			case <-changes:
				width, height := s.size()
				send(tea.WindowSizeMsg{Width: width, Height: height})
			case <-done:
				return
			}
		}
	}()
	return func() { signal.Stop(changes); close(done) }
}
