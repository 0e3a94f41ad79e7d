package launches

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/client/launch"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/form"
	"scantop/tui/internal/tuitest"
	"scantop/tui/order"
	"scantop/tui/recent"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// said notes what the list is told. Sticky notices that were not cleared are those that the user sees.
type said struct {
	notices []string
	sticky  map[string]bool
}

func (s *said) Notify(n widget.Notice)   { s.notices = append(s.notices, n.Text) }
func (s *said) NotifySticky(text string) { s.sticky[text] = true }
func (s *said) ClearSticky(text string)  { delete(s.sticky, text) }
func (s *said) Respond(format string, a ...any) {
	s.notices = append(s.notices, fmt.Sprintf(format, a...))
}
func (s *said) Created(_, _, _ string) tea.Cmd { return nil }
func (s *said) ReadElsewhere(state.Seen)       {}
func (s *said) names(scan string) bool         { return strings.Contains(fmt.Sprint(s.sticky), scan) }

// empty is an AVDS without scans.
type empty struct{}

func (empty) DescribeScans(context.Context, client.Query) (*client.Page, error) {
	return &client.Page{}, nil
}
func (empty) CreateScan(context.Context, client.Spec) (string, error) { return "1", nil }

// store has what five programs left that ended during a launch, three drafts, and two launches.
type store struct{ state.Nowhere }

func (store) Earlier() (e state.Earlier) {
	for i := range 5 {
		e.Drafts = append(e.Drafts, state.Draft{
			File: fmt.Sprint(i), Values: state.Values{"Name": fmt.Sprint("scan-", i)},
			Sent: &client.Spec{Name: fmt.Sprint("scan-", i)},
		})
	}
	for i := range 3 {
		draft := state.Values{"Targets": fmt.Sprintf("draft-%d.example.com", i)}
		e.Drafts = append(e.Drafts, state.Draft{File: fmt.Sprint("draft-", i), Values: draft})
	}
	for i := range 2 {
		launch := state.Launch{At: tuitest.Noon.Add(-time.Duration(i))}
		launch.Values = state.Values{"Targets": fmt.Sprintf("launch-%d.example.com", i)}
		e.Launches.List = append(e.Launches.List, launch)
	}
	return e
}

func open(t *testing.T, creator effect.Creator) (*Launches, *said) {
	t.Helper()
	all, th := text.For("en"), theme.New(theme.Variant{})
	now := func() time.Time { return tuitest.Noon }
	wait := func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
	fx := effect.Effects{
		Ctx: t.Context(), Lister: empty{}, Creator: creator, Clock: effect.Clock{Now: now, Wait: wait},
	}
	keys, list := keymap.New(all), &said{sticky: map[string]bool{}}
	return New(Config{
		Effects: fx, Text: all, Store: store{}, List: list,
		Form:   form.New(form.Config{Effects: fx, Table: order.Parameters(), Text: all, Keys: keys, Theme: th}),
		Recent: recent.New(tuitest.Zone, all, keys.Recent, th),
	}), list
}

// searches runs a command, and returns the outcomes of the searches in it.
func searches(cmd tea.Cmd) (found []effect.CheckedMsg) {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			found = append(found, searches(c)...)
		}
	case effect.CheckedMsg:
		found = append(found, msg)
	}
	return found
}

// Each unresolved launch of an earlier run is named, but only the first few are searched for by themselves. The
// others are when the user asks for them, and none while it is searched for.
func TestFewUnresolvedLaunchesAreSearchedForAtTheStart(t *testing.T) {
	t.Parallel()
	l, list := open(t, empty{})
	cmd, _ := l.Update(l.ReadEarlier()())
	if found := searches(cmd); len(found) != maxChecked || len(list.sticky) != 5 {
		t.Fatalf("%d searches, and notices about %v", len(found), list.sticky)
	}
	if cmd, filled := l.Use(0); cmd != nil || filled {
		t.Error("a launch is searched for twice at the same time")
	}
	for range 2 {
		cmd, _ = l.Use(maxChecked)
		for _, msg := range searches(cmd) {
			l.Update(msg)
		}
		if !list.names("scan-3") || l.Drafts.Unresolved[maxChecked].Looking {
			t.Fatalf("after a search in vain, the notices are %v", list.sticky)
		}
	}
	l.Dismiss(maxChecked)
	if list.names("scan-3") || !list.names("scan-4") || len(l.Drafts.Unresolved) != 4 {
		t.Errorf("after scan-3 was dismissed, the notices are %v", list.sticky)
	}
}

