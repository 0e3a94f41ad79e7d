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

// If an error excludes any effect, the list is not read.
func TestErrorWithoutEffect(t *testing.T) {
	t.Parallel()
	list, refusal := &fake{}, error(&client.Error{Kind: client.KindQuota, Code: "QuotaExceeded"})
	o := launch.Resolve(t.Context(), list, specOf("n", sent()), launch.Baseline{}, refusal, atOnce)
	if o.State != launch.NotCreated || o.Err != refusal || list.reads != 0 {
		t.Errorf("%+v after %d reads", o, list.reads)
	}
}

// After a crash, nobody knows how the call ended, so the list is searched too.
func TestUnknownEndOfCall(t *testing.T) {
	t.Parallel()
	list := &fake{scans: []client.Scan{scan("1", "n", sent())}}
	if o := launch.Resolve(t.Context(), list, specOf("n", sent()), launch.Baseline{}, nil, atOnce); o.ID != "1" {
		t.Errorf("got %+v", o)
	}
}

// The search takes less than a minute, and the list is not read after that.
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

// If the user cancels, the search ends at once, and the outcome says what to check.
func TestCancel(t *testing.T) {
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

// If the last look fails, the outcome is unclear, whatever the looks before showed, and has the
// reason.
func TestLastLookFails(t *testing.T) {
	t.Parallel()
	failure := errors.New("no list")
	list := &failing{fake: fake{}, after: 10, err: failure}
	o := launch.Resolve(t.Context(), list, specOf("n", sent()), launch.Baseline{}, broken(), atOnce)
	if o.State != launch.Unclear || o.Why != launch.WhyFailed || o.LookErr != failure {
		t.Errorf("got %+v", o)
	}
}

// After an incomplete baseline, a scan that it did not show may be old.
func TestIncompleteBaseline(t *testing.T) {
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

// A reply without any numbers does not prove that there are no scans.
func TestListWithoutNumbers(t *testing.T) {
	t.Parallel()
	o := launch.Resolve(t.Context(), silent{}, specOf("n", sent()), launch.Baseline{}, broken(), atOnce)
	if o.State != launch.Unclear || o.Why != launch.WhyDoubtful {
		t.Errorf("got %+v", o)
	}
}

// silent lists no scans and has no numbers.
type silent struct{}

func (silent) DescribeScans(context.Context, client.Query) (*client.Page, error) {
	return &client.Page{}, nil
}

// failing fails after a number of replies.
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
