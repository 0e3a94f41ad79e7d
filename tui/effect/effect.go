// Package effect creates every command that waits for AVDS, for a timer or for a file.
// Nothing else in scantop sends a request. A command copies what it needs when it is created,
// and never touches a model.
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

// Effects creates the commands. Its fields are set once, before the program runs.
type Effects struct {
	Ctx     context.Context // cancelled when the program ends
	Lister  Lister
	Creator Creator // nil: scans cannot be launched
	Clock
	Editor Editor // nil: there is none
}

// Clock tells the time and waits.
type Clock struct {
	Now   func() time.Time
	After func(time.Duration, tea.Msg) tea.Cmd // sends a message later; [Tick] outside of tests
	Wait  launch.Wait                          // waits between two searches for a launched scan
}

// Tick returns a command that sends msg after the duration d.
func Tick(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// Account returns where the credentials come from, or "" if their source has no name.
func (fx Effects) Account(t *text.Catalogue) string {
	watcher, ok := fx.Lister.(credentialsWatcher)
	if !ok {
		return ""
	}
	source := watcher.CredentialsSource()
	return cmp.Or(safe.Clean(source.Profile), t.Account(source.Kind.String()))
}

// ExportedMsg is the result of a command of [Effects.Exporter].
type ExportedMsg struct {
	What string // what was exported
	Path string // the path of the written file
	Err  error  // why the file was not written
}

// Exporter returns a function whose commands write a text to a new file with write. The name of the file
// says what it has and when it was written, and ends in extension. Exporter returns nil if write is nil.
func (fx Effects) Exporter(
	write func(name, content string) (string, error), what, extension string,
) func(content string) tea.Cmd {
	if write == nil {
		return nil
	}
	return func(content string) tea.Cmd {
		name := "scantop-" + what + "-" + fx.Now().Format("20060102-150405") + "." + extension
		return func() tea.Msg {
			path, err := write(name, content)
			return ExportedMsg{what, path, err}
		}
	}
}

// Lister reads scans. Outside of tests it is a [client.Client].
type Lister interface {
	DescribeScans(context.Context, client.Query) (*client.Page, error)
}

// credentialsWatcher is implemented by a Lister that knows where its credentials come from,
// and whether they changed after AVDS rejected them, such as [client.Client].
type credentialsWatcher interface {
	CredentialsSource() credentials.Source
	CredentialsChanged() bool
}

// Creator launches scans. Outside of tests it is a [client.Client].
type Creator interface {
	CreateScan(context.Context, client.Spec) (string, error)
}

// CreatedMsg is the result of [Effects.Create].
type CreatedMsg struct {
	Spec   client.Spec
	ID     string // the ScanId, cleaned by package safe
	Err    error
	before launch.Baseline // scans in the list before the launch
}

// Create launches a scan once. It first reads the list, because [Effects.Resolve] compares
// with it if the outcome is unclear. It returns nil without a Creator.
func (fx Effects) Create(s client.Spec) tea.Cmd {
	if fx.Creator == nil {
		return nil
	}
	return func() tea.Msg {
		before, _ := launch.Known(fx.Ctx, fx.Lister, s.Name) // after an error, Resolve is less certain
		id, err := fx.Creator.CreateScan(fx.Ctx, s)
		return CreatedMsg{Spec: s, before: before, ID: safe.Clean(id), Err: err}
	}
}

// MayExist reports whether the scan may exist although its launch returned err.
func MayExist(err error) bool {
	var failure *client.Error
	return errors.As(err, &failure) && failure.MayHaveTakenEffect
}

// ResolvedMsg is the result of [Effects.Resolve].
type ResolvedMsg struct {
	Spec    client.Spec
	Outcome launch.Outcome
}

// Resolve searches the list for the scan of a launch whose outcome is unclear. It takes up to
// a minute, and launches nothing.
func (fx Effects) Resolve(msg CreatedMsg) tea.Cmd {
	return func() tea.Msg {
		return ResolvedMsg{msg.Spec, launch.Resolve(fx.Ctx, fx.Lister, msg.Spec, msg.before, msg.Err, fx.Wait)}
	}
}

// CheckedMsg is the result of [Effects.Check].
type CheckedMsg struct {
	Draft   string // the name of the launched draft
	Outcome launch.Outcome
}

// Check searches the list for the scan of an unresolved launch. Like Resolve, it launches
// nothing. draft is the name of the launched draft; the result repeats it.
func (fx Effects) Check(draft string, s client.Spec) tea.Cmd {
	return func() tea.Msg {
		return CheckedMsg{draft, launch.Resolve(fx.Ctx, fx.Lister, s, launch.Baseline{}, nil, fx.Wait)}
	}
}
