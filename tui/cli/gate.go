package cli

import (
	"context"

	"scantop/client"
	"scantop/client/findings"
)

// gateLooks is how often the list of runs is read until it knows that a run is over
// whose scan says so already.
const gateLooks = 6

// gate ends with 5 when the newest runs of scans have open findings at or above a
// severity. A scan of which that cannot be told ends it with 1, unless another one has
// such findings.
func (r results) gate(ctx context.Context, ids []string, failOn string) error {
	total, open := 0, client.FindingOpen
	var unsure error
	for _, id := range ids {
		run, err := r.newestOver(ctx, id)
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

// newestOver returns the newest run of a scan, once it is over.
func (r results) newestOver(ctx context.Context, id string) (client.Run, error) {
	for look := 1; ; look++ {
		runs, err := r.runs(ctx, id)
		if err != nil {
			return client.Run{}, err
		}
		run, err := r.run(runs, id, "")
		over := run.Status == client.StatusFinished || run.Status == client.StatusAborted
		if err != nil || over || look == gateLooks {
			return run, err
		}
		r.sys.wait(ctx, r.options.Interval)
		if ctx.Err() != nil {
			return run, &client.Error{Kind: client.KindCancelled}
		}
	}
}
