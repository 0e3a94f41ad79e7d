package cli

import (
	"context"
	"slices"
	"testing"
	"time"

	"scantop/client"
)

// answer is how a fake AVDS replies to one request.
type answer struct {
	page *client.Page
	err  error
}

// fake replies to requests in turn, and repeats its last reply. It notes the waits between requests. Each
// request takes a while.
type fake struct {
	answers []answer
	takes   time.Duration
	asked   int
	waits   []time.Duration
	passed  time.Duration
}

func (f *fake) ask(context.Context, client.Query) (*client.Page, error) {
	a := f.answers[min(f.asked, len(f.answers)-1)]
	f.asked++
	f.passed += f.takes
	return a.page, a.err
}

func (f *fake) wait(_ context.Context, d time.Duration) {
	f.waits = append(f.waits, d)
	f.passed += d
}

func (f *fake) now() time.Time { return time.Unix(0, 0).Add(f.passed) }

func TestReadingOutlastsFailuresThatPass(t *testing.T) {
	t.Parallel()
	const second = time.Second
	waits := func(seconds ...float64) (ds []time.Duration) {
		for _, s := range seconds {
			ds = append(ds, time.Duration(s*float64(second)))
		}
		return ds
	}
	fails := func(kind client.Kind) answer { return answer{nil, &client.Error{Kind: kind}} }
	asks := func(d time.Duration) answer {
		return answer{nil, &client.Error{Kind: client.KindThrottled, RetryAfter: d}}
	}
	good := answer{&client.Page{}, nil}
	reset := answer{nil, &client.Error{Kind: client.KindNetwork, MayHaveTakenEffect: true}}
	for _, c := range []struct {
		name    string
		answers []answer
		takes   time.Duration
		asked   int
		waits   []time.Duration
		ok      bool
	}{
		{"good at once", []answer{good}, second, 1, nil, true},
		{"resets", []answer{reset, reset, good}, 0, 3, waits(0.5, 1), true},
		{"nobody there", []answer{fails(client.KindNetwork), good}, 0, 1, nil, false},
		{"nobody there any more", []answer{reset, fails(client.KindServer), fails(client.KindNetwork)}, 0, 3,
			waits(0.5, 1), false},
		{"5xx, throttled", []answer{fails(client.KindServer), fails(client.KindThrottled), good}, 0, 3, waits(0.5, 4),
			true},
		{"as long as the service wishes", []answer{asks(7 * second), good}, 0, 2, waits(7), true},
		{"not as long as it wishes", []answer{asks(2 * time.Minute), good}, 0, 1, nil, false},
		{"a failure that stays", []answer{fails(client.KindServer)}, 0, readTries, waits(0.5, 1, 2, 4, 8), false},
		{"a service that hangs", []answer{fails(client.KindTimeout)}, 20 * second, 2, waits(0.5), false},
		{"refused keys", []answer{fails(client.KindCredentials), good}, 0, 1, nil, false},
		{"no permission", []answer{fails(client.KindPermission), good}, 0, 1, nil, false},
		{"a wrong clock", []answer{fails(client.KindClock), good}, 0, 1, nil, false},
		{"no such thing", []answer{fails(client.KindNotFound), good}, 0, 1, nil, false},
		{"interrupted", []answer{fails(client.KindCancelled), good}, 0, 1, nil, false},
	} {
		f := &fake{answers: c.answers, takes: c.takes}
		r := &retrier{ask: f.ask, wait: f.wait, now: f.now}
		_, err := r.read(t.Context(), client.Query{})
		if (err == nil) != c.ok || f.asked != c.asked || !slices.Equal(f.waits, c.waits) {
			t.Errorf("%s: %v after %d requests and waiting %v; want success %v, %d, %v",
				c.name, err, f.asked, f.waits, c.ok, c.asked, c.waits)
		}
	}
}

// The user learns once why list waits, and only if it waits.
func TestReadingTellsOfTheFirstFailureThatMayPass(t *testing.T) {
	t.Parallel()
	throttled, refused := &client.Error{Kind: client.KindThrottled}, &client.Error{Kind: client.KindPermission}
	good := answer{&client.Page{}, nil}
	for name, c := range map[string]struct {
		answers []answer
		want    []error
	}{
		"good at once": {[]answer{good}, nil},
		"refused":      {[]answer{{nil, refused}}, nil},
		"throttled":    {[]answer{{nil, throttled}, {nil, throttled}, good}, []error{throttled}},
	} {
		f := &fake{answers: c.answers}
		var told []error
		r := &retrier{ask: f.ask, wait: f.wait, now: f.now, tell: func(err error) {
			if len(f.waits) > 0 {
				t.Errorf("%s: told after waiting", name)
			}
			told = append(told, err)
		}}
		_, _ = r.read(t.Context(), client.Query{})
		if !slices.Equal(told, c.want) {
			t.Errorf("%s: told %v, want %v", name, told, c.want)
		}
	}
}

// All pages share one limit, so that list gives up if AVDS keeps failing.
func TestReadingManyPagesLosesSoMuchAtMost(t *testing.T) {
	t.Parallel()
	f, pages := &fake{}, 1
	f.answers = []answer{{&client.Page{}, nil}}
	for range 1000 { // once it has answered, it may be away for a moment
		f.answers = append(f.answers, answer{nil, &client.Error{Kind: client.KindNetwork}}, answer{&client.Page{}, nil})
	}
	r := &retrier{ask: f.ask, wait: f.wait, now: f.now}
	if _, err := r.read(t.Context(), client.Query{}); err != nil {
		t.Fatal(err)
	}
	for ; pages < 1000; pages++ {
		if _, err := r.read(t.Context(), client.Query{}); err != nil {
			break
		}
	}
	if pages != 61 || f.passed > maxLost {
		t.Errorf("%d pages in %v", pages, f.passed)
	}
}
