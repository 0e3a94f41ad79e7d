package list

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/internal/tuitest"
	"scantop/tui/monitor"
	"scantop/tui/text"
)

func TestToast(t *testing.T) {
	t.Parallel()
	all := tuitest.Events(9)
	finished, aborted, stalled, recovered, anew := all[0], all[1], all[2], all[3], all[4]
	other, invalid, disabled, started := all[5], all[6], all[7], all[8]
	long := finished
	long.Name = strings.Repeat("x", client.MaxNameLength)
	other.Name = "corp"
	stopped, resumed := aborted, aborted
	stopped.Took = 3 * time.Minute
	resumed.From, resumed.To, resumed.Kind = aborted.To, "running", monitor.Resumed
	for _, c := range []struct {
		ts     []monitor.Event
		width  int
		en, zh string
	}{
		{nil, 80, "", ""},
		{[]monitor.Event{finished}, 80, "✓ nightly-web-edge finished · took 9m",
			"✓ nightly-web-edge 已完成 · 用时 9 分"},
		{[]monitor.Event{finished}, 30, "✓ nightly-web-edge finished", "✓ nightly-web-edge 已完成"},
		{[]monitor.Event{finished}, 20, "✓ nightly-… finished", "✓ nightly-we… 已完成"},
		{[]monitor.Event{finished}, 6, "✓ … f…", "✓ … …"},
		{
			[]monitor.Event{long}, 80, "✓ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… finished · took 9m",
			"✓ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… 已完成 · 用时 9 分",
		},
		{[]monitor.Event{aborted}, 80, "✗ 单次任务-支付 aborted", "✗ 单次任务-支付 已中止"},
		{[]monitor.Event{stopped}, 80, "✗ 单次任务-支付 aborted · after 3m",
			"✗ 单次任务-支付 已中止 · 历时 3 分"},
		{[]monitor.Event{resumed}, 80, "◐ 单次任务-支付 running again", "◐ 单次任务-支付 再次运行"},
		{
			[]monitor.Event{resumed, finished, resumed}, 80, "✓ 1 finished · 2 running again",
			"✓ 1 个已完成 · 2 个再次运行",
		},
		{[]monitor.Event{invalid}, 80, "⊘ 👩 x invalid", "⊘ 👩 x 已无效"},
		{[]monitor.Event{disabled}, 80, "– corp disabled", "– corp 已禁用"},
		{[]monitor.Event{stalled}, 80, "◌ 官网周检（生产环境） stalled",
			"◌ 官网周检（生产环境） 停滞"},
		{[]monitor.Event{recovered}, 80, "◐ weekly-corp no longer stalled", "◐ weekly-corp 不再停滞"},
		{[]monitor.Event{started}, 80, "◐ corp started", "◐ corp 已开始"},
		{[]monitor.Event{anew}, 80, "◐ release-2.14-check started", "◐ release-2.14-check 已开始"},
		{[]monitor.Event{other}, 80, "? corp: running → 暂停 paused", "? corp：运行中 → 暂停 paused"},
		{[]monitor.Event{other}, 20, "? corp changed", "? corp 状态有变"},
		{[]monitor.Event{finished, finished, started}, 80, "✓ 2 finished · 1 started",
			"✓ 2 个已完成 · 1 个已开始"},
		{
			[]monitor.Event{finished, aborted, finished, finished}, 80, "✗ 1 aborted: 单次任务-支付 · 3 finished",
			"✗ 1 个已中止：单次任务-支付 · 3 个已完成",
		},
		{
			[]monitor.Event{finished, aborted, finished, finished}, 24, "✗ 1 aborted · 3 finished",
			"✗ 1 个已中止 · 3 个已完…",
		},
		{
			[]monitor.Event{finished, stalled, invalid, aborted}, 120,
			"✗ 1 aborted: 单次任务-支付 · 1 invalid: 👩 x · 1 stalled: 官网周检（生产环境） · 1 finished",
			"✗ 1 个已中止：单次任务-支付 · 1 个已无效：👩 x · 1 个停滞：" +
				"官网周检（生产环境） · 1 个已完成",
		},
		{
			[]monitor.Event{aborted, aborted, aborted}, 80, "✗ 3 aborted: 单次任务-支付, 单次任务-支付, …",
			"✗ 3 个已中止：单次任务-支付、单次任务-支付、…",
		},
		{
			[]monitor.Event{disabled, other, recovered}, 80, "– 1 disabled · 1 changed · 1 no longer stalled",
			"– 1 个已禁用 · 1 个状态有变 · 1 个不再停滞",
		},
	} {
		before := slices.Clone(c.ts)
		g := theme.New(theme.Variant{}).Glyphs
		for lang, want := range map[string]string{"en": c.en, "zh": c.zh} {
			if got := unreadOf(c.ts).line(text.For(lang), g, c.width); got != want {
				t.Errorf("%s, %d cells: %q, want %q", fmt.Sprint(c.ts), c.width, got, want)
			}
		}
		if !slices.Equal(before, c.ts) {
			t.Errorf("%s: a toast changes the order", fmt.Sprint(before))
		}
	}
}

