package events

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/internal/tuitest"
	"scantop/tui/monitor"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// mostEvents is how many events a log keeps.
const mostEvents = 1000

// fakeLog is an event log.
type fakeLog struct {
	events        []monitor.Event
	total, unread int
}

func (l *fakeLog) add(events []monitor.Event) {
	l.events = append(l.events, events...)
	l.events = l.events[max(0, len(l.events)-mostEvents):]
	l.total, l.unread = l.total+len(events), l.unread+len(events)
}

func (l *fakeLog) Events() ([]monitor.Event, int) {
	events := slices.Clone(l.events)
	slices.Reverse(events)
	return events, l.total
}

func (l *fakeLog) MarkRead() { l.unread = 0 }

// openLog opens the screen of a log with some events, a minute after noon.
func openLog(lang string, v theme.Variant, width, height int, events []monitor.Event) (*Events, *fakeLog) {
	log := &fakeLog{}
	log.add(events)
	t := text.For(lang)
	e := New(log, t, keymap.New(t).Events, theme.New(v), func(csv string) tea.Cmd {
		return func() tea.Msg { return csv }
	})
	e.SetSize(width, height)
	e.Enter(noon.Add(time.Minute))
	return e, log
}

// seen returns what the screen shows, without colours and trailing blanks.
func seen(e *Events) string {
	lines := strings.Split(ansi.Strip(e.th.Fold(e.View())), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// underCursor returns the line with the cursor.
func underCursor(e *Events) string {
	for line := range strings.SplitSeq(seen(e), "\n") {
		if strings.HasPrefix(line, " "+e.th.Glyphs.Cursor) {
			return line
		}
	}
	return ""
}

// chosen returns the ScanId of the event under the cursor, or "" in an empty log.
func chosen(e *Events) string {
	if e.table.Cursor >= len(e.entries) {
		return ""
	}
	return e.entries[e.table.Cursor].ID
}

func pressIn(v view.Screen, keys ...string) (nav view.Nav, cmd tea.Cmd) {
	for _, k := range keys {
		nav, cmd = v.Update(tuitest.Press(k))
	}
	return nav, cmd
}

func TestEventKeysMove(t *testing.T) {
	t.Parallel()
	e, _ := openLog("en", theme.Variant{}, 80, 13, tuitest.Events(50)) // ten rows
	for _, step := range []struct{ key, want string }{
		{"up", "id-49"}, {"down", "id-48"}, {"j", "id-47"}, {"k", "id-48"}, {"pgdown", "id-38"}, {"pgup", "id-48"},
		{"pgup", "id-49"},
		{"end", "id-0"}, {"down", "id-0"}, {"pgdown", "id-0"}, {"pgup", "id-10"}, {"home", "id-49"}, {"G", "id-0"},
	} {
		pressIn(e, step.key)
		at := strings.TrimPrefix(step.want, "id-")
		var n int
		_, _ = fmt.Sscan(at, &n)
		clock := noon.Add(time.Duration(n) * time.Second).Format("15:04:05")
		if chosen(e) != step.want || !strings.Contains(underCursor(e), clock) {
			t.Fatalf("after %s: %q is chosen, on %q; want %s at %s",
				step.key, chosen(e), underCursor(e), step.want, clock)
		}
	}
}

func TestEventKeysOpenAndExport(t *testing.T) {
	t.Parallel()
	e, _ := openLog("en", theme.Variant{}, 80, 24, tuitest.Events(5))
	if nav, _ := pressIn(e, "down", "enter"); nav != (view.Nav{To: view.Details, ID: "id-3"}) {
		t.Errorf("enter leads to %+v", nav)
	}
	for _, k := range []string{"esc", "e", "q"} {
		if nav, _ := pressIn(e, k); nav != (view.Nav{To: view.Back}) {
			t.Errorf("%s leads to %+v, not back", k, nav)
		}
	}
	e.Enter(noon)
	if chosen(e) != "id-4" {
		t.Errorf("opened anew, the cursor is on %q", chosen(e))
	}
	_, cmd := pressIn(e, "x")
	if cmd == nil {
		t.Fatal("x exports nothing")
	}
	got := cmd().(string)
	if !strings.HasPrefix(got, "time,") || strings.Count(got, "\r\n") != 6 ||
		strings.Index(got, "id-4") > strings.Index(got, "id-0") {
		t.Errorf("exported, newest first, should be five lines and a head:\n%s", got)
	}
	if _, cmd := e.Update(tea.PasteMsg{Content: "x"}); e.Capturing() || cmd != nil {
		t.Error("there is nothing to type here")
	}
}

func TestKeysWithoutUseAreOff(t *testing.T) {
	t.Parallel()
	enabled := func(e *Events) string {
		var keys []string
		for _, b := range e.ShortHelp() {
			if b.Enabled() {
				keys = append(keys, b.Help().Key)
			}
		}
		return strings.Join(keys, " ")
	}
	empty, log := openLog("en", theme.Variant{}, 80, 24, nil)
	nav, cmd := pressIn(empty, "x", "enter", "down", "up", "end", "x")
	if cmd != nil || nav != (view.Nav{}) || chosen(empty) != "" {
		t.Error("an empty log can be exported or opened")
	}
	if !strings.Contains(seen(empty), "No events yet") || strings.Contains(seen(empty), "TIME") ||
		enabled(empty) != "esc" {
		t.Errorf("an empty log shows, with the keys %q:\n%s", enabled(empty), seen(empty))
	}
	log.add(tuitest.Events(3))
	empty.Refresh(noon)
	if enabled(empty) != "esc enter x ↑↓" || chosen(empty) != "id-2" {
		t.Errorf("with its first events it has the keys %q, the cursor on %q", enabled(empty), chosen(empty))
	}
	c := text.For("en")
	mute := New(log, c, keymap.New(c).Events, theme.New(theme.Variant{}), nil)
	mute.SetSize(80, 24)
	mute.Enter(noon)
	if _, cmd := pressIn(mute, "x"); cmd != nil || enabled(mute) != "esc enter ↑↓" {
		t.Errorf("without a way to export it has the keys %q", enabled(mute))
	}
}

func TestNewEventsAppearOnTopAndTheCursorStays(t *testing.T) {
	t.Parallel()
	all := tuitest.Events(60)
	e, log := openLog("en", theme.Variant{}, 80, 13, all[:30]) // ten rows
	add := func(from, to int) {
		log.add(all[from:to])
		e.Refresh(noon.Add(time.Minute))
	}
	add(30, 32)
	if chosen(e) != "id-29" || !strings.Contains(seen(e), "12:00:31") || !strings.Contains(seen(e), "Events · 32") {
		t.Errorf("the cursor went from id-29 to %s:\n%s", chosen(e), seen(e))
	}
	if log.unread != 0 {
		t.Errorf("%d events are unread while they are on the screen", log.unread)
	}
	pressIn(e, "end", "up", "up")
	before := strings.Split(seen(e), "\n")[3:]
	add(32, 50)
	after := strings.Split(seen(e), "\n")[3:]
	if chosen(e) != "id-2" || strings.Join(before, "\n") != strings.Join(after, "\n") {
		t.Errorf("rows that were scrolled to moved, the cursor is on %s:\n%s\n--- before\n%s",
			chosen(e), strings.Join(after, "\n"), strings.Join(before, "\n"))
	}
	add(50, 50)
	if chosen(e) != "id-2" {
		t.Errorf("nothing new moves the cursor to %s", chosen(e))
	}
	many := tuitest.Events(mostEvents)
	log.add(many[:mostEvents-1]) // the log drops all but one of the old events, including id-2
	e.Refresh(noon)
	if chosen(e) != "id-49" || e.table.Cursor != mostEvents-1 {
		t.Errorf("when its entry has left, the cursor goes to %s, row %d", chosen(e), e.table.Cursor)
	}
}

func TestNoticeOfAnExportStaysUntilTheNextKey(t *testing.T) {
	t.Parallel()
	e, _ := openLog("en", theme.Variant{}, 80, 24, tuitest.Events(5))
	e.notice = widget.Infof("written: %s", "~/scantop-events.csv")
	if !strings.HasSuffix(strings.Split(seen(e), "\n")[0], "written: ~/scantop-events.csv") {
		t.Errorf("no notice:\n%s", seen(e))
	}
	if pressIn(e, "down"); strings.Contains(seen(e), "written") {
		t.Errorf("the notice stays:\n%s", seen(e))
	}
}

func TestAFailedExportIsAWarning(t *testing.T) {
	t.Parallel()
	e, _ := openLog("en", theme.Variant{}, 80, 24, nil)
	e.Update(effect.ExportedMsg{Err: errors.New("disk full")})
	if want := e.th.Error.Render("Export failed: disk full"); !strings.Contains(e.View(), want) {
		t.Errorf("no %q in\n%q", want, e.View())
	}
}
