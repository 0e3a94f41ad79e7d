package picker

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/effect"
	"scantop/tui/internal/tuitest"
	"scantop/tui/text"
	"scantop/tui/view"
)

func TestMarkedNamesAreTakenInTheirOrder(t *testing.T) {
	t.Parallel()
	h := open(t, &fakeAVDS{names: hosts(5)})
	h.press("down", "space", "down", "space", "up", "up", "up", "up", "space") // 1, 3 and 0
	h.see("3 marked", "1–5 of 5", "2026-03-02")
	want := []string{"www001.example.com", "www003.example.com", "www000.example.com"}
	if nav := h.press("enter"); nav.To != view.Picked || !slices.Equal(h.Marked(), want) {
		t.Errorf("enter leads to %v with %q", nav.To, h.Marked())
	}
	h.press("up", "space") // the cursor is on the second row after the last mark
	if got := h.Marked(); !slices.Equal(got, want[1:]) && len(got) != 2 {
		t.Errorf("after a mark was removed: %q", got)
	}
}

func TestWithoutMarksEnterTakesTheRowUnderTheCursor(t *testing.T) {
	t.Parallel()
	h := open(t, &fakeAVDS{names: []string{"has.example.com", "b.example.com"}})
	if nav := h.press("enter"); nav != (view.Nav{}) {
		t.Errorf("a name that the field has leads to %v", nav.To)
	}
	h.press("space") // does not mark it either
	if nav := h.press("enter"); nav.To != view.Picked || !slices.Equal(h.Marked(), []string{"b.example.com"}) {
		t.Errorf("enter leads to %v with %q", nav.To, h.Marked())
	}
}

func TestTheWheelMovesTheCursorWithinThePage(t *testing.T) {
	t.Parallel()
	h := open(t, &fakeAVDS{names: hosts(5)})
	for _, c := range []struct{ rows, want int }{{3, 3}, {-1, 2}, {9, 4}, {-9, 0}} {
		if h.Wheel(c.rows, 0); h.table.Cursor != c.want {
			t.Errorf("%d rows lead to row %d, want %d", c.rows, h.table.Cursor, c.want)
		}
	}
}

func TestEscapeGoesBackWhateverIsMarked(t *testing.T) {
	t.Parallel()
	h := open(t, &fakeAVDS{names: hosts(5)})
	h.press("space")
	if nav := h.press("esc"); nav.To != view.Back {
		t.Errorf("esc leads to %v", nav.To)
	}
}

func TestNotesSayWhichNamesAreSpecial(t *testing.T) {
	t.Parallel()
	h := open(t, &fakeAVDS{names: []string{"a.example.com", "has.example.com", "new.example.com", "two.com three.com"}})
	for i, want := range []string{"2026-03-02", "already added", "not verified", "not a valid target"} {
		if line := strings.Split(h.screen(), "\n")[4+i]; !strings.HasSuffix(line, want) {
			t.Errorf("row %d is %q, want %q", i, line, want)
		}
	}
	h.press("space", "space", "space", "space")
	if want := []string{"a.example.com", "new.example.com"}; !slices.Equal(h.Marked(), want) {
		t.Errorf("marked are %q, want %q", h.Marked(), want)
	}
}

func TestTypingSearchesAfterAPause(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{names: hosts(120)}
	h := open(t, avds)
	h.press("space")
	h.write("www11")
	if len(avds.queries) != 1 {
		t.Errorf("%d requests before the pause has ended, want the first one only", len(avds.queries))
	}
	h.see("Loading…")
	h.wait()
	if n := len(avds.queries); n != 2 || avds.queries[1].Search != "www11" || avds.queries[1].Page != 1 {
		t.Fatalf("the requests are %+v", avds.queries)
	}
	h.see("1–10 of 10", "www110.example.com", "1 marked")
	h.miss("Loading…")
	h.press("left", "right", "home", "end")
	h.send(tea.PasteMsg{Content: " "})
	h.wait()
	if len(avds.queries) != 2 {
		t.Errorf("asked again for the same search: %+v", avds.queries)
	}
	h.write("x")
	h.wait()
	h.see("No match. Change the search.", "1 marked")
	if nav := h.press("enter"); nav.To != view.Picked {
		t.Error("what was marked before cannot be taken")
	}
}

// A quick enter after a search must not take a row that the search does not find.
func TestRowsOfAnotherSearchCannotBeTaken(t *testing.T) {
	t.Parallel()
	h := open(t, &fakeAVDS{names: hosts(20)})
	h.write("www013")
	if nav := h.press("space", "enter"); nav != (view.Nav{}) || len(h.Marked()) != 0 {
		t.Errorf("enter leads to %v with %q before the reply has arrived", nav.To, h.Marked())
	}
	h.wait()
	h.press("enter")
	if got := h.Marked(); !slices.Equal(got, []string{"www013.example.com"}) {
		t.Errorf("after the reply, enter takes %q", got)
	}
}

