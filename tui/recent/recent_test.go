package recent

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/keymap"
	"scantop/theme"
	"scantop/tui/drafts"
	"scantop/tui/internal/tuitest"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/view"
)

// opened returns the screen with one row of each kind.
func opened(width, height int) *Recent {
	c := text.For("en")
	r := New(tuitest.Zone, c, keymap.New(c).Recent, theme.New(theme.Variant{}))
	r.SetSize(width, height)
	values := func(name, targets string) state.Values { return state.Values{"Name": name, "Targets": targets} }
	sent := &client.Spec{Name: "lost\x1b[2J", Start: tuitest.Noon, Targets: []string{"lost.example.com"}}
	r.Show(&drafts.Drafts{
		Unresolved: []drafts.Launch{{Draft: state.Draft{At: tuitest.Noon, Sent: sent}, Looking: true}},
		Earlier: []state.Draft{
			{At: tuitest.Noon.Add(-time.Hour), Values: values("typed", "a.example.com\nb.example.com")},
		},
		Recent: state.Launches{List: []state.Launch{
			{At: tuitest.Noon.Add(-2 * time.Hour), Values: state.Values{"Name": "tagged", "TargetAssetTags": "web"}},
		}},
	})
	return r
}

func press(r *Recent, key string) view.Nav {
	nav, _ := r.Update(tuitest.Press(key))
	return nav
}

// footer returns the keys of the footer, such as "enter continue".
func footer(r *Recent) string {
	var keys []string
	for _, b := range r.ShortHelp() {
		if b.Enabled() {
			keys = append(keys, b.Help().Key+" "+b.Help().Desc)
		}
	}
	return strings.Join(keys, "  ")
}

func TestEveryKindOfRowIsShownInOrder(t *testing.T) {
	t.Parallel()
	lines := strings.Split(tuitest.Plain(opened(120, 20).View()), "\n")
	for i, want := range []string{
		"03-02 12:00  unresolved  lost[2J", "03-02 11:00  draft       typed", "03-02 10:00  launched    tagged",
	} {
		if !strings.Contains(lines[3+i], want) {
			t.Errorf("row %d is %q, want %q", i, lines[3+i], want)
		}
	}
	for i, want := range []string{"lost.example.com", "a.example.com b.example.com", "web"} {
		if !strings.HasSuffix(lines[3+i], want) {
			t.Errorf("row %d is %q, want the targets %q", i, lines[3+i], want)
		}
	}
}

// What is known of an unresolved launch ends with an ellipsis if there is no room for all of it.
func TestWhatIsKnownIsCutVisibly(t *testing.T) {
	t.Parallel()
	for width, cut := range map[int]bool{120: false, 40: true} {
		if got := strings.HasSuffix(strings.TrimSpace(tuitest.Plain(opened(width, 20).View())), "…"); got != cut {
			t.Errorf("on %d cells, the end is cut: %v\n%s", width, got, tuitest.Plain(opened(width, 20).View()))
		}
	}
}

func TestKeysActOnTheRowWithTheCursor(t *testing.T) {
	t.Parallel()
	r := opened(120, 20)
	for row, want := range []struct {
		footer  string
		dismiss view.Nav
	}{
		{"enter check again  x dismiss", view.Nav{To: view.Dismiss}},
		{"enter continue  x delete", view.Nav{To: view.Dismiss, Row: 1}},
		{"enter fill in", view.Nav{}},
	} {
		if got := footer(r); !strings.HasPrefix(got, want.footer) || row == 2 && strings.Contains(got, "x ") {
			t.Errorf("row %d: the footer is %q, want %q", row, got, want.footer)
		}
		if got := press(r, "enter"); got != (view.Nav{To: view.Use, Row: row}) {
			t.Errorf("row %d: enter leads to %+v", row, got)
		}
		if got := press(r, "x"); got != want.dismiss {
			t.Errorf("row %d: x leads to %+v, want %+v", row, got, want.dismiss)
		}
		press(r, "down")
	}
	if got := press(r, "esc"); got.To != view.Back {
		t.Errorf("esc leads to %+v", got)
	}
}

func TestWhatIsKnownIsShownBelowAnUnresolvedLaunch(t *testing.T) {
	t.Parallel()
	r := opened(120, 20)
	if got := r.View(); !strings.Contains(got, "2026-03-02 12:00:00") || !strings.Contains(got, "Checking the list") {
		t.Errorf("nothing is said of an unresolved launch:\n%s", tuitest.Plain(got))
	}
	press(r, "down")
	if got := r.View(); strings.Contains(got, "Checking the list") {
		t.Errorf("a draft is said to be unresolved:\n%s", tuitest.Plain(got))
	}
}

func TestWithoutRowsTheScreenSaysSo(t *testing.T) {
	t.Parallel()
	r := opened(120, 20)
	r.Show(&drafts.Drafts{})
	if got := r.View(); !strings.Contains(got, text.For("en").Recent.Empty) {
		t.Errorf("the empty screen is:\n%s", tuitest.Plain(got))
	}
	for _, key := range []string{"enter", "x"} {
		if got := press(r, key); got != (view.Nav{}) {
			t.Errorf("%s leads to %+v", key, got)
		}
	}
}

func TestTheScreenFitsEverySize(t *testing.T) {
	t.Parallel()
	for width := range 90 {
		for height := range 16 {
			r := opened(width, height)
			r.Update(tea.KeyPressMsg{Code: tea.KeyDown})
			w, h := lipgloss.Size(r.View())
			if w > width || h > max(1, height) {
				t.Fatalf("%dx%d is drawn on %dx%d cells", width, height, w, h)
			}
		}
	}
}
