package overview

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/internal/tuitest"
	"scantop/tui/monitor"
	"scantop/tui/text"
	"scantop/tui/view"
	"scantop/tui/widget"
)

// service has a number of scans of each status, whose names no other scan's name contains.
type service map[client.Status]int

func (s service) DescribeScans(_ context.Context, q client.Query) (*client.Page, error) {
	p := &client.Page{Number: 1, Size: q.PageSize}
	if len(q.Statuses) == 1 {
		p.Total = s[q.Statuses[0]]
	}
	for i := range p.Total {
		p.Scans = append(p.Scans, client.Scan{
			ID: fmt.Sprint(q.Statuses[0], i), Name: fmt.Sprintf("%.4s-%02d.", q.Statuses[0], i), Status: q.Statuses[0],
			Start: tuitest.Noon.Add(time.Hour), End: tuitest.Noon.Add(-time.Hour),
		})
	}
	return p, nil
}

// open returns the overview of a service, whose four pages have come.
func open(t *testing.T, s service, width, height int) *Overview {
	t.Helper()
	now := func() time.Time { return tuitest.Noon }
	wait := func(time.Duration, tea.Msg) tea.Cmd { return nil }
	fx := effect.Effects{Ctx: t.Context(), Lister: s, Clock: effect.Clock{Now: now, After: wait}}
	m := fx.Monitor(monitor.Config{Interval: 5 * time.Second, PageSize: 20, Jitter: func() float64 { return 0 }})
	all := text.For("en")
	o := New(Config{
		Monitor: m, Text: all, Keys: keymap.New(all).Overview, Theme: theme.New(theme.Variant{}), Now: now,
		News: func(string) widget.Cell { return widget.Cell{Text: " "} }, SayNoNews: func() {}, Seen: func() {},
		Toast: func(int) string { return "" }, Failure: func(int) string { return "" },
		Act: func(tea.KeyPressMsg, *client.Scan) (view.Nav, tea.Cmd) { return view.Nav{}, nil },
	})
	o.SetSize(width, height)
	_, first := m.Do(monitor.Start{})
	_, survey := m.Do(monitor.Survey{Open: true})
	for todo := []tea.Cmd{first, survey}; len(todo) > 0; todo = todo[1:] {
		if todo[0] == nil {
			continue
		}
		switch msg := todo[0]().(type) {
		case tea.BatchMsg:
			todo = append(todo, msg...)
		case effect.AnsweredMsg:
			_, cmd := m.Take(msg)
			todo = append(todo, cmd)
		}
	}
	o.Refresh()
	if !m.Loaded() {
		t.Fatal("the pages of the overview have not come")
	}
	return o
}

var full = service{
	client.StatusRunning: 30, client.StatusWaiting: 12, client.StatusAborted: 8, client.StatusFinished: 12,
}

// Wherever a row stands, a click on it selects the scan that is drawn there, and a second one opens it. A click
// anywhere else does nothing.
func TestAClickMeansTheScanThatIsDrawnThere(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{60, 18}, {80, 22}, {120, 34}, {160, 34}, {160, 38}, {160, 43}, {220, 30}} {
		width, height := size[0], size[1]
		for y := range height + 2 {
			for _, x := range []int{10, width - 10} {
				o := open(t, full, width, height)
				o.Wheel(20, 0)
				drawn, before := half(o, x, y), o.selected
				nav, _ := o.Click(x, y)
				name := o.current().Name
				switch onRow := strings.Contains(drawn, "."); {
				case !onRow && (o.selected != before || nav != view.Nav{}):
					t.Fatalf("%v: a click on %q at %d,%d selects %s", size, drawn, x, y, name)
				case onRow && !strings.Contains(drawn, name):
					t.Fatalf("%v: a click on %q at %d,%d selects %s", size, drawn, x, y, name)
				case onRow && (nav.ID == "") == (o.selected == before):
					t.Fatalf("%v: a click on %q at %d,%d leads to %+v", size, drawn, x, y, nav)
				}
			}
		}
	}
}

// half returns the line of the frame at y, or that half of it where x is if panes stand side by side.
func half(o *Overview, x, y int) string {
	lines := strings.Split(tuitest.Plain(o.View()), "\n")
	if y >= len(lines) {
		return ""
	}
	left, right, _ := strings.Cut(lines[y], o.Theme.Glyphs.Divider)
	if panes := o.panes(); len(panes) > 1 && x >= panes[0].width {
		return right
	}
	return left
}

// However small the window, each section shows one of its scans at least.
func TestEachSectionHasARow(t *testing.T) {
	t.Parallel()
	for _, width := range []int{minWidth, pairedFrom - 1, pairedFrom, 240} {
		for height := minHeight; height < 60; height++ {
			drawn := tuitest.Plain(open(t, full, width, height).View())
			for _, name := range []string{"abor-", "runn-", "wait-", "fini-"} {
				if !strings.Contains(drawn, name) {
					t.Fatalf("%dx%d shows no %s:\n%s", width, height, name, drawn)
				}
			}
		}
	}
}

func TestTheWheelStopsAtBothEnds(t *testing.T) {
	t.Parallel()
	o := open(t, full, 80, 22)
	o.Wheel(1000, 0)
	if got := o.current().Name; !strings.HasPrefix(got, "fini-") {
		t.Errorf("the wheel leads down to %s", got)
	}
	o.Wheel(-1000, 0)
	if got := o.current().Name; !strings.HasPrefix(got, "abor-") {
		t.Errorf("the wheel leads up to %s", got)
	}
	empty := open(t, service{}, 80, 22)
	empty.Wheel(3, 0)
	empty.Click(10, 5)
	if s := empty.current(); s != nil {
		t.Errorf("an empty overview has selected %+v", s)
	}
}

// A user who turns the wheel while pages are still coming has chosen a row, as with a key.
func TestTheCursorStaysWhereTheWheelPutsIt(t *testing.T) {
	t.Parallel()
	o := open(t, full, 80, 22)
	o.settled = false // as before the last page has come
	o.Wheel(15, 0)
	chosen := o.current().Name
	if o.Refresh(); o.current().Name != chosen {
		t.Errorf("the next page moves the cursor from %s to %s", chosen, o.current().Name)
	}
}
