package launch_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"scantop/client"
	"scantop/client/launch"
)

// An error that excludes an effect is an answer by itself.
func TestAnErrorThatIsClear(t *testing.T) {
	t.Parallel()
	list, refusal := &fake{}, error(&client.Error{Kind: client.KindQuota, Code: "QuotaExceeded"})
	o := launch.Resolve(t.Context(), list, specOf("n", sent()), launch.Baseline{}, refusal, atOnce)
	if o.State != launch.NotCreated || o.Err != refusal || list.reads != 0 {
		t.Errorf("%+v after %d reads", o, list.reads)
	}
}

// After a crash nobody knows how the call ended: it is looked for all the same.
func TestAnEndThatNobodySaw(t *testing.T) {
	t.Parallel()
	list := &fake{scans: []client.Scan{scan("1", "n", sent())}}
	if o := launch.Resolve(t.Context(), list, specOf("n", sent()), launch.Baseline{}, nil, atOnce); o.ID != "1" {
		t.Errorf("got %+v", o)
	}
}

// The whole wait is under a minute, and no look follows when it is over.
func TestPatience(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		list, began := &fake{}, time.Now()
		o := launch.Resolve(t.Context(), list, specOf("n", sent()), launch.Baseline{}, broken(), launch.Sleep)
		if took := time.Since(began); took != launch.Patience || o.Watched != took || took >= time.Minute ||
			list.looks != 6 {
			t.Errorf("%v, %d looks: %+v", took, list.looks, o)
		}
	})
}

// Whoever gives up in the middle is free at once, and told what to check.
func TestGivingUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		list, began := &fake{}, time.Now()
		o := launch.Resolve(ctx, list, specOf("n", sent()), launch.Baseline{}, broken(), launch.Sleep)
		if took := time.Since(began); took != 5*time.Second || list.looks != 3 {
			t.Errorf("%v, %d looks", took, list.looks)
		}
		if o.State != launch.Unclear || o.Why != launch.WhyStopped || o.Name != "n" || !o.Start.Equal(sent()) ||
			o.Watched != 4*time.Second {
			t.Errorf("got %+v", o)
		}
	})
}

// A look that fails at the end leaves it open, whatever the others said; the
// reason is at hand.
func TestALastLookThatFails(t *testing.T) {
	t.Parallel()
	failure := errors.New("no list")
	list := &failing{fake: fake{}, after: 10, err: failure}
	o := launch.Resolve(t.Context(), list, specOf("n", sent()), launch.Baseline{}, broken(), atOnce)
	if o.State != launch.Unclear || o.Why != launch.WhyFailed || o.LookErr != failure {
		t.Errorf("got %+v", o)
	}
}

// A baseline that broke off is none: what it did not see may be old.
func TestABaselineThatBrokeOff(t *testing.T) {
	t.Parallel()
	list := &failing{after: 1, err: errors.New("no list")}
	known, err := launch.Known(t.Context(), list, "n")
	if err == nil {
		t.Fatal("the list was read")
	}
	list.scans, list.after = []client.Scan{scan("1", "n", sent().Add(time.Second))}, 99
	o := launch.Resolve(t.Context(), list, specOf("n", sent()), known, broken(), atOnce)
	if o.State != launch.Unclear || !slices.Equal(o.Similar, []string{"1"}) {
		t.Errorf("got %+v", o)
	}
}

// A reply without any figures does not prove that there is nothing.
func TestAListWithoutFigures(t *testing.T) {
	t.Parallel()
	o := launch.Resolve(t.Context(), silent{}, specOf("n", sent()), launch.Baseline{}, broken(), atOnce)
	if o.State != launch.Unclear || o.Why != launch.WhyDoubtful {
		t.Errorf("got %+v", o)
	}
}

// silent lists nothing and says nothing about it.
type silent struct{}

func (silent) DescribeScans(context.Context, client.Query) (*client.Page, error) {
	return &client.Page{}, nil
}

// failing fails after so many replies.
type failing struct {
	fake
	after int
	err   error
}

func (f *failing) DescribeScans(ctx context.Context, q client.Query) (*client.Page, error) {
	if f.reads >= f.after {
		return nil, f.err
	}
	return f.fake.DescribeScans(ctx, q)
}
