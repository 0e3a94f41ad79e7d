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

// askFunc requests a page of scans.
type askFunc func(context.Context, client.Query) (*client.Page, error)

// Limits for repeating requests of commands that end by themselves.
const (
	readTries = 6                      // the most requests for each page
	readStep  = 500 * time.Millisecond // the wait after the first failure; see monitor.Backoff
	maxLost   = 30 * time.Second       // the time that all failures of a run may take
)

// retrier repeats requests that fail for a reason that may pass soon.
type retrier struct {
	ask     askFunc
	wait    func(context.Context, time.Duration)
	now     func() time.Time
	tell    func(error)   // is called with the first failure that may pass; may be nil
	replied bool          // there was a reply
	lost    time.Duration // the time that failures and waiting took
}

// read requests a page of scans, like again.
func (r *retrier) read(ctx context.Context, q client.Query) (*client.Page, error) {
	return again(ctx, r, func() (*client.Page, error) { return r.ask(ctx, q) })
}

// again sends a request up to readTries times, while the failures of the whole command take less than
// maxLost. It does not repeat a request without a connection before the first reply, because the address
// is probably wrong.
func again[T any](ctx context.Context, r *retrier, ask func() (T, error)) (T, error) {
	for try := 1; ; try++ {
		began := r.now()
		reply, err := ask()
		var failure *client.Error
		r.replied = r.replied || err == nil
		if err == nil || try == readTries || !errors.As(err, &failure) || !passes(failure) {
			return reply, err
		}
		if failure.Kind == client.KindNetwork && !failure.MayHaveTakenEffect && !r.replied {
			return reply, err // there was no connection
		}
		pause := monitor.Backoff(readStep, try, failure, 0)
		r.lost += r.now().Sub(began) + pause
		if r.lost > maxLost {
			return reply, err
		}
		if r.tell != nil {
			r.tell(err)
			r.tell = nil
		}
		r.wait(ctx, pause)
	}
}

// passes reports whether a failure may end by itself within moments.
func passes(failure *client.Error) bool {
	return slices.Contains([]client.Kind{client.KindThrottled, client.KindServer, client.KindNetwork,
		client.KindTimeout, client.KindDecode, client.KindOther}, failure.Kind)
}

// passesLater reports whether a rejection may end once the user has set the clock, logged in again or
// received a permission. Credentials that AVDS accepted before may be replaced by new ones.
func passesLater(failure *client.Error, accepted bool) bool {
	switch failure.Kind {
	case client.KindClock, client.KindPermission, client.KindQuota:
		return true
	case client.KindCredentials:
		return accepted || strings.EqualFold(failure.Code, "InvalidSecurityToken.Expired")
	default:
		return false
	}
}
