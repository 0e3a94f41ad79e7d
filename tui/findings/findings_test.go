package findings

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/internal/tuitest"
	"scantop/tui/text"
	"scantop/tui/view"
)

func TestNewestRunIsShownHighFirst(t *testing.T) {
	t.Parallel()
	h := open(t, threeRuns(), wide)
	h.see("✓ finished sso-pre-rollout · run 3 of 3 · 11:30 · took 23m", "no report · p",
		"High 2 Medium 2 Low 0 Info 0", "status: open", "1–4 of 4",
		"▲ high Weak TLS: SSLv3 accepted 10.0.0.159:443 open 11:00")
	h.advance(3 * time.Second)
	h.see("│ New 1 Gone 1 since run 2", "+ ▲ high SQL 注入")
	lines := strings.Split(h.screen(), "\n")
	if !strings.Contains(lines[4], "▲ high") || !strings.Contains(lines[7], "◆ medium") {
		t.Errorf("the order is wrong:\n%s", h.screen())
	}
	h.press("q")
	if h.nav.To != view.Back {
		t.Error("q must go back")
	}
}

func TestFilters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		keys      []string
		see, miss []string
	}{
		{"severity", []string{"2"}, []string{"1–2 of 2", "Reflected XSS", "medium"}, []string{"SQL", "Open port"}},
		{"severity again", []string{"2", "2"}, []string{"1–4 of 4", "SQL"}, nil},
		{"severity without findings", []string{"3"}, []string{"No finding matches these filters."}, nil},
		{"another severity", []string{"2", "1"}, []string{"1–2 of 2", "SQL"}, []string{"XSS"}},
		{"open", nil, []string{"status: open", "1–4 of 4", "Info 0", "New 1 Gone 1"}, []string{"Open port"}},
		{"handled", []string{"s"},
			[]string{"status: handled", "No finding matches these filters.", "New 0 Gone 0"}, nil},
		{"allowlisted", []string{"s", "s"}, []string{"status: allowlisted"}, nil},
		{"false positive", []string{"s", "s", "s"},
			[]string{"status: false positive", "1–1 of 1", "High 0 Medium 0 Low 0 Info 1"}, []string{"SQL"}},
		{"every status", []string{"s", "s", "s", "s"}, []string{"1–5 of 5", "Info 1"}, []string{"status:"}},
		{"open again", []string{"s", "s", "s", "s", "s"}, []string{"status: open", "1–4 of 4"}, nil},
		{"new", []string{"d"}, []string{"only new", "1–1 of 1", "+ ▲ high SQL"}, []string{"XSS"}},
		{"gone", []string{"d", "d"}, []string{"only gone", "1–1 of 1", "– ▽ low Cookie"}, []string{"XSS"}},
		{"all again", []string{"d", "d", "d"}, []string{"1–4 of 4"}, []string{"only"}},
		{"search of a name", []string{"/", "s", "q", "l", "enter"}, []string{"/ sql", "1–1 of 1"}, []string{"XSS"}},
		{"search of a target", []string{"/", "5", "9", "enter"},
			[]string{"/ 59", "1–1 of 1", "Weak TLS"}, []string{"XSS"}},
		{"no search", []string{"/", "x", "esc"}, []string{"1–4 of 4"}, []string{"/ x"}},
		{"several", []string{"2", "/", "h", "e", "l", "p", "enter"},
			[]string{"medium · status: open · / help", "1–1 of 1"}, []string{"SQL"}},
		{"folded", []string{"*"}, []string{"1–3 of 3", "Reflected XSS ×2 targets"}, []string{"/search"}},
		{"unfolded", []string{"*", "*"}, []string{"1–4 of 4", "/search"}, []string{"×2"}},
		{"one folded", []string{"down", "down", "space"}, []string{"1–3 of 3", "×2 targets"}, nil},
		{"one unfolded", []string{"*", "down", "down", "space"}, []string{"1–4 of 4"}, []string{"×2"}},
		{"nothing to fold", []string{"space"}, []string{"No other finding has this name."}, nil},
		{"no newer run", []string{"]"}, []string{"No other run in this direction.", "run 3 of 3"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			h := open(t, threeRuns(), wide)
			h.advance(3 * time.Second)
			before := len(h.avds.asked)
			h.press(c.keys...)
			h.see(c.see...)
			h.miss(c.miss...)
			if n := len(h.avds.asked) - before; n != 0 {
				t.Errorf("%d requests for what is known already", n)
			}
		})
	}
}

