package tui

import (
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/theme"
	"scantop/tui/text"
)

// happened is n transitions of every kind, one second apart, oldest first.
func happened(n int) []transition {
	states := []transition{
		{kind: kindFinished, from: "running", to: "finished", name: "nightly-web-edge", took: 9 * time.Minute},
		{kind: kindAborted, from: "running", to: "aborted", name: "单次任务-支付"},
		{kind: kindStalled, from: "running", to: theme.Stalled, name: "官网周检（生产环境）"},
		{kind: kindRecovered, from: theme.Stalled, to: "running", name: "weekly-corp"},
		{kind: kindStarted, from: "running", to: "running", name: "release-2.14-check"},
		{kind: kindOther, from: "running", to: "暂停 paused", name: strings.Repeat("名", wordLimit)},
		{kind: kindInvalid, from: "waiting", to: "invalid", name: "👩 x"},
		{kind: kindDisabled, from: "waiting", to: "disabled", name: "corp"},
		{kind: kindStarted, from: "waiting", to: "running", name: "corp"},
	}
	ts := make([]transition, n)
	for i := range ts {
		ts[i] = states[i%len(states)]
		ts[i].id, ts[i].at = fmt.Sprintf("id-%d", i), noon.Add(time.Duration(i)*time.Second)
	}
	return ts
}

func TestLogKeepsTheNewestAndCountsWhatNobodyRead(t *testing.T) {
	t.Parallel()
	var l eventLog
	all := happened(2*maxEvents + 7)
	for i, step := range []struct{ from, to, unread int }{
		{0, 3, 3}, {3, 3, 3}, {3, 10, 10}, {10, maxEvents + 5, maxEvents}, {maxEvents + 5, len(all), maxEvents},
	} {
		l.add(all[step.from:step.to])
		kept := slices.Clone(all[max(0, step.to-maxEvents):step.to])
		slices.Reverse(kept)
		if !slices.Equal(l.newestFirst(), kept) || l.unread != step.unread || l.total != step.to {
			t.Fatalf("step %d: %d entries, %d unread, %d ever; want the newest %d, %d unread, %d ever",
				i, len(l.newestFirst()), l.unread, l.total, len(kept), step.unread, step.to)
		}
	}
	l.markRead()
	if l.unread != 0 {
		t.Errorf("%d unread after reading", l.unread)
	}
	l.add(all[:2])
	if l.unread != 2 || len(l.newestFirst()) != maxEvents {
		t.Errorf("%d unread of %d, want 2 of %d", l.unread, len(l.newestFirst()), maxEvents)
	}
	l.add(happened(5 * maxEvents)) // a full log takes bounded memory
	if cap(l.entries) > 8*maxEvents {
		t.Errorf("room for %d entries is kept", cap(l.entries))
	}
}

func TestCSV(t *testing.T) {
	t.Parallel()
	got := eventsCSV([]transition{
		{at: noon, id: "2018071010384940572", name: "nightly", kind: kindFinished, from: "running", to: "finished"},
		{at: noon.UTC(), id: "-1", name: `a "b", c`, kind: kindOther, from: "x\ny", to: "=1+1"},
	})
	want := "time,id,name,event,from,to\r\n" +
		"2026-03-02T12:00:00+08:00,2018071010384940572,nightly,finished,running,finished\r\n" +
		"2026-03-02T04:00:00Z,'-1,\"a \"\"b\"\", c\",other,\"x\r\ny\",'=1+1\r\n"
	if got != want {
		t.Errorf("exported\n%q, want\n%q", got, want)
	}
	if got := eventsCSV(nil); got != "time,id,name,event,from,to\r\n" {
		t.Errorf("an empty log is exported as %q", got)
	}
}

