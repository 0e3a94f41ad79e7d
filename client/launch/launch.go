// Package launch launches a scan exactly once and finds out whether it was created.
//
// If the reply to a CreateScan is lost, the scan may or may not exist, and AVDS accepts no token
// that would make a second request harmless. So this package reads the list of scans until it
// shows the scan, or shows that there is none.
//
// [Run] does everything, for the command line. A screen does it in steps: [Known] just before the
// CreateScan, and [Resolve] after an error. This package never repeats a CreateScan, starts no
// goroutine and keeps no state. The caller must make sure that the same form is not launched twice
// at once, with a lock that it holds until the outcome is known.
//
// Callers must set Spec.Start anew for each launch; "now" is the current time with its
// milliseconds. Then no other launch has the same name and start, and the scan can be found by
// them.
//
// The package must not know how the user is told about an outcome, or what is saved of a launch on
// disk.
package launch

import (
	"context"
	"time"

	"scantop/client"
)

// Creator launches scans. [client.Client] implements it.
type Creator interface {
	CreateScan(context.Context, client.Spec) (string, error)
}

// Lister reads the list of scans. [client.Client] implements it.
type Lister interface {
	DescribeScans(context.Context, client.Query) (*client.Page, error)
}

// State is the outcome of a launch. The zero State claims nothing.
type State int

// The states of a launch.
const (
	// Unclear means that the scan may exist or may still be created, so another launch may create
	// it twice.
	Unclear State = iota
	// Created means that the scan exists.
	Created
	// NotCreated means that AVDS rejected the scan or never received it. If Outcome.Watched is not
	// 0, it means only that the list, wherever a new scan can appear in it, showed neither this
	// scan nor a similar one that long after the call. The scan may still appear if the list lags
	// further behind.
	NotCreated
)

// Why is the reason why an outcome is Unclear.
type Why int

// The reasons why an outcome is Unclear.
const (
	WhyNothing  Why = iota // the outcome is not Unclear
	WhyStopped             // the context ended before the last look at the list
	WhyFailed              // the last look at the list failed, see LookErr
	WhyDoubtful            // the list was incomplete or inconsistent, so a missing scan proves nothing
	WhySimilar             // some scans may be this one, see Similar
	WhyUnlisted            // not found, but the list may not show asset discoveries
)

// Outcome is the result of a launch and how it is known.
type Outcome struct {
	State State
	ID    string // the ScanId if State is Created
	// Similar lists ScanIds, newest first. If State is Created, they are further new scans with
	// exactly the same name and start, because something on the way sent the request twice. If
	// State is Unclear, they are scans that may be this one.
	Similar []string
	Why     Why   // why State is Unclear
	Err     error // the error of CreateScan, an *[client.Error], or nil
	LookErr error // the error of the last look at the list, or nil

	Name    string        // the name of the launched scan
	Start   time.Time     // the StartDate that was sent
	Watched time.Duration // time from the end of the call to the last look, 0 if there was none
}

// Baseline is what the list showed before a launch. With the zero Baseline, Resolve is less
// certain.
type Baseline struct {
	ids             map[string]bool
	whole           bool // the list was read completely, so a scan that is not in ids is new
	seconds, millis bool // precision of the starts in the list
	named, all      int  // number of scans with the name, and of all scans
}

const (
	knowTime  = 3 * time.Second // limit for Known, as the launch waits for it
	knowPages = 3
)

// Known reads which scans exist before a scan of the given name is launched. It sends at most 4
// requests within three seconds. After an error, the caller may launch with the returned Baseline.
func Known(ctx context.Context, l Lister, name string) (Baseline, error) {
	ctx, cancel := context.WithTimeout(ctx, knowTime)
	defer cancel()
	b, s := Baseline{ids: map[string]bool{}}, search{list: l}
	named, err := s.read(ctx, client.Query{Search: name}, knowPages, 0)
	b.add(named)
	if err != nil {
		return b, err
	}
	newest, err := s.read(ctx, client.Query{}, 1, 0)
	b.add(newest)
	b.whole = err == nil && named.sound && newest.sound
	b.named, b.all = named.total, newest.total
	return b, err
}

func (b *Baseline) add(l listing) {
	for _, s := range l.scans {
		b.ids[s.ID] = true
	}
	b.seconds, b.millis = b.shows(l.scans)
}

// Run launches spec and resolves the outcome. It launches even if the list cannot be read first. It
// stops as soon as ctx ends.
func Run(ctx context.Context, api interface {
	Creator
	Lister
}, spec client.Spec, wait Wait) Outcome {
	known, _ := Known(ctx, api, spec.Name) // without the list, Resolve is less certain
	id, err := api.CreateScan(ctx, spec)
	if err != nil {
		return Resolve(ctx, api, spec, known, err, wait)
	}
	return Outcome{State: Created, ID: id, Name: spec.Name, Start: spec.Start}
}

// Wait waits for a time, or returns the error of ctx as soon as ctx ends.
type Wait func(ctx context.Context, d time.Duration) error

// Sleep is the Wait that uses the real clock.
func Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
