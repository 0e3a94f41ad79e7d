// Package findings is the screen of what the runs of a scan found: their findings, what changed from one
// run to the next, one finding with all its details, and the report of a run. It knows no other screen.
package findings

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/findings"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// Findings is the screen. It shows one scan at a time.
type Findings struct {
	text      *text.Catalogue
	th        *theme.Theme
	keys      keys
	clipboard view.Clipboard
	export    func(markdown string) tea.Cmd // nil: cannot export
	shown     func(scanID string)           // nil: nobody wants to know
	notice    widget.Notice                 // shown until the user presses a key

	width, height int
	entered       bool // the screen is open
	scan          client.Scan
	known         known
	asking        asking
	again         bool // the runs are to be read again
	filter        filter
	rows          rows
	moved         time.Time // when the cursor came to its finding
	search        widget.Search
	page          page    // the details of one finding
	waiting       waiting // what is to be copied when it was read
	report        report
}

var _ view.Screen = (*Findings)(nil)

// keys are the keys of the screen and of its parts.
type keys struct {
	list    keymap.Findings
	page    keymap.Finding
	confirm keymap.Confirm
}

// Config is what New needs. Copy, Export, Shown and Refused are optional.
type Config struct {
	Requests *effect.Findings // nil: findings cannot be read
	Text     *text.Catalogue
	Keys     keymap.Keys
	Theme    *theme.Theme
	Copy     view.Clipboard
	Export   func(markdown string) tea.Cmd // returns a command that saves findings

	// Shown is called when what a scan found has come, or that it never ran.
	Shown func(scanID string)
	// Refused is called when AVDS does not offer an operation, or not to this account.
	Refused func(operation string, failure *client.Error)
}

// New returns the screen without a scan.
func New(c Config) *Findings {
	f := &Findings{
		text: c.Text, clipboard: c.Copy, export: c.Export, shown: c.Shown,
		asking: asking{fx: c.Requests, tell: c.Refused},
		keys:   keys{c.Keys.Findings, c.Keys.Finding, c.Keys.Confirm},
		search: widget.NewSearch(c.Keys, c.Text.Findings.SearchHint), known: newKnown(), report: newReport(),
	}
	for i, s := range client.Severities() {
		k := &f.keys.list.Severity[i]
		k.SetHelp(k.Help().Key, severityWord(f.text, s))
	}
	f.SetTheme(c.Theme)
	return f
}

// Available reports whether findings can be read at all.
func (f *Findings) Available() bool { return f.asking.fx != nil }

// Retry forgets which operations AVDS does not offer, so that they are tried again.
func (f *Findings) Retry() { f.asking.refused = nil }

// Enter opens the screen on the newest run of a scan that has begun.
func (f *Findings) Enter(s client.Scan) tea.Cmd {
	f.leave()
	f.notice, f.entered, f.scan = widget.Notice{}, true, s
	f.known, f.filter, f.again = newKnown(), newFilter(), false
	f.rows = rows{table: widget.Table{Columns: f.rows.table.Columns}}
	f.page, f.waiting, f.asking.failure, f.asking.notBefore = page{}, waiting{}, nil, time.Time{}
	f.SetSize(f.width, f.height)
	return f.proceed()
}

// leave cancels the requests of the screen. A report that AVDS was asked for is created all the same.
func (f *Findings) leave() {
	f.entered, f.report.following, f.report.confirm, f.search.Open = false, "", nil, false
	f.asking.drop()
}

// now returns the time, for which a screen that cannot ask anything has no clock.
func (f *Findings) now() time.Time {
	if f.asking.fx == nil {
		return time.Time{}
	}
	return f.asking.fx.Now()
}