// The rows are unresolved launches, earlier drafts and launches, in this order. The newest draft is in the form.
func TestEachRowStandsForOneDraftOrLaunch(t *testing.T) {
	t.Parallel()
	const rowOfDrafts, rowOfLaunches = 5, 5 + 2
	for row, want := range map[int]string{
		rowOfDrafts: "draft-1.", rowOfDrafts + 1: "draft-2.",
		rowOfLaunches: "launch-0.", rowOfLaunches + 1: "launch-1.",
	} {
		l, _ := open(t, empty{})
		l.Update(l.ReadEarlier()())
		if _, filled := l.Use(row); !filled || !strings.HasPrefix(l.Form.Values()["Targets"], want) {
			t.Errorf("row %d fills the form with %q, want %s", row, l.Form.Values()["Targets"], want)
		}
		l, _ = open(t, empty{})
		l.Update(l.ReadEarlier()())
		if row < rowOfLaunches {
			l.Dismiss(row)
			if left := l.Drafts.Earlier; len(left) != 1 || strings.HasPrefix(left[0].Values["Targets"], want) {
				t.Errorf("after row %d was dismissed, %v is left", row, left)
			}
		}
	}
}

// The form offers no draft that is not there any more, and says of none that it was put aside.
func TestTheFormOffersADraftWhileThereIsOne(t *testing.T) {
	t.Parallel()
	l, _ := open(t, empty{})
	said := func() string { l.Form.SetSize(160, 40); return tuitest.Plain(l.Form.View()) }
	l.BringBack()
	if strings.Contains(said(), l.Text.Form.StartedOver) {
		t.Errorf("a form without a draft says that it was emptied:\n%s", said())
	}
	draft := state.Draft{File: "a", Values: state.Values{"Targets": "a.example.com"}}
	l.Drafts.Restore(state.Earlier{Drafts: []state.Draft{draft}})
	l.Form.NotifyOthers(l.Others())
	if !strings.Contains(said(), l.Text.Form.EarlierDraft) {
		t.Errorf("the form does not offer the draft:\n%s", said())
	}
	l.Dismiss(0)
	if strings.Contains(said(), l.Text.Form.EarlierDraft) {
		t.Errorf("the form offers a draft that was dismissed:\n%s", said())
	}
}

// A read-only window leaves the launches of earlier runs to one that can launch.
func TestAReadOnlyWindowReadsNothing(t *testing.T) {
	t.Parallel()
	if l, _ := open(t, nil); l.ReadEarlier() != nil {
		t.Error("it takes over what earlier runs left")
	}
}

// A disk that is full fails with each letter, but is told once.
func TestAFailedWriteIsToldOnce(t *testing.T) {
	t.Parallel()
	l, list := open(t, empty{})
	for range 3 {
		l.Update(effect.SavedMsg{Err: errors.New("disk full")})
	}
	if len(list.notices) != 1 {
		t.Errorf("the list was told %q", list.notices)
	}
}

// That a scan runs twice stays in sight until a key, whatever happens meanwhile.
func TestAScanThatExistsTwiceIsAStickyNotice(t *testing.T) {
	t.Parallel()
	l, list := open(t, empty{})
	l.Update(effect.ResolvedMsg{Outcome: launch.Outcome{
		State: launch.Created, Name: "nightly", ID: "7", Similar: []string{"71"},
	}})
	if !list.sticky["nightly was created twice. The second scan is 71."] {
		t.Errorf("the sticky notices are %v", list.sticky)
	}
}
