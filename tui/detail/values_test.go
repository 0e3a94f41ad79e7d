package detail

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/safe"
	"scantop/tui/widget"
)

// shown returns the value in a row in English, or "" without that row, after a change of a full scan.
func shown(t *testing.T, label string, change func(*client.Scan, *Info)) string {
	t.Helper()
	d := newDetail("en", theme.Variant{}, 80, 40)
	s, p := fullScan(), onTheWay()
	change(s, &p)
	d.Show(s, noon, p)
	return rowsOf(d)[label]
}

func TestDetailShowsValuesInWords(t *testing.T) {
	t.Parallel()
	many := make([]string, maxItems+5)
	for i := range many {
		many[i] = fmt.Sprint(i)
	}
	for _, c := range []struct {
		what, label, want string
		change            func(*client.Scan, *Info)
	}{
		{
			"a window in milliseconds", "Window until", "12:51:30",
			func(s *client.Scan, _ *Info) { s.RuntimeEnd = "1545972690000" },
		},
		{
			"a window that is neither", "Window until", "8 o'clock",
			func(s *client.Scan, _ *Info) { s.RuntimeEnd = "8 o'clock" },
		},
		{"a window in few digits", "Window until", "0800", func(s *client.Scan, _ *Info) { s.RuntimeEnd = "0800" }},
		{"a window of 0", "Window until", "", func(s *client.Scan, _ *Info) { s.RuntimeEnd = "0" }},
		{"a window of all day", "Window", "all day", func(s *client.Scan, _ *Info) {
			s.RuntimeStart, s.RuntimeEnd = "00:00:00", "23:59:59"
		}},
		{"no assets are known to be all", "All assets", "", func(s *client.Scan, _ *Info) { s.ScanAll = false }},
		{"every day", "Interval", "every day", func(s *client.Scan, _ *Info) { s.Interval = 1 }},
		{
			"an unknown period", "Interval", "every 2 × fortnight",
			func(s *client.Scan, _ *Info) { s.Period = "fortnight" },
		},
		{"a period without an interval", "Interval", "day", func(s *client.Scan, _ *Info) { s.Interval = 0 }},
		{"an interval without a period", "Interval", "every 2", func(s *client.Scan, _ *Info) { s.Period = "" }},
		{"an unknown mode", "Mode", "stealth", func(s *client.Scan, _ *Info) { s.Flow = "stealth" }},
		{"the samples' mode", "Mode", "full  skynet", func(s *client.Scan, _ *Info) { s.Flow = "skynet" }},
		{"an unknown status", "Status", "paused", func(s *client.Scan, _ *Info) { s.Status = "paused" }},
		{"not schedulable", "Scheduling", "off", func(s *client.Scan, _ *Info) { *s.Schedulable = false }},
		{"a percent that was out of range", "Progress",
			"!100%  reported by AVDS as 100.5", func(s *client.Scan, _ *Info) {
				s.Progress, s.Raw = client.Percent{Value: 100, Known: true, Clamped: true}, `{"RunPercent":"100.5"}`
			}},
		{"the same without the reply", "Progress", "!100%", func(s *client.Scan, _ *Info) {
			s.Progress, s.Raw = client.Percent{Value: 100, Known: true, Clamped: true}, ``
		}},
		{"stalled", "Time left", "stalled", func(_ *client.Scan, p *Info) { p.Stalled = true }},
		{"no estimate on old data", "Time left", "", func(_ *client.Scan, p *Info) { p.Stale = true }},
		{"slow", "Rate", "0.012% per minute", func(_ *client.Scan, p *Info) { p.Rate = 0.0123 }},
		{"fast", "Rate", "250% per minute", func(_ *client.Scan, p *Info) { p.Rate = 250 }},
		{"a run that is over took as long as its times say", "Elapsed", "9m", func(s *client.Scan, _ *Info) {
			s.Status, s.End = client.StatusFinished, s.LastRun.Add(9*time.Minute)
		}},
		{"a link that has expired", "Report", "https://x.cn/1?Expires=1533555431 expired 2018-08-06 19:37 +08:00",
			func(s *client.Scan, _ *Info) { s.ReportURL = "https://x.cn/1?Expires=1533555431" }},
		{
			"a link without an end", "Report", "https://x.cn/1?Expires=soon",
			func(s *client.Scan, _ *Info) { s.ReportURL = "https://x.cn/1?Expires=soon" },
		},
		{"a link that ends beyond all calendars", "Report", "https://x.cn/1?Expires=9223372036854775807",
			func(s *client.Scan, _ *Info) { s.ReportURL = "https://x.cn/1?Expires=9223372036854775807" }},
		{
			"values in columns", "Targets", "a    ccc  bb   d",
			func(s *client.Scan, _ *Info) { s.Targets = []string{"a", "ccc", "bb", "d"} },
		},
		{
			"a long list", "Targets", strings.Join(many[:maxItems], " ") + " … +5",
			func(s *client.Scan, _ *Info) { s.Targets = many },
		},
		{
			"a huge name", "Name", strings.Repeat("x", widget.MaxSpan) + "…",
			func(s *client.Scan, _ *Info) { s.Name = strings.Repeat("x", 8<<20) },
		},
	} {
		got := shown(t, c.label, c.change)
		if c.what == "a long list" {
			got = strings.Join(strings.Fields(got), " ")
		}
		if c.what == "a huge name" {
			got = strings.ReplaceAll(got, " ", "")
		}
		if got != c.want {
			t.Errorf("%s: %s is %.200q, want %.200q", c.what, c.label, got, c.want)
		}
	}
}

