// Package findings reads what the runs of a scan found: its runs, all
// findings of a run, and the differences between two runs. It must not know terminals,
// screens or words. A [Service] sends the requests and may repeat them.
//
// Pipelines use this package to stop a release, so a page that cannot be read is always
// an error and never an empty list.
package findings

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"scantop/client"
)

// Service is the part of a [client.Client] that is needed here.
type Service interface {
	DescribeScans(context.Context, client.Query) (*client.Page, error)
	DescribeScanSessions(context.Context, client.RunQuery) (*client.Listing[client.Run], error)
	DescribeAllVulnerabilities(context.Context, client.FindingQuery) (*client.Listing[client.Finding], error)
}

// Limits for reading. AVDS documents no largest page size. The limit of package client is much
// higher than PageSize.
const (
	PageSize    = 100 // findings or runs of one request
	maxFindings = 100_000
)

var (
	// ErrNoScan is returned when AVDS does not know the ScanId.
	ErrNoScan = errors.New("no such scan")
	// ErrNoRun is returned when the scan has no such run, or has not run yet.
	ErrNoRun = errors.New("no such run")
	// ErrIncomplete is returned when AVDS sent fewer findings than its total says.
	ErrIncomplete = errors.New("not all findings could be read")
	// ErrUnclear is returned when the service does not tell which run is the newest.
	ErrUnclear = errors.New("which run is the newest is not clear")
)

// attempts is how often the findings are read from the start when their number changes while they are read.
const attempts = 3

// Read reads all findings that match q, page by page, the worst first. It leaves out
// findings that AVDS sends although q excludes them.
func Read(ctx context.Context, s Service, q client.FindingQuery) ([]client.Finding, error) {
	var c Collector
	attempt := 1
	for q.Page, q.PageSize = 1, PageSize; ; q.Page++ {
		page, err := s.DescribeAllVulnerabilities(ctx, q)
		if err != nil {
			return nil, err
		}
		done, err := c.Add(page)
		switch {
		case c.changed && attempt < attempts:
			c, q.Page = Collector{}, 0
			attempt++
		case err != nil:
			return nil, err
		case done:
			all := slices.DeleteFunc(c.Findings, func(f client.Finding) bool { return !matches(q, f) })
			slices.SortStableFunc(all, func(a, b client.Finding) int { return Rank(b.Severity) - Rank(a.Severity) })
			return all, nil
		}
	}
}

// Collector puts the pages of a list of findings together. The zero Collector is empty.
type Collector struct {
	Findings []client.Finding // each once, in the order of the service; twice if its severity or status differs
	Total    int              // findings on all pages, as the newest page says
	known    map[string]bool  // findings, and findings with their severity and status
	pages    int              // pages that were added
	seen     int              // findings, each counted once
	changed  bool             // a page had another total than the one before it, so a finding may have moved past it
}

// Add adds the next page, and reports whether it was the last one. It returns
// ErrIncomplete when findings are missing, or may be.
func (c *Collector) Add(page *client.Listing[client.Finding]) (done bool, err error) {
	c.pages++
	before := c.seen
	c.collect(page.Items)
	counted := !page.Uncounted && page.Total >= len(page.Items)
	c.changed = counted && c.pages > 1 && page.Total != c.Total && len(page.Items) > 0
	c.Total = page.Total
	switch ended, sure := c.ended(page, counted, c.seen > before); {
	case c.changed, page.Unread > 0, ended && !sure, page.Total > maxFindings, c.seen > maxFindings:
		return false, fmt.Errorf("%w: %d of %d", ErrIncomplete, c.seen, max(page.Total, c.seen+page.Unread))
	default:
		return ended, nil
	}
}

// ended reports whether a page is the last one, and whether all findings were read then. A page without a
// total that holds is the last one only if the page behind it has nothing new.
func (c *Collector) ended(page *client.Listing[client.Finding], counted, fresh bool) (ended, sure bool) {
	n := len(page.Items)
	switch {
	case fresh:
		all := counted && c.seen >= page.Total && c.pages >= page.Pages
		return all, all
	case c.pages == 1:
		return true, counted && page.Total == 0 && page.Pages <= 1
	case counted:
		return true, c.seen >= page.Total && n == 0
	default: // the same short page again: the service sends the whole list as one page
		return true, c.seen >= page.Total && n < PageSize && (n == 0 || page.Pages <= 1)
	}
}

// collect adds the findings of a page.
func (c *Collector) collect(page []client.Finding) {
	if c.known == nil {
		c.known = map[string]bool{}
	}
	for _, f := range page {
		key := f.ID + "\x00" + f.Name + "\x00" + f.Target
		state := fmt.Sprint(key, "\x00", f.Severity, "\x00", f.Status)
		if !c.known[key] {
			c.seen++
		}
		if !c.known[state] {
			c.Findings = append(c.Findings, f)
		}
		c.known[key], c.known[state] = true, true
	}
}

// matches reports whether a finding meets the conditions on its severity and status.
// A value that the reply does not have meets them, so that no finding is hidden.
func matches(q client.FindingQuery, f client.Finding) bool {
	return (q.Severity == nil || f.Severity == *q.Severity || f.Severity == client.SeverityUnknown) &&
		(q.Status == nil || f.Status == *q.Status || f.Status == client.FindingUnknown)
}

// Rank orders severities. An undocumented severity may be the worst, so it ranks
// above all others.
func Rank(s client.Severity) int {
	if s < client.SeverityInfo || s > client.SeverityHigh {
		return int(client.SeverityHigh) + 1
	}
	return int(s)
}

// Compare returns the findings that only the newer of two runs has, and the findings that
// only the older run has. Findings with the same name and target are the same. A finding
// without a name is never the same as another.
func Compare(newer, older []client.Finding) (appeared, gone []client.Finding) {
	return without(newer, older), without(older, newer)
}

func without(list, others []client.Finding) (rest []client.Finding) {
	known := map[[2]string]bool{}
	for _, f := range others {
		known[[2]string{f.Name, f.Target}] = true
	}
	for _, f := range list {
		if f.Name == "" || !known[[2]string{f.Name, f.Target}] {
			rest = append(rest, f)
		}
	}
	return rest
}