// Update handles a key, a paste, a reply, or the outcome of an export. After any message, such as a new
// size, it sends the next request.
func (f *Findings) Update(msg tea.Msg) (view.Nav, tea.Cmd) {
	var nav view.Nav
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		nav, cmd = f.handleKey(msg)
	case tea.PasteStartMsg, tea.PasteEndMsg, tea.PasteMsg:
		cmd = f.search.Paste(msg)
	case effect.ExportedMsg:
		f.exported(msg)
	case effect.FindingsMsg:
		cmd = f.receive(msg)
	}
	return nav, tea.Batch(cmd, f.proceed())
}

// takeRuns takes the newest list of runs.
func (f *Findings) takeRuns(runs *findings.Runs) {
	f.known.takeRuns(runs)
	f.again, f.asking.updateAt = false, f.now().Add(updateInterval)
	switch run := f.known.run(); {
	case run == nil:
		f.known.pages = pages{}
	case f.known.pages.run != run.TaskID:
		f.known.pages = newPages(run.TaskID, f.filter.status)
	}
	f.arrange()
}

// showRun shows another run, from its top.
func (f *Findings) showRun(step int) {
	at, ok := f.known.neighbour(step)
	if !ok {
		f.say("%s", f.text.Findings.NoOtherRun)
		return
	}
	f.asking.drop()
	f.known.at, f.asking.failure = at, nil
	f.filter.change = anyChange
	f.repage()
}

// repage asks anew for the pages of the shown run, if not all its findings are known, and puts the cursor
// on the first one.
func (f *Findings) repage() {
	f.rows.selected, f.rows.touched = nil, false
	f.rows.table.MoveTo(0)
	p := &f.known.pages
	if run := f.known.run(); run != nil && (p.run != run.TaskID || p.status != f.filter.status) {
		f.asking.drop()
		f.known.pages = newPages(run.TaskID, f.filter.status)
	}
	f.arrange()
}

// refresh asks for everything in sight again.
func (f *Findings) refresh() {
	f.asking.drop()
	f.asking.failure, f.asking.refused, f.asking.notBefore = nil, nil, time.Time{}
	f.again = true
	f.known.refresh()
}

func (f *Findings) say(format string, args ...any) { f.notice = widget.Infof(format, args...) }

// Wheel moves the cursor by some rows, or scrolls the details. A confirmation covers both.
func (f *Findings) Wheel(rows, _ int) {
	switch {
	case f.report.confirm != nil:
	case f.page.open:
		f.page.scroller.ScrollTo(f.page.scroller.Top + rows)
	default:
		f.rows.table.MoveTo(f.rows.table.Cursor + rows)
		f.rows.touched = true
		f.settle()
	}
}

// Capturing reports whether letters are text, or the confirmation is open.
func (f *Findings) Capturing() bool { return f.search.Open || f.report.confirm != nil }

// Asking reports whether the confirmation is open.
func (f *Findings) Asking() bool { return f.report.confirm != nil }

// Said reports whether the latest key has led to a notice.
func (f *Findings) Said() bool { return f.notice.Text != "" }

// usable returns the keys that have something to act on.
func (f *Findings) usable() keymap.Findings {
	runs := f.known.runs != nil && len(f.known.runs.List) > 1
	return f.keys.list.Having(f.rows.table.Length > 0, runs, f.export != nil)
}

// ShortHelp returns the keys of the footer.
func (f *Findings) ShortHelp() []key.Binding {
	switch {
	case f.search.Open:
		return f.search.Keys.ShortHelp()
	case f.report.confirm != nil:
		return f.confirmKeys().ShortHelp()
	case f.page.open:
		return f.keys.page.Showing(f.page.scroller.Longer()).ShortHelp()
	}
	return f.usable().ShortHelp()
}

// FullHelp returns the keys of the help screen.
func (f *Findings) FullHelp() [][]key.Binding {
	switch {
	case f.search.Open:
		return f.search.Keys.FullHelp()
	case f.report.confirm != nil:
		return f.confirmKeys().FullHelp()
	case f.page.open:
		return f.keys.page.Showing(f.page.scroller.Longer()).FullHelp()
	}
	return f.usable().FullHelp()
}