// A cell is a formula by its first sign, before which spreadsheets skip blanks.
// Where a comma is in numbers they take a semicolon for the end of a cell.
func TestCSVIsReadBackAndHoldsNoFormula(t *testing.T) {
	t.Parallel()
	names := map[string]string{
		"=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx",
		"＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x", "﹢1": "'﹢1", "−1": "'−1",
		" =1": "' =1", "  \u00a0-1": "'  \u00a0-1", "\u3000@x": "'\u3000@x", "\"=1": "'\"=1", "\" =1\"": "'\" =1\"",
		"a;=1": "a;'=1", ";-1;+1": ";'-1;'+1", "a; ＝1": "a;' ＝1", "a;\"=1\"": "a;'\"=1\"", "a\n=1": "a\n'=1", "a\t=1": "a\t'=1",
		"plain": "plain", "a=b": "a=b", "a;b": "a;b", "a; b=1": "a; b=1", "'quoted": "'quoted", "单次,任务": "单次,任务",
		"": "", `"`: `"`, ";": ";",
	}
	var entries []transition
	for _, name := range slices.Sorted(maps.Keys(names)) {
		entries = append(entries, transition{at: noon, id: name, name: name, from: name, to: name})
	}
	text := eventsCSV(entries)
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) != len(names)+1 {
		t.Fatalf("%d rows, error %v", len(rows), err)
	}
	for i, row := range rows[1:] {
		want := names[entries[i].name]
		if wanted := []string{"2026-03-02T12:00:00+08:00", want, want, "aborted", want, want}; !slices.Equal(row, wanted) {
			t.Errorf("%q is exported as %q, want %q", entries[i].name, row, wanted)
		}
	}
	elsewhere := csv.NewReader(strings.NewReader(text))
	elsewhere.Comma, elsewhere.LazyQuotes, elsewhere.FieldsPerRecord = ';', true, -1
	if rows, err = elsewhere.ReadAll(); err != nil {
		t.Fatal(err)
	}
	for _, cell := range slices.Concat(rows...) {
		if strings.IndexAny(strings.TrimLeft(cell, " \u00a0\u3000\t\""), "=+-@＝＋－＠﹢−") == 0 {
			t.Errorf("where semicolons separate cells, one is %q", cell)
		}
	}
}

func TestHeadline(t *testing.T) {
	t.Parallel()
	all := happened(9)
	finished, aborted, stalled, recovered, anew, other, invalid, disabled, started := all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8]
	long := finished
	long.name = strings.Repeat("x", wordLimit)
	other.name = "corp"
	stopped, resumed := aborted, aborted
	stopped.took = 3 * time.Minute
	resumed.from, resumed.to, resumed.kind = aborted.to, "running", kindResumed
	for _, c := range []struct {
		ts     []transition
		width  int
		en, zh string
	}{
		{nil, 80, "", ""},
		{[]transition{finished}, 80, "✓ nightly-web-edge finished · took 9m", "✓ nightly-web-edge 已完成 · 用时 9m"},
		{[]transition{finished}, 30, "✓ nightly-web-edge finished", "✓ nightly-web-edge 已完成"},
		{[]transition{finished}, 20, "✓ nightly-… finished", "✓ nightly-we… 已完成"},
		{[]transition{finished}, 6, "✓ … f…", "✓ … …"},
		{[]transition{long}, 80, "✓ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… finished · took 9m", "✓ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… 已完成 · 用时 9m"},
		{[]transition{aborted}, 80, "✗ 单次任务-支付 aborted", "✗ 单次任务-支付 已中止"},
		{[]transition{stopped}, 80, "✗ 单次任务-支付 aborted · ran 3m", "✗ 单次任务-支付 已中止 · 用时 3m"},
		{[]transition{resumed}, 80, "◐ 单次任务-支付 running again", "◐ 单次任务-支付 再次运行"},
		{[]transition{resumed, finished, resumed}, 80, "✓ 1 finished · 2 running again", "✓ 1 个已完成 · 2 个再次运行"},
		{[]transition{invalid}, 80, "⊘ 👩 x invalid", "⊘ 👩 x 已无效"},
		{[]transition{disabled}, 80, "– corp disabled", "– corp 已禁用"},
		{[]transition{stalled}, 80, "◌ 官网周检（生产环境） stalled", "◌ 官网周检（生产环境） 停滞"},
		{[]transition{recovered}, 80, "◐ weekly-corp no longer stalled", "◐ weekly-corp 不再停滞"},
		{[]transition{started}, 80, "◐ corp started", "◐ corp 已开始"},
		{[]transition{anew}, 80, "◐ release-2.14-check started", "◐ release-2.14-check 已开始"},
		{[]transition{other}, 80, "? corp: running → 暂停 paused", "? corp：运行中 → 暂停 paused"},
		{[]transition{other}, 20, "? corp changed", "? corp 状态有变"},
		{[]transition{finished, finished, started}, 80, "✓ 2 finished · 1 started", "✓ 2 个已完成 · 1 个已开始"},
		{[]transition{finished, aborted, finished, finished}, 80, "✗ 1 aborted: 单次任务-支付 · 3 finished", "✗ 1 个已中止：单次任务-支付 · 3 个已完成"},
		{[]transition{finished, aborted, finished, finished}, 24, "✗ 1 aborted · 3 finished", "✗ 1 个已中止 · 3 个已完…"},
		{[]transition{finished, stalled, invalid, aborted}, 120, "✗ 1 aborted: 单次任务-支付 · 1 invalid: 👩 x · 1 stalled: 官网周检（生产环境） · 1 finished",
			"✗ 1 个已中止：单次任务-支付 · 1 个已无效：👩 x · 1 个停滞：官网周检（生产环境） · 1 个已完成"},
		{[]transition{aborted, aborted, aborted}, 80, "✗ 3 aborted: 单次任务-支付, 单次任务-支付, …", "✗ 3 个已中止：单次任务-支付、单次任务-支付、…"},
		{[]transition{disabled, other, recovered}, 80, "– 1 disabled · 1 changed · 1 no longer stalled", "– 1 个已禁用 · 1 个状态有变 · 1 个不再停滞"},
	} {
		before := slices.Clone(c.ts)
		g := theme.New(theme.Variant{}).Glyphs
		for lang, want := range map[string]string{"en": c.en, "zh": c.zh} {
			if got := headline(text.For(lang), g, digestOf(c.ts), c.width); got != want {
				t.Errorf("%s, %d cells: %q, want %q", told(c.ts), c.width, got, want)
			}
		}
		if !slices.Equal(before, c.ts) {
			t.Errorf("%s: a headline changes the order", told(before))
		}
	}
}