// A window that never closes has one row. Any other window has a row for its start and one for its end.
func TestDailyWindowOfAllDayIsOneRow(t *testing.T) {
	t.Parallel()
	const midnight = 1775059200000 // 2026-04-02 00:00 +08:00
	ms := func(at int) string { return fmt.Sprint(midnight + at*1000) }
	for _, c := range []struct {
		from, to string
		allDay   bool
	}{
		{"00:00:00", "23:59:59", true}, {"00:00", "24:00", true}, {"00:00:00", "24:00:00", true},
		{"0:00", "24:00", true}, {ms(0), ms(24*3600 - 1), true}, {ms(0), ms(24 * 3600), true},
		{ms(-3600), ms(23*3600 - 1), true}, {ms(0), ms(49*3600 - 1), false}, {ms(0), ms(3 * 24 * 3600), false},
		{"00:00:00", "00:00:00", false}, {ms(0), ms(0), false}, {"00:00:00", "08:00:00", false},
		{"00:00:01", "23:59:59", false}, {"08:00:00", "24:00:00", false}, {ms(0), ms(8 * 3600), false},
		{ms(0), "23:59:59", false}, {"", "23:59:59", false}, {"0", "24:00", false}, {"00:00:00", "", false},
		{"", "", false},
	} {
		d := newDetail("en", theme.Variant{}, 80, 80)
		s := fullScan()
		s.RuntimeStart, s.RuntimeEnd = c.from, c.to
		d.Show(s, noon, onTheWay())
		rows := rowsOf(d)
		_, from := rows["Window from"]
		_, to := rows["Window until"]
		wantFrom, wantTo := c.from != "" && c.from != "0" && !c.allDay, c.to != "" && !c.allDay
		if allDay := rows["Window"] == "all day"; allDay != c.allDay || from != wantFrom || to != wantTo {
			t.Errorf("%s–%s: the rows are %v", c.from, c.to, rows)
		}
	}
}