func TestOtherRuns(t *testing.T) {
	t.Parallel()
	h := open(t, threeRuns(), wide)
	h.advance(3 * time.Second)
	h.press("[")
	h.see("run 2 of 3 · 03-01 11:30", "1–4 of 4", "Cookie without Secure", "Low 1")
	h.miss("SQL", "since run")
	h.press("d")
	h.see("No earlier finished run to compare with.")
	h.press("[")
	h.see("✗ aborted", "run 1 of 3", "1–2 of 2")
	h.press("d")
	h.see("Only finished runs can be compared.")
	h.press("p")
	h.see("Only finished runs have a report.")
	h.press("[")
	h.see("No other run in this direction.")
	before := len(h.avds.asked)
	h.press("]", "]")
	h.see("run 3 of 3", "New 1 Gone 1")
	if n := len(h.avds.asked) - before; n != 0 {
		t.Errorf("%d requests for runs that were read", n)
	}
}

func TestRunsThatHaveNotBegun(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	a.runs[0].Status = client.StatusWaiting
	h := open(t, a, wide)
	h.see("run 2 of 3")
	h.press("]")
	h.see("run 2 of 3", "No other run in this direction.")
	a = threeRuns()
	a.runs = nil
	open(t, a, wide).see("This scan has not run yet.")
	a = threeRuns()
	a.found = nil
	open(t, a, wide).see("Nothing found.", "High 0 Medium 0 Low 0 Info 0")
	a.runs[0].Status = client.StatusRunning
	open(t, a, wide).see("Nothing found so far. The run is not finished.")
	handled := finding(client.SeverityHigh, "Weak TLS", "x")
	handled.Status = client.FindingHandled
	a.found = map[string][]client.Finding{"303": {handled}}
	h = open(t, a, wide)
	h.see("No open findings. Press s for those with another status.")
	h.press("s")
	h.see("status: handled", "Weak TLS", "1–1 of 1")
}

// A finding with a severity or a status that no document knows is shown, and counted.
func TestUnknownValuesAreShown(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	odd := finding(9, "Odd", "x")
	odd.Status = client.FindingUnknown
	a.found["303"] = append(a.found["303"], odd)
	h := open(t, a, wide)
	h.advance(3 * time.Second)
	h.see("Info 0 ? 1", "1–5 of 5", "? ? Odd x ?")
	h.press("s", "s", "s", "s")
	h.see("Info 1 ? 1", "1–6 of 6", "? ? Odd x ?")
}

// 10,000 findings cost what 20 do: only pages in sight are asked for, whatever is done.
func TestTenThousandFindingsCostWhatTwentyDo(t *testing.T) {
	t.Parallel()
	cost := map[int][]int{}
	for _, n := range []int{20, 10_000} {
		h := open(t, many(n), wide)
		spent := func() {
			cost[n] = append(cost[n], h.avds.count("DescribeAllVulnerabilities"))
			h.avds.asked = nil
		}
		spent()
		h.press("s")
		spent()
		h.press("s", "s", "s", "s", "3")
		spent()
		h.press("end")
		spent()
		h.advance(10 * time.Minute)
		spent()
		if n > maxWhole {
			h.see("over 2,000 findings: no comparison, no folding", fmt.Sprintf("of %d", n-n/10+n/40))
			h.press("*")
			h.see("over 2,000 findings: no comparison, no folding")
			h.press("space")
			h.see("over 2,000 findings")
			last := h.selected()
			if !strings.Contains(last, "/09999") {
				t.Errorf("the last row is %q", last)
			}
		}
	}
	// 4 severities, and for 20 one more that tells that these are all; then each filter needs 4 anew where
	// not everything is known, and the end of the list its page.
	if got := fmt.Sprint(cost[20], cost[10_000]); got != "[5 0 0 0 0] [4 4 16 1 0]" {
		t.Errorf("requests: %s", got)
	}
}