func TestAPasteIsSearchedFor(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{names: hosts(20)}
	h := open(t, avds)
	h.send(tea.PasteStartMsg{})
	h.send(tea.PasteMsg{Content: "www00"})
	h.send(tea.PasteMsg{Content: "7\x1b[2J" + strings.Repeat("y", 5000)})
	h.send(tea.PasteEndMsg{})
	h.wait()
	if got := avds.queries[len(avds.queries)-1].Search; len(got) > maxSearch || !strings.HasPrefix(got, "www007[2Jyy") {
		t.Errorf("searched for %q", got)
	}
}

func TestLateRepliesAreDropped(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{names: hosts(120)}
	h := open(t, avds)
	h.hold = true
	h.write("www11")
	h.wait()
	h.press("backspace")
	h.wait()
	if len(h.held) != 2 {
		t.Fatalf("%d requests in flight", len(h.held))
	}
	newer, older := h.held[1], h.held[0]
	h.hold = false
	h.run(newer)
	h.run(older) // was cancelled; its reply arrives after that of the newer one
	h.see("1–20 of 20")
	other := open(t, avds)
	other.hold = true
	other.write("x")
	for _, late := range []tea.Msg{
		effect.AssetsMsg{To: h.query, Assets: []effect.Asset{{Name: "late.example.com"}}, Total: 1},
		effect.VerifiedMsg{To: h.query, Verified: map[string]bool{}},
		pauseMsg{h.query},
	} {
		other.send(late)
	}
	if other.miss("late.example.com", "not verified"); len(other.held) != 0 {
		t.Error("the pause of another picker sends a request")
	}
}

func TestPagesAreTurnedBeyondTheLastRow(t *testing.T) {
	t.Parallel()
	for _, silent := range []bool{false, true} {
		avds := &fakeAVDS{names: hosts(120), silent: silent}
		h := open(t, avds)
		for range 40 {
			h.press("pgdown")
		}
		h.see("www119.example.com", "101–120 of 120")
		if n := len(avds.queries); n != 3 {
			t.Errorf("%d requests for 3 pages", n)
		}
		h.press("space")
		for range 40 {
			h.press("pgup")
		}
		h.see("www000.example.com", "1 marked")
		h.press("down", "up")
		if h.table.Cursor != 0 || len(avds.queries) != 5 {
			t.Errorf("the cursor is on row %d after %d requests", h.table.Cursor, len(avds.queries))
		}
		for range 50 {
			h.press("down")
		}
		h.press("up")
		h.see("1–50")
		if h.table.Cursor != 49 {
			t.Errorf("up from the second page leads to row %d", h.table.Cursor)
		}
	}
}

// A full page without a total may be the last one.
func TestAPageThatIsNotThereLeavesTheOneBefore(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{names: hosts(50), silent: true}
	h := open(t, avds)
	h.see("1–50")
	for range 60 {
		h.press("down")
	}
	h.see("1–50 of 50", "www049.example.com")
	h.miss("Loading")
	if len(avds.queries) != 2 {
		t.Errorf("%d requests, want one for each page", len(avds.queries))
	}
	h.write("www00")
	h.wait()
	h.see("1–10 of 10")
}

func TestTagsAreListedWithTheirAssets(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{names: []string{"web", "db", "new"}}
	h := open(t, avds, withTags)
	h.see("Pick asset tags", "ASSET TAG", "ASSETS", "web", " 7", "1–3 of 3")
	h.miss("not verified", "LAST SCAN")
	h.write("w")
	h.wait()
	h.see("1–2 of 2")
	if q := avds.tags[1]; q.Search != "w" || q.Lang != "en" || len(avds.queries) > 0 {
		t.Errorf("the request is %+v, after %d for assets", q, len(avds.queries))
	}
}

func TestWithoutAssetsTheScreenSaysSo(t *testing.T) {
	t.Parallel()
	h := openHeld(t, &fakeAVDS{}, true)
	h.see("Loading…")
	if nav := h.press("space", "enter", "down", "pgdown"); nav != (view.Nav{}) {
		t.Errorf("a key leads to %v while nothing is listed", nav.To)
	}
	h.release()
	h.see("This account has no assets. Press esc and type the targets.")
	open(t, &fakeAVDS{}, withTags).see("This account has no asset tags.")
}

func TestFailuresAreExplainedAndCanBeRetried(t *testing.T) {
	t.Parallel()
	unavailable := &client.Error{Kind: client.KindServer, Code: "ServiceUnavailable", Message: "later"}
	avds := &fakeAVDS{names: hosts(3), err: unavailable}
	h := open(t, avds)
	h.see("ServiceUnavailable: later")
	if h.Unavailable() || h.press("enter") != (view.Nav{}) {
		t.Error("a failed request counts as unavailable, or enter does something")
	}
	avds.err = nil
	h.press("ctrl+r")
	h.see("1–3 of 3")
	h.press("ctrl+r")
	if len(avds.queries) != 2 {
		t.Errorf("ctrl+r asks again without a failure")
	}
	for _, failure := range []*client.Error{
		{Kind: client.KindPermission, Code: "Forbidden.RAM"}, {Kind: client.KindNotFound, Code: "InvalidAction"},
	} {
		h := open(t, &fakeAVDS{err: failure})
		if h.see(fmt.Sprintf(h.words().Unavailable, failure.Code)); !h.Unavailable() {
			t.Errorf("%s does not count as unavailable", failure.Code)
		}
	}
}