// Details of a scan that is over begin with what it has found and its report. A scan that may still find
// something has its report below its name.
func TestDetailOfAScanThatIsOverBeginsWithItsResults(t *testing.T) {
	t.Parallel()
	found := func(s *client.Scan) (string, bool) { return "2 high · 7 medium", s.Name != "unread" }
	for _, c := range []struct {
		what, first, second string // labels; "": another row
		status              client.Status
		change              func(*client.Scan)
	}{
		{"finished", "Found", "Report", client.StatusFinished, func(*client.Scan) {}},
		{"aborted", "Found", "Report", client.StatusAborted, func(*client.Scan) {}},
		{"waiting for another run", "Found", "Report", client.StatusWaiting, func(*client.Scan) {}},
		{"without a report", "Found", "", client.StatusFinished, func(s *client.Scan) { s.ReportURL = "" }},
		{"without counts", "Report", "", client.StatusFinished, func(s *client.Scan) { s.Name = "unread" }},
		{"waiting without counts", "", "", client.StatusWaiting, func(s *client.Scan) { s.Name = "unread" }},
		{"with neither", "", "", client.StatusFinished, func(s *client.Scan) { s.Name, s.ReportURL = "unread", "" }},
		{"running", "", "", client.StatusRunning, func(*client.Scan) {}},
	} {
		d := newDetail("en", theme.Variant{}, 100, 80)
		d.found = found
		s := fullScan()
		s.Status = c.status
		c.change(s)
		d.Show(s, noon, onTheWay())
		var rows []row
		reports := 0
		for _, group := range allGroups(d) {
			rows = append(rows, group.rows...)
		}
		for _, r := range rows {
			if r.label == "Report" {
				reports++
			}
		}
		if has := s.ReportURL != ""; has != (reports == 1) || reports > 1 {
			t.Errorf("%s: %d rows with the report", c.what, reports)
		}
		for i, want := range []string{c.first, c.second} {
			got := rows[i].label
			if want == "" && (got == "Found" || got == "Report") || want != "" && got != want {
				t.Errorf("%s: row %d is %s, want %s", c.what, i, got, want)
			}
		}
		if got := rowsOf(d)["Found"]; c.first == "Found" && got != "2 high · 7 medium" {
			t.Errorf("%s: found is %q", c.what, got)
		}
	}
}

// links returns the targets of the hyperlinks on a screen.
func links(view string) (targets []string) {
	for part := range strings.SplitSeq(view, "\x1b]8;") {
		_, target, _ := strings.Cut(part, ";")
		if target, _, ok := strings.Cut(target, "\x07"); ok && target != "" {
			targets = append(targets, target)
		}
	}
	return targets
}

func TestReportLinkIsWholeOnEachOfItsLines(t *testing.T) {
	t.Parallel()
	for _, v := range []theme.Variant{{}, {Mono: true}, {ASCII: true}} {
		d := newDetail("en", v, 40, 100)
		s := fullScan()
		d.Show(s, noon, onTheWay())
		got := links(d.th.Fold(d.View()))
		if len(got) != 3 || slices.ContainsFunc(got, func(link string) bool { return link != s.ReportURL }) {
			t.Errorf("%+v: %q", v, got)
		}
		if n := strings.Count(d.View(), "\x1b]8;;\x07"); n != len(got) {
			t.Errorf("%d links begin, %d end", len(got), n)
		}
	}
}

func TestOnlyWebAddressesBecomeLinks(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]bool{
		"http://report.example.com/1": true, "https://report.example.com/1?a=b%3D": true,
		"HTTPS://report.example.com/1": true, "https://user:secret@report.example.com/1": true,
		"": false, "report": false, "javascript:alert(1)": false, "data:text/html,x": false,
		"file:///etc/passwd": false, "ftp://x.example.com/": false,
		"https://": false, "https:report.example.com": false, "//report.example.com/1": false,
		"https://:80/": false, "https://user@": false,
		"https://report.example.com\\@evil.example.com/": false,
		"https://x.cn/a b": false, "https://x.cn/\x1b]8;;": false,
		"https://x.cn/\u0085": false, "https://x.cn/\u202e": false,
		"https://x.cn/" + strings.Repeat("x", safe.MaxLink): false,
	} {
		d := newDetail("en", theme.Variant{}, 80, 200)
		s := fullScan()
		s.ReportURL = url
		d.Show(s, noon, onTheWay())
		if got := len(links(d.View())) > 0; got != want {
			t.Errorf("%.80q is a link: %t", url, got)
		}
	}
}

