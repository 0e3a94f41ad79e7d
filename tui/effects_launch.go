package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/safe"
)

// scanCreatedMsg answers create.
type scanCreatedMsg struct {
	spec   client.Spec
	before launch.Baseline
	id     string
	err    error
}

// create launches a scan, once. What the list holds before is noted for the case
// that nobody learns the outcome.
func (fx effects) create(s client.Spec) tea.Cmd {
	if fx.creator == nil {
		return nil
	}
	return func() tea.Msg {
		before, _ := launch.Known(fx.ctx, fx.lister, s.Name) // without it, the outcome is less certain
		id, err := launch.Launch(fx.ctx, fx.creator, s)
		return scanCreatedMsg{spec: s, before: before, id: safe.Clean(id), err: err}
	}
}

// mayExist reports whether a launch that failed may have created the scan.
func mayExist(err error) bool {
	var failure *client.Error
	return errors.As(err, &failure) && failure.MayHaveTakenEffect
}

// launchResolvedMsg answers resolve.
type launchResolvedMsg struct {
	spec    client.Spec
	outcome launch.Outcome
}

// resolve looks for the scan of a launch whose end is not clear. It takes up to
// a minute, and sends nothing but questions.
func (fx effects) resolve(msg scanCreatedMsg) tea.Cmd {
	return func() tea.Msg {
		return launchResolvedMsg{msg.spec, launch.Resolve(fx.ctx, fx.lister, msg.spec, msg.before, msg.err, fx.wait)}
	}
}

// recalledMsg tells what became of a launch of an earlier run.
type recalledMsg struct {
	spec    client.Spec
	outcome launch.Outcome
}

// recall looks for the scan of a launch of which nobody knows how it ended.
func (fx effects) recall(s client.Spec) tea.Cmd {
	return func() tea.Msg {
		return recalledMsg{s, launch.Resolve(fx.ctx, fx.lister, s, launch.Baseline{}, nil, fx.wait)}
	}
}
