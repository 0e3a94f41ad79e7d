// Package effect makes every command that waits: for AVDS, for a timer, for a file. Nothing
// else in scantop sends a request. A command copies what it needs when it is made, and
// never touches a model.
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
	Creator Creator // nil: scans cannot be launched
	Now     func() time.Time
	After   func(time.Duration, tea.Msg) tea.Cmd // see [Tick]
	Wait    launch.Wait                          // waits before another search for a launched scan
}

// Tick sends a message after a time. It is what [Effects] has as After outside of tests.
func Tick(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// Account says where the key pair in use comes from, "" where nobody knows or chose that.
func (fx Effects) Account(t *text.Catalogue) string {
	watcher, ok := fx.Lister.(credentialsWatcher)
	if !ok {
		return ""
	}
	source := watcher.CredentialsSource()
	return cmp.Or(safe.Clean(source.Profile), t.Account(source.Kind.String()))
}

// ExportedMsg answers a command of [Effects.Exporter].
type ExportedMsg struct {
	Path string // of the file
	Err  error  // why there is no file
}

// Exporter makes the command that writes the log of events to a file. It is nil where
// write is.
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

// credentialsWatcher is a Lister that knows where its key pair comes from, and whether it
// was replaced after AVDS had rejected it; *client.Client is one.
type credentialsWatcher interface {
	CredentialsSource() credentials.Source
	CredentialsChanged() bool
}

// Creator launches scans; *client.Client does.
type Creator interface {
	CreateScan(context.Context, client.Spec) (string, error)
}

// CreatedMsg answers [Effects.Create].
type CreatedMsg struct {
	Spec   client.Spec
	ID     string // ScanId
	Err    error
	before launch.Baseline // scans in the list before the launch
}

// Create launches a scan, once. It first reads the list, which [Effects.Resolve] needs if
// the outcome is unclear.
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

// Resolve searches the list for the scan of a launch with an unclear outcome. It takes up
// to a minute, and never launches anything.
func (fx Effects) Resolve(msg CreatedMsg) tea.Cmd {
	return func() tea.Msg {
		return ResolvedMsg{msg.Spec, launch.Resolve(fx.Ctx, fx.Lister, msg.Spec, msg.before, msg.Err, fx.Wait)}
	}
}

// RecalledMsg answers [Effects.Recall].
type RecalledMsg struct {
	Draft   string // name of the draft that was launched
	Outcome launch.Outcome
}

// Recall searches the list for the scan of an unresolved launch. Draft is the name of the draft
// that was launched; the reply repeats it.
func (fx Effects) Recall(draft string, s client.Spec) tea.Cmd {
	return func() tea.Msg {
		return RecalledMsg{draft, launch.Resolve(fx.Ctx, fx.Lister, s, launch.Baseline{}, nil, fx.Wait)}
	}
}
