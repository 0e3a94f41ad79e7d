package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/client/credentials"
	"scantop/client/testenv"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/form"
	"scantop/tui/internal/tuitest"
	"scantop/tui/monitor"
	"scantop/tui/text"
)

const (
	choosing  = 150 * time.Millisecond // how long the request of a new filter waits for another filter
	slowReply = 200 * time.Millisecond // how late a reply is when the screen says so
)

// TestMain isolates the tests.
func TestMain(m *testing.M) { testenv.Main(m) }

// noon is the time at which every test starts.
var noon = tuitest.Noon

// fakeAVDS replies like AVDS, from a list in memory.
type fakeAVDS struct {
	scans   []client.Scan
	size    int // the largest page that AVDS sends; 0: no limit
	err     error
	failing client.Status // queries for this status alone fail
	queries []client.Query
	specs   []client.Spec
	launch  error // the error of CreateScan

	short      bool   // pages lack their last scan
	launchActs bool   // the scan is created although launch is set
	sending    func() // called when a launch arrives
}

func (f *fakeAVDS) DescribeScans(ctx context.Context, q client.Query) (*client.Page, error) {
	f.queries = append(f.queries, q)
	if f.err != nil {
		return nil, f.err
	}
	if f.failing != "" && slices.Equal(q.Statuses, []client.Status{f.failing}) && q.PageSize > 1 {
		return nil, &client.Error{Kind: client.KindServer, Action: "DescribeScans", Code: "ServiceUnavailable"}
	}
	if err := ctx.Err(); err != nil {
		return nil, &client.Error{Kind: client.KindCancelled, Action: "DescribeScans", Message: "cancelled"}
	}
	var found []client.Scan
	for _, s := range f.scans {
		if (q.ScanID == "" || q.ScanID == s.ID) && (len(q.Statuses) == 0 || slices.Contains(q.Statuses, s.Status)) &&
			(q.Type == "" || q.Type == s.Type) &&
			(q.Trigger == "" || q.Trigger == s.Trigger) && strings.Contains(s.Name, q.Search) {
			found = append(found, s)
		}
	}
	size := q.PageSize
	if f.size > 0 {
		size = min(size, f.size)
	}
	p := &client.Page{Number: q.Page, Size: size, Total: len(found), Pages: (len(found) + size - 1) / size}
	first := min((max(1, q.Page)-1)*size, len(found))
	p.Scans = slices.Clone(found[first:min(first+size, len(found))])
	p.Count = len(p.Scans)
	if f.short && p.Count > 0 {
		p.Scans = p.Scans[:p.Count-1]
	}
	return p, nil
}

func (f *fakeAVDS) CreateScan(_ context.Context, s client.Spec) (string, error) {
	f.specs = append(f.specs, s)
	if f.sending != nil {
		f.sending()
	}
	if f.launch != nil && !f.launchActs {
		return "", f.launch
	}
	id := fmt.Sprintf("20260302120000%05d", len(f.scans))
	f.scans = append([]client.Scan{{ID: id, Name: s.Name, Status: client.StatusWaiting, Type: s.Type, Flow: s.Flow,
		Trigger: s.Trigger, Targets: s.Targets, Start: s.Start}}, f.scans...)
	return id, f.launch
}

// rejected returns the error of a launch that AVDS rejects.
func rejected(code, message string) *client.Error {
	return &client.Error{Kind: client.KindInvalidRequest, Action: "CreateScan", Code: code, Message: message}
}

// pages returns the queries for a visible page, without those for counts.
func (f *fakeAVDS) pages() []client.Query {
	return slices.DeleteFunc(slices.Clone(f.queries), func(q client.Query) bool { return q.PageSize == 1 })
}

// manyScans returns n scans in every status, newest first, some with Chinese names.
func manyScans(n int) []client.Scan {
	names := []string{"nightly-web-edge", "单次任务-支付", "weekly-corp", "release-2.14-check",
		"官网周检（生产环境）",
		"a-very-long-name-that-does-not-fit-into-any-column-of-the-table-at-all"}
	scans := make([]client.Scan, n)
	for i := range scans {
		s := client.Scan{
			ID: fmt.Sprintf("2026030200000%06d", n-i), Name: names[i%len(names)], Type: client.TypeVuln,
			Flow: client.FlowGeneral, Trigger: client.TriggerOnce, Start: noon.Add(-time.Duration(i) * 7 * time.Minute),
			Targets: []string{fmt.Sprintf("www%d.example.com", i)},
		}
		s.Status = client.Statuses()[i%6]
		switch s.Status {
		case client.StatusRunning:
			s.Progress = client.Percent{Value: float64(i*13%1000) / 10, Known: true}
			s.Targets = append(s.Targets, "10.0.0.12", "10.0.0.13")
		case client.StatusWaiting:
			s.Start, s.NextRun = time.Time{}, noon.Add(35*time.Minute)
			s.Type, s.Flow, s.ScanAll, s.Targets = client.TypeContent, "", true, nil
		case client.StatusFinished:
			s.Progress, s.End = client.Percent{Value: 100, Known: true}, s.Start.Add(9*time.Minute)
		case client.StatusAborted:
			s.Progress, s.End = client.Percent{Value: 41.5, Known: true}, s.Start.Add(3*time.Minute)
		}
		scans[i] = s
	}
	return scans
}

