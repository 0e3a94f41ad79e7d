//go:build !unix

package terminal

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// stop returns at once: there are no jobs to stop.
func (s *screen) stop(context.Context) bool { return true }

// watchContinue does nothing where nothing stops.
func (s *screen) watchContinue(context.Context, func(tea.Msg)) {}

// inForeground is true where there are no jobs.
func (s *screen) inForeground() bool { return true }

func keepRunning() {}