func TestOnlyPagesInSightAreAskedFor(t *testing.T) {
	t.Parallel()
	a := many(10_000)
	h := open(t, a, wide)
	a.queries = nil
	for range 200 {
		h.press("pgdown")
	}
	pages := map[string]bool{}
	for _, q := range a.queries {
		key := fmt.Sprint(*q.Severity, q.Page)
		if pages[key] {
			t.Errorf("page %s was asked for twice", key)
		}
		pages[key] = true
		if q.PageSize != pageSize || *q.Status != client.FindingOpen {
			t.Errorf("asked for %+v", q)
		}
	}
	if rows := 200 * h.f.rows.table.Height; len(pages) > rows/pageSize+8 {
		t.Errorf("%d pages for %d rows", len(pages), rows)
	}
	h.miss("loading…")
}

// AVDS may give fewer findings on a page than it is asked for.
func TestSmallerPagesThanAskedFor(t *testing.T) {
	t.Parallel()
	a := many(10_000)
	a.largest = 20
	h := open(t, a, wide)
	h.press("3")
	for range 10 {
		h.press("pgdown")
		h.miss("loading…")
	}
	targets := map[string]bool{}
	for i := range 250 {
		if x := h.f.row(i).finding; x != nil {
			targets[x.Target] = true
		}
	}
	if len(targets) < 240 {
		t.Errorf("%d different findings in 250 rows", len(targets))
	}
}

func TestSearchSaysWhatItSearches(t *testing.T) {
	t.Parallel()
	h := open(t, many(10_000), wide)
	h.press("/")
	h.see("finding, target or asset, among those read")
	h.press("0", "0", "1", "enter")
	h.see("of 10000 read", "/ 001")
	h.press("x")
	if !strings.Contains(h.files[0], "of 10000 read") {
		t.Errorf("the file does not say what it lacks:\n%.200s", h.files[0])
	}
	h.see("Exported to /tmp/findings.md · 200 of 10000 read")
}

// Reading everything in the background takes at most 30 requests a minute.
func TestBackgroundReadingKeepsItsBudget(t *testing.T) {
	t.Parallel()
	a := many(1_900)
	a.runs = threeRuns().runs
	a.found["302"] = a.found["303"][:1_500]
	h := open(t, a, wide)
	h.see("comparing with run 2…")
	h.press("*")
	h.see("Still reading findings (100 of 1900). Try again soon.")
	for _, least := range []int{25, 1} {
		before := a.count("DescribeAllVulnerabilities")
		h.advance(time.Minute)
		if n := a.count("DescribeAllVulnerabilities") - before; n < least || n > 30 {
			t.Errorf("%d requests in a minute", n)
		}
	}
	h.see("New 400 Gone 0 since run 2")
	before := len(a.asked)
	h.advance(time.Hour)
	if n := len(a.asked) - before; n != 0 {
		t.Errorf("%d requests although everything is known", n)
	}
}

func TestKeysGoBeforeTheBackground(t *testing.T) {
	t.Parallel()
	a := many(1_900)
	h := open(t, a, wide)
	h.press("3")
	h.hold = true
	h.advance(3 * time.Second) // a page of the background is on its way
	h.press("end")             // and another one is in sight
	if len(h.held) != 2 {
		t.Fatalf("%d requests are on their way", len(h.held))
	}
	h.release()
	h.miss("loading…")
	h.advance(2 * time.Minute)
	h.press("*")
	h.see("×")
}

