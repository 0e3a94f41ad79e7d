package monitor

import (
	"testing"
	"time"

	"scantop/client"
)

func newPoll() *poll {
	return &poll{interval: 5 * time.Second, jitter: func() float64 { return 0 }, keyAt: noon}
}

func TestIntervalIsCountedFromRequestToRequest(t *testing.T) {
	t.Parallel()
	p := newPoll()
	p.begin(noon)
	if got, _ := p.succeeded(noon.Add(time.Second), true); got != 4*time.Second {
		t.Errorf("after an answer in 1 s the wait is %v, want 4 s", got)
	}
	p.begin(noon)
	if got, _ := p.succeeded(noon.Add(20*time.Second), true); got != 2500*time.Millisecond {
		t.Errorf("after an answer in 20 s the wait is %v, want half an interval", got)
	}
}

func TestBackoffDoublesUpToAMinute(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind client.Kind
		want []time.Duration
	}{
		{client.KindServer, []time.Duration{5, 10, 20, 40, 60, 60, 60, 60, 60, 60}},
		{client.KindThrottled, []time.Duration{10, 40, 60, 60}},
	} {
		p := newPoll()
		for i, want := range c.want {
			p.begin(noon)
			got, again := p.failed(noon, &client.Error{Kind: c.kind, RetryAfter: 0})
			if !again || got != want*time.Second {
				t.Errorf("kind %d, failure %d: wait %v, want %d s", c.kind, i+1, got, want)
			}
		}
		p.begin(noon)
		if got, _ := p.succeeded(noon, true); got != 5*time.Second {
			t.Errorf("after a success the wait is %v", got)
		}
	}
}

func TestBackoffJitterShortensByAQuarterAtMost(t *testing.T) {
	t.Parallel()
	p := newPoll()
	p.jitter = func() float64 { return 0.999 }
	p.begin(noon)
	failure := &client.Error{Kind: client.KindNetwork, RetryAfter: 0}
	if got, _ := p.failed(noon, failure); got < 3750*time.Millisecond || got >= 5*time.Second {
		t.Errorf("wait %v", got)
	}
}

func TestServersWishIsObeyed(t *testing.T) {
	t.Parallel()
	p := newPoll()
	p.begin(noon)
	failure := &client.Error{Kind: client.KindThrottled, RetryAfter: 90 * time.Second}
	if got, _ := p.failed(noon, failure); got != 90*time.Second {
		t.Errorf("wait %v, want the 90 s that AVDS asked for", got)
	}
}

func TestRestingPageIsAskedForLessUntilAKey(t *testing.T) {
	t.Parallel()
	p := newPoll()
	now := noon.Add(attention)
	p.begin(now)
	if got, _ := p.succeeded(now, false); got != restingInterval {
		t.Fatalf("a page at rest waits %v, want %v", got, restingInterval)
	}
	now = now.Add(12 * time.Second)
	old := p.gen
	wait, again := p.touched(now)
	if !again || wait != 0 {
		t.Errorf("a key leads to %v, %v, want a request at once", wait, again)
	}
	if p.current(old) {
		t.Error("the long wait still counts")
	}
	p.begin(now)
	if got, _ := p.succeeded(now, false); got != 5*time.Second {
		t.Errorf("right after a key the wait is %v, want the interval", got)
	}
}

func TestStaleGenerationsDoNotCount(t *testing.T) {
	t.Parallel()
	p := newPoll()
	first := p.begin(noon)
	second := p.begin(noon)
	if p.current(first) || !p.current(second) {
		t.Error("an older request still counts")
	}
	p.succeeded(noon, true)
	if p.current(second) {
		t.Error("an answered request still counts")
	}
}

func TestWaitsAreBounded(t *testing.T) {
	t.Parallel()
	p := newPoll()
	p.begin(noon)
	failure := &client.Error{Kind: client.KindServer, RetryAfter: 500000 * time.Hour}
	if got, _ := p.failed(noon, failure); got != maxRetryAfter {
		t.Errorf("AVDS asked for a longer wait than allowed, and the wait is %v, want %v", got, maxRetryAfter)
	}
	p = newPoll()
	p.interval = 999999 * time.Hour
	for range 5 {
		p.begin(noon)
		failure := &client.Error{Kind: client.KindServer, RetryAfter: 0}
		if got, _ := p.failed(noon, failure); got != maxBackoff {
			t.Errorf("with a huge interval the wait is %v, want %v", got, maxBackoff)
		}
	}
}

func TestAKeyChangesOnlyAWaitThatIsTooLong(t *testing.T) {
	t.Parallel()
	p := newPoll()
	p.begin(noon)
	p.succeeded(noon, true)
	if _, again := p.touched(noon.Add(time.Second)); again {
		t.Error("a key shortens a wait that is the interval")
	}
	p.begin(noon)
	p.failed(noon, &client.Error{Kind: client.KindServer, RetryAfter: time.Minute})
	if _, again := p.touched(noon.Add(time.Second)); again {
		t.Error("a key cuts a back-off short")
	}
}

func TestAPausedListAsksOnlyWhenTheUserDoes(t *testing.T) {
	t.Parallel()
	p := newPoll()
	p.begin(noon)
	p.succeeded(noon, true)
	waiting := p.gen
	p.pause(noon.Add(time.Second))
	if p.current(waiting) {
		t.Error("the wait from before the pause still counts")
	}
	p.begin(noon.Add(2 * time.Second)) // r
	if _, again := p.succeeded(noon.Add(2*time.Second), true); again {
		t.Error("after an answer it asks again")
	}
	p.begin(noon.Add(3 * time.Second))
	failure := &client.Error{Kind: client.KindServer}
	if _, again := p.failed(noon.Add(3*time.Second), failure); again || !p.nextAt.IsZero() {
		t.Error("after a failure it asks again")
	}
	if _, again := p.touched(noon.Add(time.Hour)); again {
		t.Error("after a key it asks again")
	}
	p.resume()
	p.begin(noon.Add(time.Hour))
	if wait, again := p.succeeded(noon.Add(time.Hour), true); !again || wait != 5*time.Second {
		t.Errorf("after the pause the wait is %v, %v", wait, again)
	}
}

func TestAnAnswerThatArrivesInAPauseCounts(t *testing.T) {
	t.Parallel()
	p := newPoll()
	gen := p.begin(noon)
	p.pause(noon)
	if !p.current(gen) {
		t.Error("the answer under way would be dropped")
	}
}

// A key ends the long interval of a list in which nothing runs. What that list shows is no older than it was meant to
// be, so it only becomes stale if no reply follows.
func TestAKeyDoesNotMakeALiveListStale(t *testing.T) {
	t.Parallel()
	d := newDesk(t, Filter{})
	d.answer(askPage, list(1, client.StatusFinished), nil)
	d.now = d.now.Add(20 * time.Second)
	d.do(Touched{})
	if wait := d.tick(); wait != 0 || d.m.Health().Stale {
		t.Errorf("the page is asked for after %v; stale: %v", wait, d.m.Health().Stale)
	}
	for after, stale := range map[time.Duration]bool{14 * time.Second: false, 15 * time.Second: true} {
		m := *d.m
		if m.Do(d.now.Add(after), Refresh{}); m.Health().Stale != stale {
			t.Errorf("%v after the key, stale: %v", after, !stale)
		}
	}
}
