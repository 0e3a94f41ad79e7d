// Package effect makes every command that waits: for the service, for a timer, for a
// file. Nothing else in scantop starts a request. A command copies what it needs
// when it is made, and never touches a model.
package effect

import (
	"cmp"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
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

// ListedMsg answers [Effects.List] with a page whose texts are harmless, or an error.
// Gen is the generation of the request: an answer of an older one is dropped.
type ListedMsg struct {
	Gen  int
	Page *client.Page
	Err  error
}

// List asks for one page. The second result cancels the request.
func (fx Effects) List(gen int, q client.Query) (tea.Cmd, context.CancelFunc) {
	ctx, cancel := context.WithCancel(fx.Ctx)
	return func() tea.Msg {
		defer cancel()
		page, err := fx.Lister.DescribeScans(ctx, q)
		if err == nil {
			safe.Page(page)
		}
		return ListedMsg{Gen: gen, Page: page, Err: err}
	}, cancel
}

// CountedMsg answers [Effects.Count]. Total may be [UnknownTotal].
type CountedMsg struct {
	Gen   int
	Tab   int
	Total int
	Err   error
}

// Count asks how many scans match a query, by a page of one. The second result
// cancels the request.
func (fx Effects) Count(gen, tab int, q client.Query) (tea.Cmd, context.CancelFunc) {
	ctx, cancel := context.WithCancel(fx.Ctx)
	return func() tea.Msg {
		defer cancel()
		page, err := fx.Lister.DescribeScans(ctx, q)
		if err != nil {
			return CountedMsg{Gen: gen, Tab: tab, Err: err}
		}
		if page.Total < len(page.Scans) { // the reply left it out
			return CountedMsg{Gen: gen, Tab: tab, Total: UnknownTotal}
		}
		return CountedMsg{Gen: gen, Tab: tab, Total: page.Total}
	}, cancel
}

// LookedUpMsg answers [Effects.LookUp]; without such a scan Scans is empty.
type LookedUpMsg struct {
	Gen   int
	Scans []client.Scan
	Err   error
}

// LookUp asks for one scan by its ScanId. The second result cancels the request.
func (fx Effects) LookUp(gen int, id, lang string) (tea.Cmd, context.CancelFunc) {
	ctx, cancel := context.WithCancel(fx.Ctx)
	return func() tea.Msg {
		defer cancel()
		page, err := fx.Lister.DescribeScans(ctx, client.Query{ScanID: id, PageSize: 1, Lang: lang})
		if err != nil {
			return LookedUpMsg{Gen: gen, Err: err}
		}
		safe.Page(page)
		return LookedUpMsg{Gen: gen, Scans: page.Scans}
	}, cancel
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

// LookForCredentials looks whether the key pair that was refused has been
// replaced. Without a way to know, it has not.
func (fx Effects) LookForCredentials(gen int) tea.Cmd {
	watcher, ok := fx.Lister.(credentialsWatcher)
	if !ok {
		return nil
	}
	return func() tea.Msg {
		return CredentialsMsg{Gen: gen, Looked: true, Changed: watcher.CredentialsChanged()}
	}
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

// UnknownTotal is the total of a tab of which nothing is sure.
const UnknownTotal = -1

// CredentialsMsg says that it is time to look for another key pair, or, once Looked,
// whether it has Changed.
type CredentialsMsg struct {
	Gen     int
	Looked  bool
	Changed bool
}