// A reply to what is no longer shown is dropped, and its request cancelled.
func TestLateRepliesAreDropped(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*harness){
		"another run":    func(h *harness) { h.press("[") },
		"another filter": func(h *harness) { h.press("s") },
		"another scan": func(h *harness) {
			h.press("q")
			h.drain(h.f.Enter(client.Scan{ID: "12", Name: "other"}))
		},
		"left": func(h *harness) { h.press("q") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := many(10_000)
			a.runs = threeRuns().runs
			h := open(t, a, wide)
			h.hold = true
			h.press("end")
			late := h.held
			h.held, h.hold = nil, false
			leave(h)
			before := h.screen()
			failed := false
			for _, cmd := range late {
				h.drain(cmd)
			}
			failed = h.f.asking.failure != nil
			if got := h.screen(); got != before || failed {
				t.Errorf("a late reply changes the screen:\n%s\n%s", before, got)
			}
		})
	}
}

func TestCursorStaysOnItsFinding(t *testing.T) {
	t.Parallel()
	h := open(t, threeRuns(), wide)
	h.press("down", "down", "down")
	want := h.selected()
	h.advance(3 * time.Second)
	h.avds.found["303"] = append(h.avds.found["303"], finding(client.SeverityHigh, "Another", "y"))
	h.press("r")
	h.advance(10 * time.Second)
	h.see("1–5 of 5")
	if got := h.selected(); got != want {
		t.Errorf("the cursor went from %q to %q", want, got)
	}
}

func TestRefreshThatChangesNothingDrawsNothing(t *testing.T) {
	t.Parallel()
	for name, a := range map[string]*fakeAVDS{"few": threeRuns(), "many": many(10_000)} {
		h := open(t, a, look{"en", 160, 40, false, false})
		h.advance(time.Minute)
		want, asked := h.f.View(), len(a.asked)
		h.hold = true
		h.press("r")
		for range 50 {
			held := h.held
			h.held = nil
			h.hold = false
			for _, cmd := range held {
				msg := cmd()
				h.hold = true
				h.send(msg)
				if h.f.View() != want {
					t.Fatalf("%s: a refresh draws:\n%s", name, h.screen())
				}
			}
			h.hold = true
			h.advance(2 * time.Second)
		}
		if len(a.asked) == asked {
			t.Errorf("%s: r asks nothing", name)
		}
	}
}

func TestFailures(t *testing.T) {
	t.Parallel()
	broken := &client.Error{Kind: client.KindNetwork, Action: "DescribeAllVulnerabilities"}
	a := threeRuns()
	a.fail = map[string]error{"DescribeAllVulnerabilities": broken}
	h := open(t, a, wide)
	h.see("Press r to try again.")
	a.fail = nil
	h.advance(10 * time.Second)
	h.see("1–4 of 4")
	h.miss("Press r")

	a = threeRuns()
	badKey := &client.Error{Kind: client.KindCredentials, Code: "InvalidAccessKeyId"}
	a.fail = map[string]error{"DescribeScanSessions": badKey}
	h = open(t, a, wide)
	asked := len(a.asked)
	h.advance(time.Hour)
	if len(a.asked) != asked {
		t.Error("wrong keys are tried again without r")
	}
	a.fail = nil
	h.press("r")
	h.see("1–4 of 4")
	a.fail = map[string]error{"DescribeScanSessions": broken}
	h.press("r")
	h.see("1–4 of 4", text.For("en").Errors.Network)
}

func TestRefusedOperations(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		operation, code string
		kind            client.Kind
		see             string
	}{
		{"DescribeScanSessions", "InvalidAction.NotFound", client.KindNotFound,
			"AVDS does not offer DescribeScanSessions here (InvalidAction.NotFound)"},
		{"DescribeAllVulnerabilities", "Forbidden", client.KindPermission,
			"This account may not use DescribeAllVulnerabilities (Forbidden). It needs the RAM policy"},
	} {
		a := threeRuns()
		a.fail = map[string]error{c.operation: &client.Error{Kind: c.kind, Action: c.operation, Code: c.code}}
		h := open(t, a, wide)
		h.see(c.see)
		asked := len(a.asked)
		h.advance(time.Hour)
		h.press("1", "d", "[", "*", "enter", "p", "y", "end")
		h.press("q")
		if h.nav.To != view.Back || len(a.asked) != asked || h.refused[c.operation] != 1 {
			t.Errorf("%s: esc leads to %v, after %d requests", c.operation, h.nav, len(a.asked)-asked)
		}
		h.drain(h.f.Enter(client.Scan{ID: "11"}))
		h.see(c.see)
		a.fail = nil
		h.press("r")
		h.see("1–4 of 4")
	}
}

