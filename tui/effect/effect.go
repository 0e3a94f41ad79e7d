// Package effect makes every command that waits: for the service, for a timer, for a
// file. Nothing else in scantop starts a request. A command copies what it needs
// when it is made, and never touches a model.
package effect

import (
	"cmp"
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/credentials"
	"scantop/client/launch"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// Effects makes the commands. Its fields are set once, before the program runs.
type Effects struct {
	Ctx     context.Context // ends when the program does
	Lister  Lister
	Creator Creator // nil: read-only, nothing can be launched
	Now     func() time.Time
	After   func(time.Duration, tea.Msg) tea.Cmd
	Wait    launch.Wait // between two looks for a launched scan
}

// Tick is an After that really waits.
func Tick(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// Account says where the key pair in use comes from, "" when that is not known
// or was no choice.
func (fx Effects) Account(t *text.Catalogue) string {
	watcher, ok := fx.Lister.(credentialsWatcher)
	if !ok {
		return ""
	}
	source := watcher.CredentialsSource()
	return cmp.Or(safe.Clean(source.Profile), t.Account(source.Kind.String()))
}

// ExportedMsg answers a command of [Effects.Exporter]: where the file is, or why
// there is none.
type ExportedMsg struct {
	Path string
	Err  error
}

// Exporter makes the command that writes the log of events to a file, nil where
// nothing can be written.
func (fx Effects) Exporter(write func(name, content string) (string, error)) func(csv string) tea.Cmd {
	if write == nil {
		return nil
	}
	return func(csv string) tea.Cmd {
		name := "scantop-events-" + fx.Now().Format("20060102-150405") + ".csv"
		return func() tea.Msg {
			path, err := write(name, csv)
			return ExportedMsg{path, err}
		}
	}
}

// Lister reads scans; *client.Client does.
type Lister interface {
	DescribeScans(context.Context, client.Query) (*client.Page, error)
}

// credentialsWatcher is a Lister that knows where its key pair comes from, and
// whether it has been replaced since the service refused it; *client.Client does.
type credentialsWatcher interface {
	CredentialsSource() credentials.Source
	CredentialsChanged() bool
}

// Creator launches scans; *client.Client does.
type Creator interface {
	CreateScan(context.Context, client.Spec) (string, error)
}

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
