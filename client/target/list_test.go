package target_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"scantop/client/target"
)

// found returns what a list contains, in the form of Parse.
func found(l *target.List) target.Targets {
	t := target.Targets{Hosts: l.Hosts(), Repeats: l.Repeats()}
	for i := range l.NumBad() {
		t.Bad = append(t.Bad, l.Bad(i))
	}
	return t
}

// sameAsWhole fails the test if a list differs from Parse for the same text.
func sameAsWhole(t *testing.T, l *target.List, text string) {
	t.Helper()
	whole := target.Parse(text)
	if got := found(l); !reflect.DeepEqual(got, whole) {
		t.Fatalf("%q:\ngot  %+v\nwant %+v", text, got, whole)
	}
	if got, want := l.Entries(), strings.Join(target.Split(text), "\n"); got != want {
		t.Fatalf("%q: entries %q, want %q", text, got, want)
	}
	for _, at := range []int{0, len(text) / 2, len(text)} {
		want := slices.IndexFunc(whole.Bad, func(b target.Bad) bool { return b.Begin+len(b.Value) >= at })
		if got := l.BadFrom(at); got != want && (want >= 0 || got != l.NumBad()) {
			t.Fatalf("%q: from byte %d on the bad target %d, want %d", text, at, got, want)
		}
	}
}

// scraps are the parts from which tests build targets.
var scraps = []string{
	"a.com", "b.net", "A.com", "例子.中国", "192.0.2.0/24", "2001:db8::1", "x", "http://c.com/x", "https://d.com/?q=1",
	"[", "]", "\"", "-", " ", "  ", "\n", "\r\n", "\r", ",", ";", "|", "，", "、", ", ", " ,", "?", "/", "\"e.com\"",
	"\u200b", "\u3000", "\x00", "\ufeff", "\xff",
}

// Whatever the steps to a text, the list equals Parse for the final text.
func TestListEqualsParse(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6))
	some := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(scraps[r.IntN(len(scraps))])
		}
		return b.String()
	}
	for range 20 {
		var l target.List
		text := some(r.IntN(1500))
		for range 25 {
			l.Read(text)
			sameAsWhole(t, &l, text)
			at := r.IntN(len(text) + 1)
			end := min(len(text), at+r.IntN(1+[]int{0, 3, 3, 4000}[r.IntN(4)]))
			text = text[:at] + some([]int{0, 1, 2, 500}[r.IntN(4)]) + text[end:]
		}
	}
}

func FuzzList(f *testing.F) {
	f.Add("a.com b.com", 5, 6, ",")
	f.Add(strings.Repeat("https://a.com/?x,", 200)+" b.com\r\nc.com", 3000, 3400, "\n")
	f.Fuzz(func(t *testing.T, text string, begin, end int, middle string) {
		var l target.List
		l.Read(text)
		sameAsWhole(t, &l, text)
		begin = min(max(0, begin), len(text))
		end = min(max(begin, end), len(text))
		text = text[:begin] + middle + text[end:]
		l.Read(text)
		sameAsWhole(t, &l, text)
	})
}

// A change costs as much among 20,000 targets as among a few, for all separators.
func TestListReadsOnlyTheChange(t *testing.T) {
	t.Parallel()
	const n, most = 20_000, 16 << 10
	for _, separator := range []string{"\n", " ", ",", ", ", "|", "，"} {
		hosts := make([]string, n)
		for i := range hosts {
			hosts[i] = fmt.Sprintf("host%d.example.com", i%15_000)
		}
		text := strings.Join(hosts, separator)
		var l target.List
		l.Read(text)
		for _, at := range []int{0, 1, len(text) / 3, len(text) / 2, len(text) - 1, len(text)} {
			for _, middle := range []string{"x", ",", " x.com ", "/p?q ", ""} {
				for _, cut := range []int{0, 1, 4} {
					before := l.Cost()
					changed := text[:at] + middle + text[min(len(text), at+cut):]
					l.Read(changed)
					if cost := l.Cost() - before; cost > most {
						t.Errorf("%q, %q at %d: %d bytes were read of %d", separator, middle, at, cost, len(text))
					}
					l.Read(text)
				}
			}
		}
		sameAsWhole(t, &l, text)
	}
}

// Many edits at one place do not leave many small blocks.
func TestListKeepsLargeBlocks(t *testing.T) {
	t.Parallel()
	var l target.List
	var text strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&text, "host%d.example.com ", i)
		l.Read(text.String())
	}
	if cost := l.Cost() / 2000; cost > 8<<10 {
		t.Errorf("%d bytes were read for each typed target", cost)
	}
	sameAsWhole(t, &l, text.String())
}

// BenchmarkList measures typing a letter into 20,000 targets.
func BenchmarkList(b *testing.B) {
	var all strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&all, "host%d.example.com ", i)
	}
	text := all.String()
	for b.Loop() {
		b.StopTimer()
		var l target.List
		l.Read(text)
		changed := text[:len(text)/2] + "a" + text[len(text)/2:]
		b.StartTimer()
		l.Read(changed)
		_ = l.Hosts()
	}
}