// harness drives a Model without a terminal, a network or a real clock.
type harness struct {
	t       testing.TB
	m       *Model
	avds    *fakeAVDS
	options Options
	service *service // receives the requests of the model; avds at first
	clock   time.Time
	timers  []timer
	left    tea.Msg  // the message that ended the program
	raw     []string // sequences for the terminal
	frames  int      // drawn frames, one after each message
	held    []tea.Cmd
	hold    bool // commands wait in held, as on a slow network

	editor  func(text string) (string, error) // what the user's editor does with a text; nil: it changes nothing
	latency func() time.Duration              // the time of a reply; nil: none
}

// service is the AVDS of a model. A test can replace it.
type service struct {
	effect.Lister
	effect.Creator
}

// credentialsWatcher is an AVDS that knows where its credentials come from.
type credentialsWatcher interface {
	CredentialsSource() credentials.Source
	CredentialsChanged() bool
}

func (s *service) CredentialsSource() credentials.Source {
	if w, ok := s.Lister.(credentialsWatcher); ok {
		return w.CredentialsSource()
	}
	return credentials.Source{}
}

func (s *service) CredentialsChanged() bool {
	w, ok := s.Lister.(credentialsWatcher)
	return ok && w.CredentialsChanged()
}

// assetLister is a service that lists what a scan may be launched for.
type assetLister interface {
	DescribeAssets(context.Context, client.AssetQuery) (*client.Listing[client.Asset], error)
	DescribeUserTags(context.Context, client.TagQuery) (*client.Listing[client.Tag], error)
}

var errUnlisted = &client.Error{Kind: client.KindPermission, Code: "Forbidden.RAM", Message: "not yours"}

func (s *service) DescribeAssets(
	ctx context.Context, q client.AssetQuery,
) (*client.Listing[client.Asset], error) {
	if l, ok := s.Lister.(assetLister); ok {
		return l.DescribeAssets(ctx, q)
	}
	return nil, errUnlisted
}

func (s *service) DescribeUserTags(ctx context.Context, q client.TagQuery) (*client.Listing[client.Tag], error) {
	if l, ok := s.Lister.(assetLister); ok {
		return l.DescribeUserTags(ctx, q)
	}
	return nil, errUnlisted
}

// release runs the held commands.
func (h *harness) release() {
	h.t.Helper()
	held := h.held
	h.held, h.hold = nil, false
	for _, cmd := range held {
		h.drain(cmd)
	}
}

type timer struct {
	due time.Time
	msg tea.Msg
}

// start opens the program on avds and delivers the first replies.
func start(t testing.TB, avds *fakeAVDS, width, height int, change ...func(*Options)) *harness {
	t.Helper()
	h := build(t, avds, width, height, change...)
	h.drain(h.m.Init())
	return h
}

// count starts the program half a minute before noon, so that all tabs are counted by noon. The last change
// of the list is at noon: a scan without a tab disappears.
func (h *harness) count() {
	h.t.Helper()
	listed := h.avds.scans
	h.avds.scans = append(slices.Clone(listed), client.Scan{ID: "1", Status: "archived"})
	h.clock = noon.Add(-30 * time.Second)
	h.drain(h.m.Init())
	h.advance(29 * time.Second)
	h.avds.scans = listed
	h.advance(time.Second)
}

// build opens a program that has not sent a request.
func build(t testing.TB, avds *fakeAVDS, width, height int, change ...func(*Options)) *harness {
	t.Helper()
	h := &harness{t: t, avds: avds, clock: noon}
	o := Options{
		Text: text.For("en"), Place: form.Place{Account: "prod", Source: []string{"avds.example.com", "cn-hangzhou"}},
		Interval: 5 * time.Second, PageSize: 20, Jitter: func() float64 { return 0 },
		Clock: effect.Clock{
			Now:  func() time.Time { return h.clock },
			Wait: func(context.Context, time.Duration) error { return context.Canceled }, // a single search
			After: func(d time.Duration, msg tea.Msg) tea.Cmd {
				h.timers = append(h.timers, timer{h.clock.Add(d), msg})
				return nil
			},
		},
		Editor: func(text string, done func(string, error) tea.Msg) tea.Cmd {
			return func() tea.Msg {
				if h.editor == nil {
					return done(text, nil)
				}
				return done(h.editor(text))
			}
		},
	}
	for _, c := range change {
		c(&o)
	}
	h.options = o
	h.service = &service{Lister: avds, Creator: avds}
	h.m = New(t.Context(), h.service, h.service, o)
	h.send(tea.WindowSizeMsg{Width: width, Height: height})
	return h
}

