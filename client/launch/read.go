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

// listing is what some pages of the list show.
type listing struct {
	scans []client.Scan // newest first, of each ScanId the first
	total int           // how many there are, as the last page says
	sound bool          // as many as the pages say, each with ScanId and name
	whole bool          // no scan that is new can be on a page that was not read
}

// read reads up to so many pages, newest scans first, for lookTime at most. Those
// that were read before an error are returned as well. It is done when it has
// reached the end, or scans that were known before: the list has the newest first,
// so that all that follow are older. It does not rely on that order alone: the
// figures must not speak of more new scans than it has seen, before being what
// they said before the launch.
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
