package cli

import (
	"context"
	"fmt"
	"time"

	"scantop/client"
	"scantop/client/findings"
)

const (
	// gateLooks is how often the list of runs is read until it has the run that the scan has finished.
	gateLooks = 6
	// gateSlack is how much earlier than its scan says a run may have been created.
	gateSlack = time.Minute
)

// gate ends with 5 if the runs that scans have just finished have open findings at or above a severity. A
// scan without a clear answer ends it with 1, unless another scan has such findings.
func (r results) gate(ctx context.Context, scans []*watched, failOn string) error {
	total, open := 0, client.FindingOpen
	var unsure error
	for _, w := range scans {
		run, err := r.newestOver(ctx, w.id, w.scan.RunStart())
		var found []client.Finding
		if err == nil {
			q := client.FindingQuery{TaskID: run.TaskID, Status: &open, Lang: r.settings.text.Lang}
			found, err = findings.Read(ctx, r.service, q)
		}
		if err == nil && atOrAbove(found, failOn) == 0 {
			err = r.verdict(run, found, failOn)
		}
		total += atOrAbove(found, failOn)
		if unsure == nil {
			unsure = err
		}
		if ctx.Err() != nil {
			return &client.Error{Kind: client.KindCancelled}
		}
	}
	if total > 0 {
		return r.closed(total, failOn)
	}
	return unsure
}

// newestOver returns the newest run of a scan once it is over. The list of runs may lag behind the scan, so
// a run that was created before the scan's run began is not it.
func (r results) newestOver(ctx context.Context, id string, began time.Time) (client.Run, error) {
	for look := 1; ; look++ {
		runs, err := r.runs(ctx, id)
		if err != nil {
			return client.Run{}, err
		}
		run, err := r.run(runs, id, "")
		over := run.Status == client.StatusFinished || run.Status == client.StatusAborted
		late := !run.Created.Before(began.Add(-gateSlack))
		switch {
		case err != nil, over && late:
			return run, err
		case look == gateLooks && over:
			return run, fmt.Errorf(r.text.RunUnlisted, id)
		case look == gateLooks:
			return run, nil // which is not over, as the verdict says
		}
		r.sys.wait(ctx, r.options.Interval)
		if ctx.Err() != nil {
			return run, &client.Error{Kind: client.KindCancelled}
		}
	}
}
