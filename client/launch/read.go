package launch

import (
	"context"

	"scantop/client"
)

const pageSize = 100

// search looks for the scan of one launch.
type search struct {
	list  Lister
	spec  client.Spec
	known Baseline
}

// listing is the content of some pages of the list.
type listing struct {
	scans []client.Scan // newest first, each ScanId once
	total int           // total number of scans according to the last page
	sound bool          // the pages are complete, and every scan has a ScanId and a name
	whole bool          // a new scan cannot be on a page that was not read
}

// read reads up to depth pages, newest scans first, within lookTime. If a page fails, it returns
// the pages before it with the error. It stops at the end of the list, or at scans that existed
// before the launch: since the newest come first, all that follow are older. It does not rely on
// the order alone. The growth of the total since before must not exceed the number of new scans
// that were read.
func (s search) read(ctx context.Context, q client.Query, depth, before int) (listing, error) {
	ctx, cancel := context.WithTimeout(ctx, lookTime)
	defer cancel()
	result := listing{}
	seen := map[string]bool{}
	legible, promised, fresh := true, 0, 0
	q.PageSize = pageSize
	for q.Page = 1; q.Page <= depth; q.Page++ {
		page, err := s.list.DescribeScans(ctx, q)
		if err != nil {
			return result, err
		}
		reached := false
		for _, scan := range page.Scans {
			legible = legible && scan.Name != ""
			reached = s.known.ids[scan.ID]
			if scan.ID == "" || seen[scan.ID] {
				continue
			}
			seen[scan.ID] = true
			result.scans = append(result.scans, scan)
			if !reached {
				fresh++
			}
		}
		legible = legible && page.Size > 0 && page.Total >= len(page.Scans)
		result.total, promised = page.Total, min(page.Total, q.Page*page.Size)
		last := q.Page >= page.Pages || len(page.Scans) == 0
		result.whole = last && len(seen) >= page.Total || reached && page.Total-before <= fresh
		if last || result.whole {
			break
		}
	}
	result.sound = legible && len(seen) >= promised
	return result, nil
}
