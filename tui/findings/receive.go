package findings

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/effect"
)

// receive takes a reply, and returns what follows from it besides the next request.
func (f *Findings) receive(msg effect.FindingsMsg) tea.Cmd {
	a := &f.asking
	switch {
	case msg.To.Kind == effect.CreateReport:
		f.reportAsked(msg)
		return nil
	case msg.To.Generation != a.generation || !f.entered:
		return nil
	case msg.To.Kind == effect.Wake:
		a.wakeAt = time.Time{}
		return nil
	}
	background := a.background
	a.inFlight = nil
	if msg.Err != nil {
		f.failed(msg, background)
		return nil
	}
	if !background {
		a.failure, a.failures = nil, 0
	}
	switch msg.To.Kind {
	case effect.ReadRuns:
		running := f.known.running()
		f.takeRuns(msg.Runs)
		if running && f.known.run() != nil {
			f.known.update()
		}
		if f.known.run() == nil {
			f.tellShown()
		}
		return f.followReport()
	case effect.ReadFindings:
		if msg.To.Whole {
			f.known.whole(msg.To.Query.TaskID).take(msg.Page)
			f.known.compared = map[string]*comparison{}
		} else {
			f.known.takePage(msg.To.Query, msg.Page)
		}
		f.arrange()
		f.tellShown()
	case effect.ReadFinding:
		f.known.details[msg.To.ID], f.known.current[msg.To.ID] = msg.Detail, true
		f.layDetail()
		return f.finishCopy(msg.To.ID)
	}
	return nil
}

// tellShown tells that the user sees what the scan found.
func (f *Findings) tellShown() {
	if f.shown != nil {
		f.shown(f.scan.ID)
	}
}

// failed notes why a request failed.
func (f *Findings) failed(msg effect.FindingsMsg, background bool) {
	a := &f.asking
	var failure *client.Error
	switch refused := errors.As(msg.Err, &failure) && failure.Unavailable(); {
	case refused:
		a.refuse(failure)
	case background:
		a.notBefore = a.fx.Now().Add(backgroundRetry)
		return
	}
	switch {
	case msg.To.Kind == effect.ReadFinding: // the list is fine
		f.known.current[msg.To.ID] = true
		f.detailFailed(msg.To.ID, msg.Err)
	default:
		a.fail(msg.Err)
		if f.report.following != "" && a.retryAt.IsZero() {
			f.reportUnread(msg.Err)
		}
	}
	f.arrange()
}

// fail notes why a request for the user failed, and when to repeat it.
func (a *asking) fail(err error) {
	a.failure, a.retryAt = err, time.Time{}
	a.failures++
	var failure *client.Error
	if !errors.As(err, &failure) {
		return
	}
	switch failure.Kind {
	case client.KindThrottled, client.KindNetwork, client.KindTimeout, client.KindServer, client.KindDecode:
		wait := min(time.Minute, 5*time.Second<<min(a.failures, 4))
		a.retryAt = a.fx.Now().Add(max(wait, failure.RetryAfter))
	}
}

// refuse notes that AVDS does not offer an operation, or not to this account.
func (a *asking) refuse(failure *client.Error) {
	if a.refused == nil {
		a.refused = map[string]*client.Error{}
	}
	a.refused[failure.Action] = failure
	if a.tell != nil {
		a.tell(failure.Action, failure)
	}
}
