// Package effect makes every command that waits: for the service, for a timer, for a
// file. Nothing else in scantop starts a request. A command copies what it needs
// when it is made, and never touches a model.
package effect

import (
	"cmp"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

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
