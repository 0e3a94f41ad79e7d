package monitor

import (
	"fmt"
	"testing"
	"time"

	"scantop/client"
)

func followed(n int) []client.Scan {
	scans := make([]client.Scan, n)
	for i := range scans {
		scans[i] = client.Scan{ID: fmt.Sprint(i), Status: client.StatusRunning}
	}
	return scans
}

func TestAtMostTenScansAreWatched(t *testing.T) {
	t.Parallel()
	f := follower{max: 10}
	for i, s := range followed(12) {
		if f.toggle(s); f.isWatched(s.ID) != (i < 10) {
			t.Errorf("scan %d is watched: %t", i, i >= 10)
		}
	}
	f.toggle(client.Scan{ID: "3"})
	f.toggle(client.Scan{ID: "11"})
	if f.isWatched("3") || !f.isWatched("11") {
		t.Error("a scan that is not watched any more still takes a place")
	}
	f.toggle(client.Scan{ID: "4"})
	if f.toggle(client.Scan{}); f.isWatched("") {
		t.Error("a scan without a ScanId is watched")
	}
}

// asked returns how often a follower asks for each scan within a time, if each request is answered at
// once.
func asked(f *follower, from time.Time, span, step time.Duration) map[string]int {
	n := map[string]int{}
	for now := from; now.Before(from.Add(span)); now = now.Add(step) {
		for {
			id := f.next(now, 5*time.Second)
			if id == "" {
				break
			}
			n[id]++
			f.note(id, now)
			f.answered(id, false)
		}
	}
	return n
}

func TestWatchedScansAreAskedForInTurn(t *testing.T) {
	t.Parallel()
	var f follower
	for _, s := range followed(10) {
		f.toggle(s)
	}
	n := asked(&f, noon, 10*time.Minute, 5*time.Second)
	for id := range 10 {
		if got := n[fmt.Sprint(id)]; got != 20 {
			t.Errorf("scan %d was asked for %d times in ten minutes, want 20", id, got)
		}
	}
}

func TestScansOnThePageAreNotAskedFor(t *testing.T) {
	t.Parallel()
	var f follower
	scans := followed(2)
	f.toggle(scans[0])
	f.toggle(scans[1])
	for i := range 100 {
		now := noon.Add(time.Duration(i) * 5 * time.Second)
		f.seen(now, scans[:1])
		if id := f.next(now, 5*time.Second); id == "0" {
			t.Fatal("a scan on the page is asked for")
		} else if id != "" {
			f.note(id, now)
			f.answered(id, false)
		}
	}
}

func TestAScanThatLeftIsLookedUpOnce(t *testing.T) {
	t.Parallel()
	var f follower
	f.lost("7")
	f.lost("7")
	f.lost("")
	if n := asked(&f, noon, time.Hour, time.Second); len(n) != 1 || n["7"] != 1 {
		t.Errorf("asked %v", n)
	}
	f.lost("8")
	f.seen(noon, []client.Scan{{ID: "8"}})
	if f.next(noon, time.Second) != "" {
		t.Error("a scan that came back was looked up")
	}
}

func TestALookUpIsTriedAFewTimes(t *testing.T) {
	t.Parallel()
	var f follower
	f.lost("7")
	for range lookupTries {
		if id := f.next(noon, time.Second); id != "7" {
			t.Fatalf("got %q", id)
		}
		f.answered("7", true)
	}
	if f.next(noon, time.Second) != "" {
		t.Error("a lookup that fails is tried for ever")
	}
}