// A link leads where it says, without user name and password. These make one host look like another,
// and end up in the history of a browser.
func TestLinksHaveNoUserInformation(t *testing.T) {
	t.Parallel()
	for shown, want := range map[string]string{
		"https://user@report.example.com/1?a=b%3D&c#d":      "https://report.example.com/1?a=b%3D&c#d",
		"https://user:secret@report.example.com:8443/a%2Fb": "https://report.example.com:8443/a%2Fb",
		"HTTPS://avds.aliyuncs.com@evil.example.com/":       "https://evil.example.com/",
		"https://@report.example.com/1":                     "https://report.example.com/1",
		"https://report.example.com/1?mail=a@b.example.com": "https://report.example.com/1?mail=a@b.example.com",
	} {
		d := newDetail("en", theme.Variant{}, 80, 200)
		s := fullScan()
		s.ReportURL = shown
		d.Show(s, noon, onTheWay())
		got := links(d.View())
		if len(got) == 0 || slices.ContainsFunc(got, func(link string) bool { return link != want }) {
			t.Errorf("%s links to %q, want %s", shown, got, want)
		}
	}
}

// ours matches the only escape sequences that the details make: colours and links.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m|\x1b\]8;[^\x07\x1b]*\x07`)

func TestDetailLetsNoControlCharacterThrough(t *testing.T) {
	t.Parallel()
	const hostile = "a\x1b[2J\x1b]0;t\x07\u009b31m\u202eb\nc\x00\r\t\xff"
	s := fullScan()
	s.ID, s.Name, s.Status, s.Type = hostile, hostile, hostile, hostile
	s.Flow, s.Trigger, s.Period = hostile, hostile, hostile
	s.RuntimeStart, s.RuntimeEnd, s.JobStatistics, s.RefJobID = hostile, hostile, hostile, hostile
	s.ReportURL = "https://x.cn/" + hostile
	s.Targets, s.TargetsOriginal, s.KeyWords = []string{hostile}, []string{hostile}, []string{hostile}
	s.Progress = client.Percent{Value: 100, Known: true, Clamped: true}
	for _, raw := range []string{hostile, `{"RunPercent":"` + "\u009b\u202e" + `101"}`, "{\"a\":\n\"b\x1b[2J\"}"} {
		s.Raw = raw
		d := newDetail("en", theme.Variant{}, 80, 200)
		d.Show(s, noon, onTheWay())
		fields := d.View()
		press(d, "J")
		for _, view := range []string{fields, d.View()} {
			bad := func(r rune) bool { return r != '\n' && unicode.In(r, unicode.C) }
			rest := ours.ReplaceAllString(view, "")
			if strings.ContainsFunc(rest, bad) || !strings.Contains(rest, "[2J") {
				t.Errorf("%q", rest)
			}
		}
	}
}

func TestRawJSONTakesThePlaceOfTheFields(t *testing.T) {
	t.Parallel()
	d := newDetail("en", theme.Variant{}, 44, 30)
	s := fullScan()
	s.Raw = `{"Name":"test_0710-3","Targets":["demo.testfire.net","a: \"b\": c"],` +
		`"ReportUrl":"https://report.example.com/VUL_REPORT/1?x=y"}`
	d.Show(s, noon, onTheWay())
	press(d, "end", "J")
	want := ` RAW JSON ─────────────────────────────────
 {
   "Name": "test_0710-3",
   "Targets": [
     "demo.testfire.net",
     "a: \"b\": c"
   ],
   "ReportUrl": "https://report.example.c
     om/VUL_REPORT/1?x=y"
 }`
	got := joinedChart([]string{d.View()})
	if !strings.Contains(got, "test_0710-3\n") || !strings.HasSuffix(got, "\n"+want) {
		t.Errorf("%s\nwant%s", got, want)
	}
	if !strings.Contains(d.View(), d.th.Muted.Render(`"Name":`)) || !strings.Contains(d.View(), `     "a: \"b\": c"`) {
		t.Errorf("names of members, and only those, are muted: %q", d.View())
	}
	s.Raw = `{"Name":"cut off`
	d.Show(s, noon, onTheWay())
	if got := joinedChart([]string{d.View()}); !strings.HasSuffix(got, "\n {\"Name\":\"cut off") {
		t.Errorf("broken JSON is shown as\n%s", got)
	}
	press(d, "J")
	if strings.Contains(d.View(), "cut off") || !strings.Contains(d.View(), "PROGRESS") {
		t.Errorf("J again leads to\n%s", d.View())
	}
}

