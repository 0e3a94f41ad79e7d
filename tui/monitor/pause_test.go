package monitor

import (
	"testing"
	"time"

	"scantop/client"
)

// The user who has chosen a filter waits for its page, also if the user then pauses at once.
func TestAPageThatIsHeldBackComesInAPause(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	d.count(7)
	for _, status := range []client.Status{client.StatusFinished, client.StatusAborted} {
		d.now = d.now.Add(choosing / 2)
		d.do(Choose{Filter{Statuses: []client.Status{status}}})
	}
	d.do(Pause{})
	if len(d.asked) > 0 {
		t.Fatalf("%+v is asked too early", d.asked)
	}
	d.tick()
	d.answer(askPage, list(1, client.StatusAborted), nil)
	if !d.m.OnPage("1") || !d.m.Health().Next.IsZero() || len(d.asked) > 0 {
		t.Errorf("then %+v is asked, and the next request is due at %v", d.asked, d.m.Health().Next)
	}
}

// A page that waited for a small request under way is not asked for in a pause.
func TestAPauseHoldsWhileACountIsUnderWay(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	d.tick()
	d.do(Pause{})
	d.answer(askCount, list(7), nil)
	d.now = d.now.Add(time.Hour)
	d.rest()
	if len(d.asked) > 0 {
		t.Errorf("in a pause, %+v is asked", d.asked)
	}
}

// A key that is held down, and so pauses and resumes all the time, does not cancel one request after the other: a
// slow server would never reply.
func TestPausingAndResumingLetsARequestFinish(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	d.count(7)
	d.do(Refresh{})
	for range 20 {
		d.now = d.now.Add(30 * time.Millisecond)
		d.do(Pause{})
	}
	d.answer(askPage, fullPage(), nil)
	if d.stopped > 0 {
		t.Errorf("%d requests were cancelled", d.stopped)
	}
	d.answer(askPage, fullPage(), nil) // the one that was resumed for
}

// The reply to a request that was under way at a pause is the last one, whatever the user wanted before.
func TestNothingFollowsTheRequestUnderWayInAPause(t *testing.T) {
	t.Parallel()
	d := busyDesk(t)
	d.count(7)
	d.do(Refresh{})
	for range 3 { // pauses, resumes and pauses again
		d.now = d.now.Add(30 * time.Millisecond)
		d.do(Pause{})
	}
	d.answer(askPage, fullPage(), nil)
	if len(d.asked) > 0 {
		t.Errorf("in a pause, %+v is asked", d.asked)
	}
}
