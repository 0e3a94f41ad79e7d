//go:build !unix

package terminal

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// Where there are no signals there are no jobs either.

func keepRunning() {}

func (s *screen) watchSignals(context.Context, func(tea.Msg)) {}

func (s *screen) stop(context.Context) bool { return true }

func (s *screen) inForeground() bool { return true }
