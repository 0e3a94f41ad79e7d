package detail

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"scantop/theme"
	"scantop/tui/internal/tuitest"
)

// press presses keys, one after the other.
func press(d *Detail, keys ...string) {
	for _, k := range keys {
		d.Press(tuitest.Press(k))
	}
}

func TestDetailOfALongName(t *testing.T) {
	t.Parallel()
	s := fullScan()
	s.Name = strings.Repeat("登录接口x", 1000)
	for _, width := range []int{40, 60, 109, 149} {
		d := newDetail("en", theme.Variant{}, width, 24)
		d.Show(s, noon, onTheWay())
		if !strings.Contains(joinedChart([]string{d.View()}), "~6m") {
			t.Errorf("at width %d the name hides the progress", width)
		}
		all := ""
		for range 1000 {
			all += joinedChart([]string{d.View()}) + "\n"
			before := d.scroller.Top
			press(d, "pgdown")
			if d.scroller.Top == before {
				break
			}
		}
		if n := strings.Count(rowsOf(d)["Name"], "登"); n != 1000 {
			t.Errorf("the name has %d parts of 1000", n)
		}
		if !strings.Contains(all, "5c2d86bf") || strings.Count(all, "登") < 1000 {
			t.Errorf("width %d: not all can be reached", width)
		}
	}
}

func TestDetailScrollsWithinItsText(t *testing.T) {
	t.Parallel()
	d := newDetail("en", theme.Variant{}, 60, 12)
	d.Show(fullScan(), noon, onTheWay())
	first := func() string { return strings.Split(joinedChart([]string{d.View()}), "\n")[0] }
	last := func() string {
		lines := strings.Split(joinedChart([]string{d.View()}), "\n")
		return lines[len(lines)-1]
	}
	title, below := first(), last()
	press(d, "up", "pgup", "home")
	if first() != title || below != fmt.Sprintf(" ↓ %d", len(d.lines)-11) {
		t.Errorf("above the beginning: %q, %q", first(), below)
	}
	press(d, "down", "j")
	if d.scroller.Top != 2 || !strings.HasPrefix(last(), " ↑ 2  ↓ ") {
		t.Errorf("two lines down: %d, %q", d.scroller.Top, last())
	}
	press(d, "end", "down", "pgdown", "space", "G")
	if !strings.Contains(d.View(), "Related job") || last() != fmt.Sprintf(" ↑ %d", len(d.lines)-11) {
		t.Errorf("the end:\n%s", d.View())
	}
	press(d, "pgup")
	if want := len(d.lines) - 11 - 10; d.scroller.Top != want {
		t.Errorf("a page up from the end is line %d, want %d", d.scroller.Top, want)
	}
	d.SetSize(60, 200)
	if first() != title || strings.Contains(d.View(), "↑") {
		t.Errorf("with room for all, it begins with %q", first())
	}
}

func TestDetailFollowsItsScan(t *testing.T) {
	t.Parallel()
	d := newDetail("en", theme.Variant{}, 60, 12)
	s := fullScan()
	d.Show(s, noon, onTheWay())
	press(d, "down", "down", "down")
	s.Progress.Value = 57.5
	d.Show(s, noon.Add(time.Minute), onTheWay())
	if d.scroller.Top != 3 || !strings.Contains(d.View(), "57.5%") || strings.Contains(d.View(), "42.3%") {
		t.Errorf("new data of the same scan are at line %d:\n%s", d.scroller.Top, d.View())
	}
	s.ID = "2018071010384940572"
	d.Show(s, noon, onTheWay())
	if d.scroller.Top != 0 {
		t.Errorf("another scan begins at line %d", d.scroller.Top)
	}
}

func TestDetailKeepsCopies(t *testing.T) {
	t.Parallel()
	d := newDetail("en", theme.Variant{}, 80, 80)
	s, p := fullScan(), onTheWay()
	d.Show(s, noon, p)
	before := d.View()
	*s.Schedulable = false
	s.Name, s.Targets[0], s.KeyWords[0], s.TargetsOriginal[0], p.History[20].Percent = "x", "x", "x", "x", 0
	d.SetSize(81, 80)
	d.SetSize(80, 80)
	if d.View() != before {
		t.Errorf("the screen follows what the list does with its data:\n%s", d.View())
	}
}
