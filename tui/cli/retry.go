package cli

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"scantop/client"
	"scantop/tui/monitor"
)

// askFunc asks for a page of scans.
type askFunc func(context.Context, client.Query) (*client.Page, error)

// Bounds of asking again.
const (
	readTries = 6                      // of list, for each page
	readStep  = 500 * time.Millisecond // the wait after the first failure; see monitor.Backoff
	maxLost   = 30 * time.Second       // that list loses to failures, in all
)

// retrier repeats requests that fail for a reason that may pass soon.
type retrier struct {
	ask      askFunc
	wait     func(context.Context, time.Duration)
	now      func() time.Time
	tell     func(error)   // of the first failure that may pass; nil: nobody waits for it
	answered bool          // once at least
	lost     time.Duration // to failures and to waiting
}

// read asks for a page, readTries times at most, and as long as the whole
// command does not lose more than maxLost. An address at which there has been
// nobody yet is most likely a wrong one, and not asked again.
func (r *retrier) read(ctx context.Context, q client.Query) (*client.Page, error) {
	for try := 1; ; try++ {
		began := r.now()
		page, err := r.ask(ctx, q)
		var failure *client.Error
		r.answered = r.answered || err == nil
		if err == nil || try == readTries || !errors.As(err, &failure) || !passes(failure) {
			return page, err
		}
		if failure.Kind == client.KindNetwork && !failure.MayHaveTakenEffect && !r.answered {
			return nil, err // there was no connection
		}
		pause := monitor.Backoff(readStep, try, failure, 0)
		r.lost += r.now().Sub(began) + pause
		if r.lost > maxLost {
			return nil, err
		}
		if r.tell != nil {
			r.tell(err)
			r.tell = nil
		}
		r.wait(ctx, pause)
	}
}

// passes reports whether a failure may be over by itself in a moment.
func passes(failure *client.Error) bool {
	return slices.Contains([]client.Kind{client.KindThrottled, client.KindServer, client.KindNetwork,
		client.KindTimeout, client.KindDecode, client.KindOther}, failure.Kind)
}

// passesLater reports whether a refusal may be over once somebody has seen to it: a
// clock is set, a login renewed, a permission given. Keys that were good once may
// be exchanged for others.
func passesLater(failure *client.Error, good bool) bool {
	switch failure.Kind {
	case client.KindClock, client.KindPermission, client.KindQuota:
		return true
	case client.KindCredentials:
		return good || strings.EqualFold(failure.Code, "InvalidSecurityToken.Expired")
	default:
		return false
	}
}
