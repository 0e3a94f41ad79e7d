package tui

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"scantop/client"
)

// dayAVDS is an AVDS with good and bad hours. It counts the requests.
type dayAVDS struct {
	fakeAVDS
	pageAsks, countAsks, scanAsks int
}

func (d *dayAVDS) DescribeScans(ctx context.Context, q client.Query) (*client.Page, error) {
	switch {
	case q.ScanID != "":
		d.scanAsks++
	case q.PageSize == 1:
		d.countAsks++
	default:
		d.pageAsks++
	}
	page, err := d.fakeAVDS.DescribeScans(ctx, q)
	d.queries = d.queries[:0] // keep the memory of a day small
	return page, err
}

// faults are errors that AVDS replies with for a while.
func faults() []error {
	return []error{
		&client.Error{Kind: client.KindNetwork, Message: "connection refused"},
		&client.Error{Kind: client.KindTimeout, Message: "no complete answer in time"},
		&client.Error{Kind: client.KindServer, Code: "ServiceUnavailable", Status: 503},
		&client.Error{Kind: client.KindThrottled, Code: "Throttling.User"},
		&client.Error{Kind: client.KindThrottled, Code: "Throttling.User", RetryAfter: 45 * time.Second},
		&client.Error{Kind: client.KindDecode, Message: "the reply is empty"},
		&client.Error{Kind: client.KindClock, Code: "InvalidTimeStamp.Expired", ClockSkew: time.Hour},
	}
}

// During a day with slow replies, a fault in every hour, changing scans and some key
// presses, the program never sends more requests than allowed, and after each fault the list
// is live again.
func TestADay(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	avds := &dayAVDS{fakeAVDS: fakeAVDS{scans: manyScans(24)}}
	h := build(t, &avds.fakeAVDS, 40, 10, func(o *Options) { o.PageSize, o.Jitter = 5, random.Float64 })
	h.service.Lister = avds
	h.latency = func() time.Duration { return time.Duration(random.IntN(3000)) * time.Millisecond }
	h.drain(h.m.Init())
	for _, key := range []string{"w", "right", "w", "left"} {
		h.advance(5 * time.Second)
		h.press(key)
	}

	for hour := range 24 {
		h.advance(20 * time.Minute)
		avds.err = faults()[hour%len(faults())]
		h.advance(time.Duration(random.IntN(20)) * time.Minute)
		avds.err = nil
		h.advance(2 * time.Minute) // the next try is due within a minute, and its reply
		if health := h.m.monitor.Health(); health.Err != nil || health.Stale {
			t.Fatalf("hour %d: the list is not live after a fault: %v", hour, health.Err)
		}
		avds.scans[random.IntN(24)].Status = client.Statuses()[random.IntN(6)]
		h.press([]string{"tab", "1", "right", "r", "esc", "t"}[hour%6])
		h.advance(noon.Add(time.Duration(hour+1) * time.Hour).Sub(h.clock))
	}
	const day = 24 * time.Hour
	if most := int(day/(5*time.Second)) + 100; avds.pageAsks > most || avds.pageAsks < most/12 {
		t.Errorf("%d requests for the page, at most %d are allowed", avds.pageAsks, most)
	}
	if most := 7 * int(day/(30*time.Second)); avds.countAsks > most || avds.countAsks == 0 {
		t.Errorf("%d requests for counts, at most %d are allowed", avds.countAsks, most)
	}
	if most := 2*int(day/(30*time.Second)) + 100; avds.scanAsks > most || avds.scanAsks == 0 {
		t.Errorf("%d requests for single scans, at most %d are allowed", avds.scanAsks, most)
	}
	if len(h.timers) > 5 {
		t.Errorf("%d timers are left, want 5 or fewer", len(h.timers))
	}
}
