package effect

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/safe"
)

// CreatedMsg answers [Effects.Create]: the ScanId, or an error.
type CreatedMsg struct {
	Spec   client.Spec
	before launch.Baseline
	ID     string
	Err    error
}

// Create launches a scan, once. What the list holds before is noted for the case
// that nobody learns the outcome.
func (fx Effects) Create(s client.Spec) tea.Cmd {
	if fx.Creator == nil {
		return nil
	}
	return func() tea.Msg {
		before, _ := launch.Known(fx.Ctx, fx.Lister, s.Name) // without it, the outcome is less certain
		id, err := launch.Launch(fx.Ctx, fx.Creator, s)
		return CreatedMsg{Spec: s, before: before, ID: safe.Clean(id), Err: err}
	}
}

// MayExist reports whether a launch that failed may have created the scan.
func MayExist(err error) bool {
	var failure *client.Error
	return errors.As(err, &failure) && failure.MayHaveTakenEffect
}

// ResolvedMsg answers [Effects.Resolve].
type ResolvedMsg struct {
	Spec    client.Spec
	Outcome launch.Outcome
}

// Resolve looks for the scan of a launch whose end is not clear. It takes up to
// a minute, and sends nothing but questions.
func (fx Effects) Resolve(msg CreatedMsg) tea.Cmd {
	return func() tea.Msg {
		return ResolvedMsg{msg.Spec, launch.Resolve(fx.Ctx, fx.Lister, msg.Spec, msg.before, msg.Err, fx.Wait)}
	}
}

// RecalledMsg answers [Effects.Recall]: what became of a launch of an earlier run.
type RecalledMsg struct {
	Spec    client.Spec
	Outcome launch.Outcome
}

// Recall looks for the scan of a launch of which nobody knows how it ended.
func (fx Effects) Recall(s client.Spec) tea.Cmd {
	return func() tea.Msg {
		return RecalledMsg{s, launch.Resolve(fx.Ctx, fx.Lister, s, launch.Baseline{}, nil, fx.Wait)}
	}
}
