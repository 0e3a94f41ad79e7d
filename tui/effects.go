package tui

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

// effects makes every command that waits or calls the API; nothing else does.
// A command holds copies of what it needs and never touches the model.
type effects struct {
	ctx     context.Context // ends when the program does
	lister  Lister
	creator Creator // nil: read-only, nothing can be launched
	now     func() time.Time
	after   func(time.Duration, tea.Msg) tea.Cmd
	wait    launch.Wait // between two looks for a launched scan
}

// tick is the real clock's after.
func tick(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// scansListedMsg answers list.
type scansListedMsg struct {
	gen  int
	page *client.Page
	err  error
}

// list asks for one page. The second result cancels the request.
func (fx effects) list(gen int, q client.Query) (tea.Cmd, context.CancelFunc) {
	ctx, cancel := context.WithCancel(fx.ctx)
	return func() tea.Msg {
		defer cancel()
		page, err := fx.lister.DescribeScans(ctx, q)
		if err == nil {
			safe.Page(page)
		}
		return scansListedMsg{gen: gen, page: page, err: err}
	}, cancel
}

// scansCountedMsg answers count.
type scansCountedMsg struct {
	gen   int
	tab   int
	total int
	err   error
}

// count asks how many scans match a query, by a page of one. The second result
// cancels the request.
func (fx effects) count(gen, tab int, q client.Query) (tea.Cmd, context.CancelFunc) {
	ctx, cancel := context.WithCancel(fx.ctx)
	return func() tea.Msg {
		defer cancel()
		page, err := fx.lister.DescribeScans(ctx, q)
		if err != nil {
			return scansCountedMsg{gen: gen, tab: tab, err: err}
		}
		if page.Total < len(page.Scans) { // the reply left it out
			return scansCountedMsg{gen: gen, tab: tab, total: unknown}
		}
		return scansCountedMsg{gen: gen, tab: tab, total: page.Total}
	}, cancel
}

// scanLookedUpMsg answers lookUp.
type scanLookedUpMsg struct {
	gen   int
	scans []client.Scan
	err   error
}

// lookUp asks for one scan by its ScanId. The second result cancels the request.
func (fx effects) lookUp(gen int, id, lang string) (tea.Cmd, context.CancelFunc) {
	ctx, cancel := context.WithCancel(fx.ctx)
	return func() tea.Msg {
		defer cancel()
		page, err := fx.lister.DescribeScans(ctx, client.Query{ScanID: id, PageSize: 1, Lang: lang})
		if err != nil {
			return scanLookedUpMsg{gen: gen, err: err}
		}
		safe.Page(page)
		return scanLookedUpMsg{gen: gen, scans: page.Scans}
	}, cancel
}

// account says where the key pair in use comes from, "" when that is not known
// or was no choice.
func (fx effects) account(t *text.Catalogue) string {
	watcher, ok := fx.lister.(credentialsWatcher)
	if !ok {
		return ""
	}
	source := watcher.CredentialsSource()
	return cmp.Or(safe.Clean(source.Profile), t.Account(source.Kind.String()))
}

// lookForCredentials looks whether the key pair that was refused has been
// replaced. Without a way to know, it has not.
func (fx effects) lookForCredentials(gen int) tea.Cmd {
	watcher, ok := fx.lister.(credentialsWatcher)
	if !ok {
		return nil
	}
	return func() tea.Msg {
		return credentialsMsg{gen: gen, looked: true, changed: watcher.CredentialsChanged()}
	}
}

// exportedMsg answers an export.
type exportedMsg struct {
	path string
	err  error
}

// exporter makes the command that writes the log of events to a file, nil where
// nothing can be written.
func (fx effects) exporter(write func(name, content string) (string, error)) func(csv string) tea.Cmd {
	if write == nil {
		return nil
	}
	return func(csv string) tea.Cmd {
		name := "scantop-events-" + fx.now().Format("20060102-150405") + ".csv"
		return func() tea.Msg {
			path, err := write(name, csv)
			return exportedMsg{path, err}
		}
	}
}