func TestLongRawJSONIsCut(t *testing.T) {
	t.Parallel()
	d := newDetail("en", theme.Variant{}, 80, 30)
	s := fullScan()
	s.Raw = "[" + strings.Repeat("0,", 64<<10) + "0]"
	d.Show(s, noon, onTheWay())
	press(d, "end", "J")
	if d.scroller.Top != 0 {
		t.Errorf("the JSON begins at line %d", d.scroller.Top)
	}
	press(d, "end")
	if len(d.lines) > maxRaw || !strings.Contains(d.View(), "…") {
		t.Errorf("%d lines, ending in\n%s", len(d.lines), d.View())
	}
}

func TestDetailHeadSaysWhatMatters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		what string
		want []string
		not  string
		set  func(*client.Scan, *Info)
	}{
		{"running", []string{"◐ running     test_0710-3", "█▏", "42.3%  ~6m"}, "watched", func(*client.Scan, *Info) {}},
		{"watched", []string{"● watched"}, "", func(_ *client.Scan, p *Info) { p.Watched = true }},
		{"stalled", []string{"42.3%  stalled"}, "~6m", func(_ *client.Scan, p *Info) { p.Stalled = true }},
		{"stale", []string{"42.3%"}, "~6m", func(_ *client.Scan, p *Info) { p.Stale = true }},
		{
			"gone", []string{"Not on this page"}, "",
			func(_ *client.Scan, p *Info) { p.Gone, p.Loaded = true, true },
		},
		{
			"waiting", []string{"◷ waiting", "in 35m"}, "%",
			func(s *client.Scan, _ *Info) { s.Status, s.Progress = client.StatusWaiting, client.Percent{} },
		},
		{"due now", []string{"due now"}, "", func(s *client.Scan, _ *Info) {
			s.Status, s.NextRun = client.StatusWaiting, noon.Add(-time.Second)
		}},
		{"overdue", []string{"overdue"}, "", func(s *client.Scan, _ *Info) {
			s.Status, s.NextRun, s.LastRun = client.StatusWaiting, noon.Add(-time.Hour), noon.Add(-25*time.Hour)
		}},
		{"aborted", []string{"✗ aborted", "42.3%  after 7m"}, "", func(s *client.Scan, _ *Info) {
			s.Status, s.End = client.StatusAborted, s.LastRun.Add(7*time.Minute)
		}},
		{"no name", []string{"◐ running     2018071010171127450"}, "", func(s *client.Scan, _ *Info) { s.Name = " " }},
	} {
		d := newDetail("en", theme.Variant{}, 80, 200)
		s, p := fullScan(), onTheWay()
		c.set(s, &p)
		d.Show(s, noon, p)
		head := joinedChart(d.head())
		for _, want := range c.want {
			if !strings.Contains(head, want) {
				t.Errorf("%s: the head does not say %q:\n%s", c.what, want, head)
			}
		}
		if c.not != "" && strings.Contains(head, c.not) {
			t.Errorf("%s: the head says %q:\n%s", c.what, c.not, head)
		}
		if n := strings.Count(head, "\n"); n != 2 {
			t.Errorf("%s: the head has %d lines; the fields below it jump", c.what, n+1)
		}
	}
}

// The mode of an intrusive scan is amber before the scan runs as well.
func TestDetailOfAnIntrusiveScanIsAmberUntilItIsOver(t *testing.T) {
	t.Parallel()
	for status, amber := range map[client.Status]bool{
		client.StatusWaiting: true, client.StatusRunning: true,
		client.StatusFinished: false, client.StatusAborted: false,
	} {
		d := newDetail("en", theme.Variant{}, 80, 200)
		s := fullScan()
		s.Status = status
		d.Show(s, noon, Info{})
		if got := strings.Contains(d.View(), d.th.Caution.Render("full")); got != amber {
			t.Errorf("the mode of a %s scan is amber: %t", status, got)
		}
	}
}

