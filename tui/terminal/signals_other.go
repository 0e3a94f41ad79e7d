//go:build !unix

package terminal

import (
	"context"
	"os"
	"os/exec"

	tea "charm.land/bubbletea/v2"
)

// Without signals there is no job control, so nothing stops the program.

func keepRunning() {}

func inheritSignals() {}

func (s *screen) watchSignals(context.Context, func(tea.Msg)) {}

func (s *screen) suspendJob(context.Context) bool { return true }

func (s *screen) wait(_ context.Context, cmd *exec.Cmd) error { return cmd.Wait() }

func (s *screen) inForeground() bool { return true }

// keepsColumn reports false: the console of Windows makes CR LF of each LF.
func keepsColumn(*os.File) bool { return false }