func TestTheToastFitsAndHasTheStyleOfTheWorst(t *testing.T) {
	t.Parallel()
	all := tuitest.Events(9)
	th := theme.New(theme.Variant{})
	for width := range 130 {
		for n := 1; n <= len(all); n++ {
			for _, lang := range []string{"en", "zh"} {
				got := unreadOf(all[len(all)-n:]).line(text.For(lang), th.Glyphs, width)
				if lipgloss.Width(got) > width {
					t.Errorf("%d cells for %q", width, got)
				}
			}
		}
	}
	ascii := theme.New(theme.Variant{ASCII: true})
	line := unreadOf(all[:1]).line(text.For("en"), ascii.Glyphs, 80)
	if got := ascii.Fold(line); got != "+ nightly-web-edge finished - took 9m" {
		t.Errorf("in ASCII: %q", got)
	}
	for i, want := range []lipgloss.Style{
		th.Good, th.Error, th.Caution, th.Good, th.Accent, th.Caution, th.Error, th.Caution, th.Accent,
	} {
		if got := unreadOf(all[i : i+1]).style(th); got.GetForeground() != want.GetForeground() {
			t.Errorf("%s has the wrong colour", all[i].Kind)
		}
	}
	if got := unreadOf(all).style(th); got.GetForeground() != th.Error.GetForeground() {
		t.Error("among many, the worst must give the colour")
	}
	if got := unreadOf([]monitor.Event{all[8], all[0]}).style(th); got.GetForeground() != th.Good.GetForeground() {
		t.Error("a start outdoes a finish")
	}
}

func unreadOf(ts []monitor.Event) *unread {
	d := &unread{}
	d.add(ts)
	return d
}

// A frame must not cost more if the user does not look for days.
func TestUnreadEventsAreCountedNotKept(t *testing.T) {
	t.Parallel()
	d := &unread{}
	for range 5000 {
		d.add([]monitor.Event{
			{Name: "a", Kind: monitor.Aborted, To: "aborted"}, {Name: "b", Kind: monitor.Finished, To: "finished"},
		})
	}
	got := d.line(text.For("en"), theme.New(theme.Variant{}).Glyphs, 120)
	if !strings.Contains(got, "5000 aborted") || !strings.Contains(got, "5000 finished") {
		t.Errorf("the toast is %q", got)
	}
	for _, k := range d.kinds {
		if len(k.first) > firstNames {
			t.Errorf("%d are kept", len(k.first))
		}
	}
}

// A toast names a single scan and counts several, and uses the word of the event in both cases.
func TestTheToastHasTheWordOfTheEvent(t *testing.T) {
	t.Parallel()
	g := theme.New(theme.Variant{}).Glyphs
	for _, lang := range []string{"en", "zh"} {
		c := text.For(lang)
		for kind := monitor.Aborted; kind <= monitor.Started; kind++ {
			word := c.Event(kind.String())
			if state := c.Status(kind.String()); state != kind.String() && state != word {
				t.Errorf("%s: the word of the event is %q, the word of the status %q", lang, word, state)
			}
			e := monitor.Event{Name: "corp", Kind: kind, To: kind.String()}
			one, two := unreadOf([]monitor.Event{e}).line(c, g, 80), unreadOf([]monitor.Event{e, e}).line(c, g, 80)
			if kind != monitor.Other && !strings.Contains(one, "corp "+word) || !strings.Contains(two, word) {
				t.Errorf("%s: the toasts of %s are %q and %q, want %q", lang, kind, one, two, word)
			}
		}
	}
}
