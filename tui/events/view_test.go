package events

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"scantop/theme"
	"scantop/tui/internal/tuitest"
	"scantop/tui/monitor"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// twoDays returns events of yesterday and of today.
func twoDays() []monitor.Event {
	events := tuitest.Events(9)
	for i := range 4 {
		events[i].At = events[i].At.AddDate(0, 0, -1)
	}
	return events
}

// After an intended change of the screen, run go test ./tui/events -update and read the diff.
func TestEventScreens(t *testing.T) {
	t.Parallel()
	for name, events := range map[string][]monitor.Event{"full": tuitest.Events(60), "empty": nil, "days": twoDays()} {
		for _, size := range [][2]int{{80, 24}, {120, 36}, {40, 10}} {
			for _, lang := range []string{"en", "zh"} {
				t.Run(fmt.Sprintf("%s-%dx%d-%s", name, size[0], size[1], lang), func(t *testing.T) {
					t.Parallel()
					e, _ := openLog(lang, theme.Variant{}, size[0], size[1]-2, events)
					pressIn(e, "down", "down")
					tuitest.Golden(t, seen(e)+"\n")
				})
			}
		}
	}
}

func TestEventScreenFitsEverySize(t *testing.T) {
	t.Parallel()
	for _, v := range []theme.Variant{{}, {ASCII: true}} {
		for _, events := range [][]monitor.Event{nil, tuitest.Events(3), tuitest.Events(200), twoDays()} {
			for _, lang := range []string{"en", "zh"} {
				e, _ := openLog(lang, v, 80, 24, events)
				e.notice = widget.Infof("%s", strings.Repeat("导出到 ", 80))
				for _, width := range []int{0, 1, 7, 20, 39, 40, 57, 61, 80, 120, 200} {
					for _, height := range []int{0, 1, 2, 3, 8, 11, 12, 24, 60} {
						e.SetSize(width, height)
						tuitest.Fits(t, lang, e.th.Fold(e.View()), width, height)
						if width >= 40 && height >= 8 && len(events) > 0 && underCursor(e) == "" {
							t.Fatalf("at %dx%d the cursor is out of sight:\n%s", width, height, seen(e))
						}
					}
					pressIn(e, "pgdown")
					e.notice = widget.Infof("%s", strings.Repeat("导出到 ", 80))
				}
			}
		}
	}
}

func TestEventRowsHaveTimeScanFromAndTo(t *testing.T) {
	t.Parallel()
	e, _ := openLog("en", theme.Variant{}, 80, 24, twoDays())
	for _, want := range []string{
		"Events · 9", "TIME SCAN FROM TO",
		"12:00:08 corp ◷ waiting ◐ running",
		"12:00:04 release-2.14-check ◐ running ◐ started",
		"03-01 12:00:03 weekly-corp ◌ stalled ◐ running",
		"03-01 12:00:02 官网周检（生产环境） ◐ running ◌ stalled",
		"◐ running ? 暂停 pa…",
	} {
		if !strings.Contains(strings.Join(strings.Fields(seen(e)), " "), want) {
			t.Errorf("%q is missing:\n%s", want, seen(e))
		}
	}
	zh, _ := openLog("zh", theme.Variant{}, 80, 24, twoDays())
	for _, want := range []string{"事件记录 · 9", "◌ 停滞", "◐ 已开始", "✗ 已中止", "◷ 等待中"} {
		if !strings.Contains(seen(zh), want) {
			t.Errorf("%q is missing:\n%s", want, seen(zh))
		}
	}
	stuck, _ := openLog("en", theme.Variant{}, 80, 24,
		[]monitor.Event{{Kind: monitor.Started, From: theme.Stalled, To: "running", At: noon.AddDate(-1, 0, 0)}})
	got := underCursor(stuck)
	if !strings.Contains(got, "03-02 12:00:00") || !strings.Contains(got, "◌ stalled   ◐ started") {
		t.Errorf("a new run a year ago, after a stall, is shown as %q", got)
	}
	utc := tuitest.Events(1)
	utc[0].At = utc[0].At.UTC()
	local, _ := openLog("en", theme.Variant{}, 80, 24, utc)
	if !strings.Contains(underCursor(local), "12:00:00  ") {
		t.Errorf("a time in another zone is not shown in that of now: %q", underCursor(local))
	}
}