func TestKeysThatDoNothingAreNotOffered(t *testing.T) {
	t.Parallel()
	footer := func(h *harness) string {
		var keys []string
		for _, b := range h.ShortHelp() {
			if b.Enabled() {
				keys = append(keys, b.Help().Key+" "+b.Help().Desc)
			}
		}
		return strings.Join(keys, "  ")
	}
	h := open(t, &fakeAVDS{names: hosts(3)})
	if got := footer(h); got != "space mark  enter add  esc back  ↑↓ move  pgup/pgdn page" {
		t.Errorf("with rows: %s", got)
	}
	h.press("space", "space")
	if got := footer(h); !strings.Contains(got, "enter add 2") {
		t.Errorf("with marks: %s", got)
	}
	if got := footer(open(t, &fakeAVDS{})); got != "esc back" {
		t.Errorf("without rows: %s", got)
	}
	if got := footer(open(t, &fakeAVDS{err: &client.Error{Kind: client.KindServer}})); got != "ctrl+r retry  esc back" {
		t.Errorf("after a failure: %s", got)
	}
}

func TestHostileNamesAreHarmless(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Config){func(*Config) {}, withTags} {
		evil := "\x1b[2J\x1b]52;c;aGk=\x07\u202e" + strings.Repeat("长", 5000)
		h := open(t, &fakeAVDS{names: []string{evil, "b.example.com"}}, change)
		for _, sequence := range []string{"\x1b[2J", "\x1b]52", "\x07", "\u202e"} {
			if strings.Contains(h.View(), sequence) {
				t.Errorf("%q reached the screen", sequence)
			}
		}
		tuitest.Fits(t, "hostile", h.View(), 80, 22)
		h.press("space", "space")
		for _, name := range h.Marked() {
			if strings.ContainsAny(name, "\x1b\x07\u202e") {
				t.Errorf("%.40q is taken over", name)
			}
		}
	}
	h := open(t, &fakeAVDS{err: &client.Error{Kind: client.KindPermission, Code: "Forbidden\x1b[2J"}})
	if strings.Contains(h.View(), "\x1b[2J") {
		t.Error("the code of an error reached the screen unchanged")
	}
}

func TestThePickerFitsEverySize(t *testing.T) {
	t.Parallel()
	for name, avds := range map[string]*fakeAVDS{
		"assets": {names: append(hosts(60), "new.例子.example.com", "two.com three.com")},
		"none":   {}, "rejected": {err: &client.Error{Kind: client.KindPermission, Code: "Forbidden"}},
	} {
		inChinese := func(c *Config) { c.Text = text.For("zh") }
		for i, change := range []func(*Config){func(*Config) {}, withTags, inChinese} {
			h := open(t, avds, change)
			h.press("space", "down")
			h.write("e")
			for width := 0; width <= 130; width += 1 + width/8 {
				for height := 0; height <= 40; height += 1 + height/4 {
					h.SetSize(width, height)
					tuitest.Fits(t, fmt.Sprint(name, i), h.View(), width, height)
				}
			}
		}
	}
}

func TestScreens(t *testing.T) {
	t.Parallel()
	names := append([]string{"has.example.com", "例子.example.com", "new.example.com"}, hosts(60)...)
	for name, reach := range map[string]func(*fakeAVDS) func(*harness){
		"marked": func(*fakeAVDS) func(*harness) {
			return func(h *harness) { h.press("down", "space", "down", "down") }
		},
		"searching": func(*fakeAVDS) func(*harness) {
			return func(h *harness) { h.write("www"); h.wait(); h.hold = true; h.write("00"); h.wait() }
		},
		"unavailable": func(f *fakeAVDS) func(*harness) {
			f.err = &client.Error{Kind: client.KindPermission, Code: "Forbidden.RAM"}
			return func(*harness) {}
		},
	} {
		for _, lang := range []string{"en", "zh"} {
			for kind, change := range map[string]func(*Config){"assets": func(*Config) {}, "tags": withTags} {
				t.Run(fmt.Sprintf("%s-%s-%s", kind, name, lang), func(t *testing.T) {
					t.Parallel()
					avds := &fakeAVDS{names: names}
					act := reach(avds)
					h := open(t, avds, change, func(c *Config) { c.Text = text.For(lang) })
					act(h)
					tuitest.Golden(t, h.screen()+"\n")
				})
			}
		}
	}
}