func fitting(o *Options)   { o.PageSize = 0 }
func inChinese(o *Options) { o.Text = text.For("zh") }
func inASCII(o *Options)   { o.Theme = theme.Variant{ASCII: true} }
func inMono(o *Options)    { o.Theme = theme.Variant{Mono: true} }

// send delivers a message and everything that follows from it.
func (h *harness) send(msg tea.Msg) {
	h.t.Helper()
	_, cmd := h.m.Update(msg)
	h.frames++
	h.drain(cmd)
}

func (h *harness) drain(cmd tea.Cmd) {
	h.t.Helper()
	if cmd == nil {
		return
	}
	if h.hold {
		h.held = append(h.held, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			h.drain(c)
		}
	case tea.QuitMsg, tea.InterruptMsg, tea.SuspendMsg:
		h.left = msg
	case tea.RawMsg:
		h.raw = append(h.raw, fmt.Sprint(msg.Msg))
	case effect.AnsweredMsg:
		if msg.To.Kind == monitor.Wake || msg.To.Kind == monitor.LookAtCredentials {
			h.send(msg)
			return
		}
		if h.latency == nil {
			h.send(msg)
			return
		}
		h.timers = append(h.timers, timer{h.clock.Add(h.latency()), msg})
	default:
		h.send(msg)
	}
}

// advance moves the clock and fires the timers that are due.
func (h *harness) advance(d time.Duration) {
	h.t.Helper()
	end := h.clock.Add(d)
	for {
		next := -1
		for i, timer := range h.timers {
			if !timer.due.After(end) && (next < 0 || timer.due.Before(h.timers[next].due)) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		due := h.timers[next]
		h.timers = slices.Delete(h.timers, next, next+1)
		if due.due.After(h.clock) { // an older timer is late because the program was suspended
			h.clock = due.due
		}
		h.send(due.msg)
	}
	h.clock = end
}

// press presses keys, one after the other.
func (h *harness) press(keys ...string) {
	h.t.Helper()
	for _, k := range keys {
		h.send(tuitest.Press(k))
	}
	h.settle()
}

// settle waits for the request of a filter that was chosen right after another one.
func (h *harness) settle() {
	h.t.Helper()
	next := h.m.monitor.Health().Next
	if wait := next.Sub(h.clock); !next.IsZero() && wait == choosing && !h.hold {
		h.advance(choosing)
	}
}

// write types a text, letter by letter.
func (h *harness) write(s string) {
	h.t.Helper()
	for _, r := range s {
		h.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// screen returns the text of the frame, without colours and trailing blanks.
func (h *harness) screen() string {
	return tuitest.Plain(h.m.View().Content)
}

// see fails the test unless every text is on the screen.
func (h *harness) see(texts ...string) {
	h.t.Helper()
	screen := h.screen()
	for _, s := range texts {
		if !strings.Contains(screen, s) {
			h.t.Errorf("the screen does not show %q:\n%s", s, screen)
		}
	}
}

// miss fails the test if any text is on the screen.
func (h *harness) miss(texts ...string) {
	h.t.Helper()
	screen := h.screen()
	for _, s := range texts {
		if strings.Contains(screen, s) {
			h.t.Errorf("the screen shows %q:\n%s", s, screen)
		}
	}
}

// finish gives a scan of AVDS the status finished.
func (h *harness) finish(i int) {
	h.avds.scans[i].Status, h.avds.scans[i].End = client.StatusFinished, h.clock
	h.avds.scans[i].Progress = client.Percent{Value: 100, Known: true}
}

// abort gives a scan of AVDS the status aborted.
func (h *harness) abort(i int) { h.avds.scans[i].Status = client.StatusAborted }

// selected returns the line with the cursor.
func (h *harness) selected() string {
	h.t.Helper()
	for line := range strings.SplitSeq(h.screen(), "\n") {
		if _, rest, _ := strings.Cut(line, h.m.th.Glyphs.Cursor); rest != "" &&
			lipgloss.Width(line)-lipgloss.Width(rest) == 2 {
			return line // a blank or the sign of a watched scan, then the cursor
		}
	}
	return ""
}

// noCredentials returns the error of a client without credentials.
func noCredentials(t testing.TB) error {
	t.Helper()
	c, err := client.New(client.WithEndpoint("http://127.0.0.1:1"), client.WithStaticCredentials("", "", ""))
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.DescribeScans(t.Context(), client.Query{})
	return err
}

// resumed returns the message of Bubble Tea after a suspension.
func resumed() tea.Msg { return tea.ResumeMsg{} }

// row returns the number of the visible row with the cursor, from 0, or -1.
func (h *harness) row() int {
	lines := strings.Split(h.screen(), "\n")
	heads := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "STATUS") })
	cursor := " " + theme.New(theme.Variant{}).Glyphs.Cursor
	at := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, cursor) })
	return max(-1, at-heads-1)
}

// happened returns the events in the log, newest first.
func (h *harness) happened() []monitor.Event {
	events, _ := h.m.monitor.Events()
	return events
}

// pinned returns the scan of the open details.
func (h *harness) pinned() *client.Scan {
	s, _ := h.m.monitor.Pinned()
	return s
}