// Fewer than five samples make no chart. Each one is a line of text.
func TestFewSamplesAreLinesOfText(t *testing.T) {
	t.Parallel()
	told := []string{"–", "12:00:00    0.0%", "12:00:10   10.0%", "12:00:20   20.0%", "12:00:30   30.0%"}
	for n := range 6 {
		p := onTheWay()
		p.History = climb(5, 40)[:min(n, 5)]
		for status, least := range map[client.Status]int{client.StatusRunning: 0, client.StatusFinished: 2} {
			s := fullScan()
			s.Status = status
			d := newDetail("en", theme.Variant{}, 120, 200)
			d.Show(s, noon.Add(time.Hour), p)
			want := strings.Join(told[1:min(n, 4)+1], " ")
			if n < max(1, least) {
				want = ""
			}
			got := strings.TrimSpace(rowsOf(d)["History"])
			if n < 5 && got != want || n == 5 && !strings.Contains(got, "▁") {
				t.Errorf("%s, %d samples: %q, want %q", status, n, got, want)
			}
		}
	}
	p := onTheWay()
	p.History = climb(2, 40)
	d := newDetail("zh", theme.Variant{}, 80, 200)
	d.Show(fullScan(), noon.AddDate(0, 0, 1), p)
	if got := rowsOf(d)["历史"]; !strings.HasPrefix(got, "03-02 12:00:00    0.0%") {
		t.Errorf("on the next day: %q", got)
	}
}

func TestDetailKeepsItsHeightWhileAScanRuns(t *testing.T) {
	t.Parallel()
	d := newDetail("en", theme.Variant{}, 60, 200)
	heights := map[int]bool{}
	for n := range 30 {
		p := onTheWay()
		p.History = climb(n+1, 42.3) // the first reply with the scan is the first sample
		d.Show(fullScan(), noon, p)
		heights[len(d.lines)] = true
	}
	if len(heights) != 1 {
		t.Errorf("with more samples the text has other heights: %v", heights)
	}
}

func TestDetailColours(t *testing.T) {
	t.Parallel()
	for name, state := range states() {
		mono := newDetail("zh", theme.Variant{Mono: true}, 80, 200)
		state(mono)
		if view := mono.View(); strings.Contains(view, "\x1b[38;") || strings.Contains(view, "\x1b[48;") {
			t.Errorf("%s: colours without colours: %q", name, view)
		}
		ascii := newDetail("en", theme.Variant{ASCII: true}, 80, 200)
		state(ascii)
		folded := ascii.th.Fold(ascii.View())
		if strings.ContainsFunc(folded, func(r rune) bool { return r > '~' }) {
			t.Errorf("%s: not ASCII: %q", name, folded)
		}
		if name != "long" && strings.Contains(ansi.Strip(strings.ReplaceAll(folded, "?Expires", "")), "?") {
			t.Errorf("%s has a sign without an ASCII form:\n%s", name, ansi.Strip(folded))
		}
	}
	d := newDetail("en", theme.Variant{}, 80, 200)
	p := onTheWay()
	p.Stale, p.Watched, p.Stalled = true, true, true
	d.Show(fullScan(), noon, p)
	for _, style := range []struct{ name, sample string }{
		{"accent", d.th.Accent.Render("x")}, {"caution", d.th.Caution.Render("x")}, {"bold", d.th.Strong.Render("x")},
	} {
		if begin, _, _ := strings.Cut(style.sample, "x"); strings.Contains(d.View(), begin) {
			t.Errorf("old data are shown in %s", style.name)
		}
	}
	d.SetTheme(theme.New(theme.Variant{Mono: true}))
	if strings.Contains(d.View(), "\x1b[38;") {
		t.Error("another theme does not reach what is on show")
	}
}