func TestStatusesOfEventsHaveTheirColours(t *testing.T) {
	t.Parallel()
	e, _ := openLog("en", theme.Variant{}, 80, 24, tuitest.Events(9))
	pressIn(e, "end") // the highlight has a background of its own
	for _, status := range []string{"running", "aborted", "invalid", theme.Stalled} {
		want, _, _ := strings.Cut(e.th.Status(status).Render("  "+e.th.Glyphs.Status(status)+" "+status+"|"), "|")
		if !strings.Contains(e.View(), want) {
			t.Errorf("%s is not in its colour", status)
		}
	}
}

func TestEventHighlightCoversTheWholeRow(t *testing.T) {
	t.Parallel()
	for width := 40; width <= 200; width += 10 {
		e, _ := openLog("en", theme.Variant{}, width, 20, tuitest.Events(9))
		pressIn(e, "down")
		buffer := tuitest.Cells(e.View(), width, 20)
		top := strings.Count(seen(e)[:strings.Index(seen(e), underCursor(e))], "\n")
		for x := range width {
			if c := buffer.CellAt(x, top); c != nil && c.Width > 0 && c.Style.Bg == nil {
				t.Errorf("width %d: the highlight has a hole at column %d", width, x)
				break
			}
			if c := buffer.CellAt(x, top+1); c != nil && c.Style.Bg != nil {
				t.Errorf("width %d: the highlight leaks below", width)
				break
			}
		}
	}
}

func TestEventColumnsFillTheWidth(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "zh"} {
		for _, both := range [][2]bool{{false, false}, {false, true}, {true, false}, {true, true}} {
			dated, counted := both[0], both[1]
			from := false
			for width := 40; width <= 200; width++ {
				total, have := widget.RowMargins, map[int]int{}
				for _, c := range eventColumns(width, dated, counted, text.For(lang)) {
					total += c.Gap + c.Width
					have[c.ID] = c.Width
				}
				if total != width {
					t.Fatalf("%s: the columns take %d of %d cells", lang, total, width)
				}
				if from && have[colFrom] == 0 || have[colScan] < 10 || have[colTo] < 8 {
					t.Fatalf("%s, %d cells: %v", lang, width, have)
				}
				from = have[colFrom] > 0
			}
			if !from {
				t.Errorf("%s: there is never room for the status before", lang)
			}
		}
	}
}

func TestEventScreenFollowsTheTheme(t *testing.T) {
	t.Parallel()
	e, _ := openLog("en", theme.Variant{}, 80, 24, tuitest.Events(5))
	dark := e.View()
	e.SetTheme(theme.New(theme.Variant{Light: true}))
	if light := e.View(); light == dark || ansi.Strip(light) != ansi.Strip(dark) {
		t.Error("another theme must change the colours and nothing else")
	}
}

// With a full log of long names, a key press and its frame take far less than 16 ms, because only
// visible rows are drawn.
func BenchmarkEventKeyPress(b *testing.B) {
	b.ReportAllocs()
	e, log := openLog("zh", theme.Variant{}, 200, 60, nil)
	for i := range mostEvents {
		log.add([]monitor.Event{{
			At: noon.Add(time.Duration(i) * time.Second), ID: "1", Name: strings.Repeat("长", 200),
			From: "waiting", To: "running", Kind: monitor.Started,
		}})
	}
	e.Refresh(noon)
	for b.Loop() {
		e.Update(tuitest.Press("down"))
		_ = e.View()
	}
}