func TestHeadlineFitsAndHasTheStyleOfTheWorst(t *testing.T) {
	t.Parallel()
	all := happened(9)
	th := theme.New(theme.Variant{})
	for width := range 130 {
		for n := 1; n <= len(all); n++ {
			for _, lang := range []string{"en", "zh"} {
				if got := headline(text.For(lang), th.Glyphs, digestOf(all[len(all)-n:]), width); lipgloss.Width(got) > width {
					t.Errorf("%d cells for %q", width, got)
				}
			}
		}
	}
	ascii := theme.New(theme.Variant{ASCII: true})
	if got := ascii.Fold(headline(text.For("en"), ascii.Glyphs, digestOf(all[:1]), 80)); got != "+ nightly-web-edge finished - took 9m" {
		t.Errorf("in ASCII: %q", got)
	}
	for i, want := range []lipgloss.Style{th.Good, th.Error, th.Caution, th.Good, th.Accent, th.Caution, th.Error, th.Caution, th.Accent} {
		if got := headlineStyle(th, digestOf(all[i:i+1])); got.GetForeground() != want.GetForeground() {
			t.Errorf("%s has the wrong colour", all[i].kind)
		}
	}
	if got := headlineStyle(th, digestOf(all)); got.GetForeground() != th.Error.GetForeground() {
		t.Error("among many, the worst must give the colour")
	}
	if got := headlineStyle(th, digestOf([]transition{all[8], all[0]})); got.GetForeground() != th.Good.GetForeground() {
		t.Error("a start outdoes a finish")
	}
}

func digestOf(ts []transition) *digest {
	d := &digest{}
	d.add(ts)
	return d
}

// Nobody may look for days: a frame must not cost more for that.
func TestNewsThatNobodyReadsAreCountedNotKept(t *testing.T) {
	t.Parallel()
	d := &digest{}
	for range 5000 {
		d.add([]transition{{name: "a", kind: kindAborted, to: "aborted"}, {name: "b", kind: kindFinished, to: "finished"}})
	}
	if got := headline(text.For("en"), theme.New(theme.Variant{}).Glyphs, d, 120); !strings.Contains(got, "5000 aborted") || !strings.Contains(got, "5000 finished") {
		t.Errorf("the headline is %q", got)
	}
	for _, k := range d.kinds {
		if len(k.first) > headlineNames {
			t.Errorf("%d are kept", len(k.first))
		}
	}
}