func TestScreenFitsEverySize(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "zh"} {
		for _, a := range []*fakeAVDS{threeRuns(), many(3_000), hostile()} {
			h := open(t, a, look{lang, 120, 34, false, lang == "en"})
			h.advance(3 * time.Second)
			for _, keys := range [][]string{{}, {"*"}, {"enter"}, {"enter", "end"}, {"esc", "d", "s"}, {"/", "x"}} {
				h.press(keys...)
				fitsAll(t, h, lang)
			}
			h.press("esc", "p")
			fitsAll(t, h, lang)
		}
	}
}

func fitsAll(t *testing.T, h *harness, name string) {
	t.Helper()
	for _, width := range []int{0, 1, 7, 20, 39, 40, 57, 80, 120, 149, 150, 200} {
		for _, height := range []int{0, 1, 2, 3, 8, 11, 12, 22, 60} {
			h.f.SetSize(width, height)
			tuitest.Fits(t, name, h.f.th.Fold(h.f.View()), width, height)
		}
	}
	h.f.SetSize(120, 34)
}

// After an intended change of the screen, run go test ./tui/findings -update and read the diff.
func TestFindingScreens(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{
		"list": {}, "gone": {"d", "d"}, "folded": {"*"}, "finding": {"down", "enter"},
		"proof": {"down", "enter", "enter"}, "report": {"p"},
	} {
		for _, l := range []look{
			{"en", 80, 22, false, false}, {"en", 120, 34, false, false}, {"zh", 120, 34, false, false},
			{"en", 160, 43, false, false},
		} {
			t.Run(fmt.Sprintf("%s-%dx%d-%s", name, l.width, l.height+2, l.lang), func(t *testing.T) {
				t.Parallel()
				h := open(t, threeRuns(), l)
				h.advance(3 * time.Second)
				h.press(keys...)
				h.advance(time.Second)
				tuitest.Golden(t, h.screen()+"\n")
			})
		}
	}
}

// With 10,000 findings, a key and its frame take as long as with 20.
func BenchmarkKeyPress(b *testing.B) {
	for _, n := range []int{20, 2_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			h := open(b, many(n), look{"en", 200, 60, false, false})
			h.advance(5 * time.Minute)
			b.ReportAllocs()
			for b.Loop() {
				h.f.Update(tuitest.Press("down"))
				_ = h.f.View()
				h.f.Update(tuitest.Press("up"))
				_ = h.f.View()
			}
		})
	}
}

// While a run is running, new findings appear by themselves; when it has finished, it can be compared.
func TestRunningRunIsUpdated(t *testing.T) {
	t.Parallel()
	a := threeRuns()
	a.runs[0].Status = client.StatusRunning
	h := open(t, a, wide)
	h.advance(3 * time.Second)
	asked := len(a.asked)
	h.advance(20 * time.Second)
	if len(a.asked) != asked {
		t.Error("an update comes too early")
	}
	a.found["303"] = append(a.found["303"], finding(client.SeverityLow, "Late", "z"))
	h.advance(15 * time.Second)
	h.see("◐ running", "1–5 of 5", "Late")
	h.miss("since run")
	a.runs[0].Status = client.StatusFinished
	h.advance(40 * time.Second)
	h.see("✓ finished", "New 2 Gone 1 since run 2")
	asked = len(a.asked)
	h.advance(time.Hour)
	if len(a.asked) != asked {
		t.Error("a finished run is updated")
	}
}
