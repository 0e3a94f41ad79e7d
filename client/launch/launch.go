// Package launch sends a scan exactly once and finds out what became of it.
//
// When the reply to a CreateScan is lost, nobody knows whether the scan exists,
// and AVDS has no token that would make a second request harmless. So the list
// of scans is read until it shows the scan, or shows that it is not there.
//
// [Run] is the whole course for a command line. A screen takes the steps one by
// one: [Known] just before the CreateScan, and after an error [Resolve].
// Nothing here sends a CreateScan a second time, starts a goroutine or keeps
// state. The caller prevents that the same form is launched twice at once, with
// a lock that holds until the outcome is known.
//
// Callers set Spec.Start anew for each launch, for "now" to the present time
// with its milliseconds: name and start together then belong to this launch
// alone, and the scan is known by them.
//
// The package must not know how an outcome is told to a user, nor what is kept
// of a launch on disk.
package launch

import (
	"context"
	"time"

	"scantop/client"
)

// Creator launches scans; [client.Client] does.
type Creator interface {
	CreateScan(context.Context, client.Spec) (string, error)
}

// Lister reads the list of scans; [client.Client] does.
type Lister interface {
	DescribeScans(context.Context, client.Query) (*client.Page, error)
}

// State is what became of a launch. The zero State claims nothing.
type State int

// What can become of a launch.
const (
	// Unclear means that the scan may exist or come to exist: to send it again
	// may launch it twice.
	Unclear State = iota
	// Created means that the scan exists.
	Created
	// NotCreated means that the service refused it or never got it. If
	// Outcome.Watched is not zero, it means less: that the list, as far as a new
	// scan could stand in it, had neither this scan nor one like it that long
	// after the call had ended. A list that lags further behind can still surprise.
	NotCreated
)

// Why says what keeps an outcome Unclear.
type Why int

// The reasons for which an outcome is Unclear.
const (
	WhyNothing  Why = iota // it is not Unclear
	WhyStopped             // the context ended before the last look
	WhyFailed              // the last look at the list failed: LookErr
	WhyDoubtful            // some of the list was not read or makes no sense, so that absence proves nothing
	WhySimilar             // there are scans that may be this one: Similar
	WhyUnlisted            // not found, but asset discoveries may not be listed at all
)

// Outcome is what became of a launch, and how that is known.
type Outcome struct {
	State State
	ID    string // the ScanId, when Created
	// Similar are ScanIds, newest first. When Created: further new scans with the
	// very name and start, so that something on the way sent the request twice.
	// When Unclear: scans that may be this one.
	Similar []string
	Why     Why   // why it is Unclear
	Err     error // how CreateScan ended, an *[client.Error]; nil if well
	LookErr error // why the last look failed, nil if it did not

	Name    string        // what to look for, when Unclear
	Start   time.Time     // the same: the StartDate that was sent
	Watched time.Duration // from the end of the call to the last look; 0 without one
}

// Baseline is what the list showed before a launch. The zero Baseline knows
// nothing; Resolve then is sure of less.
type Baseline struct {
	ids             map[string]bool
	whole           bool // all that was asked for was read: a scan that is not among ids is new
	seconds, millis bool // to what the list tells starts
	named, all      int  // how many scans there were of the name, and altogether
}

const (
	knowTime  = 3 * time.Second // of Known: a launch waits for it
	knowPages = 3
)

// Known notes which scans there are before one of the given name is launched,
// with at most knowPages+1 requests in three seconds. After an error the launch
// may go on with what is returned.
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

// Run launches spec and finds out what became of it. A list that cannot be read
// beforehand does not keep it from launching. When ctx ends, it gives up at once.
func Run(ctx context.Context, api interface {
	Creator
	Lister
}, spec client.Spec, wait Wait) Outcome {
	known, _ := Known(ctx, api, spec.Name) // without it Resolve is sure of less
	id, err := api.CreateScan(ctx, spec)
	if err != nil {
		return Resolve(ctx, api, spec, known, err, wait)
	}
	return Outcome{State: Created, ID: id, Name: spec.Name, Start: spec.Start}
}

// Wait waits for a time, or returns ctx's error as soon as that ends.
type Wait func(ctx context.Context, d time.Duration) error

// Sleep is the Wait that really waits.
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
