package launch_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/launch"
)

// fake is a list of scans, newest first, with a configurable Search.
type fake struct {
	scans  []client.Scan
	search func(name, wanted string) bool // exact match if nil
	size   int                            // largest page, 100 if 0
	late   int                            // the look at the whole list in which the first scan appears
	claim  int                            // number of scans that the list claims in addition
	asked  func()                         // called before each reply

	reads, looks int
}

func (f *fake) DescribeScans(_ context.Context, q client.Query) (*client.Page, error) {
	f.reads++
	if q.Search == "" {
		f.looks++
	}
	if f.asked != nil {
		f.asked()
	}
	var found []client.Scan
	for i, s := range f.scans {
		finds := q.Search == "" || (f.search == nil && s.Name == q.Search) ||
			(f.search != nil && f.search(s.Name, q.Search))
		if finds && (i > 0 || f.looks >= f.late) {
			found = append(found, s)
		}
	}
	size := f.size
	if size == 0 {
		size = 100
	}
	from := min((q.Page-1)*size, len(found))
	scans := found[from:min(from+size, len(found))]
	return &client.Page{Scans: scans, Number: q.Page, Size: size, Count: len(scans),
		Pages: (len(found) + size - 1) / size, Total: len(found) + f.claim}, nil
}

// nothing is a Search without results.
func nothing(string, string) bool { return false }

// broken returns the error of a CreateScan that may have been carried out.
func broken() error {
	return &client.Error{Kind: client.KindTimeout, Action: "CreateScan", Message: "no complete answer in time",
		MayHaveTakenEffect: true}
}

func scan(id, name string, start time.Time) client.Scan {
	return client.Scan{ID: id, Name: name, Start: start}
}

// sent returns a start of now, in milliseconds, and whole one in full seconds.
func sent() time.Time  { return time.UnixMilli(1790000000123) }
func whole() time.Time { return time.UnixMilli(1790000000000) }

// onTheMinute returns a start just after the beginning of a minute.
func onTheMinute() time.Time { return time.UnixMilli(1790000040123) }

// like returns a scan with all details.
func like(id, name string, start time.Time, targets ...string) client.Scan {
	return client.Scan{ID: id, Name: name, Start: start, Type: client.TypeVuln, Trigger: client.TriggerOnce,
		Targets: targets}
}

// others returns many scans of other users, or of older launches.
func others(n int, name string) []client.Scan {
	var list []client.Scan
	for i := range n {
		list = append(list, scan(fmt.Sprint("old-", i), name, whole().Add(-24*time.Hour)))
	}
	return list
}

// course is what a list shows before and after a failed launch.
type course struct {
	list          fake // its configuration; the scans are in before and after
	spec          client.Spec
	before, after []client.Scan
	blind         bool // there is no baseline
}

// resolve searches for the scan of the launch.
func (c course) resolve(t *testing.T) launch.Outcome {
	t.Helper()
	list, known := c.list, launch.Baseline{}
	list.scans, list.late = c.before, 0
	if !c.blind {
		var err error
		if known, err = launch.Known(t.Context(), &list, c.spec.Name); err != nil {
			t.Fatal(err)
		}
	}
	list.scans, list.late, list.reads = c.after, c.list.late, 0
	o := launch.Resolve(t.Context(), &list, c.spec, known, broken(), atOnce)
	if list.reads > maxReads {
		t.Errorf("%d reads", list.reads)
	}
	return o
}

// The outcome of a failed launch for what the list shows after it.
func TestOutcomesOfLists(t *testing.T) {
	t.Parallel()
	everything := func(string, string) bool { return true }
	part := func(name, wanted string) bool { return strings.Contains(name, wanted) }
	long := strings.Repeat("名", client.MaxNameLength)
	type listed = []client.Scan
	for _, c := range []struct {
		name    string
		spec    client.Spec
		before  listed
		new     listed
		list    fake
		want    launch.State
		id      string
		similar []string
		why     launch.Why
		blind   bool // there is no baseline
	}{
		{name: "the very start", new: listed{scan("1", "n", sent())}, want: launch.Created, id: "1"},
		{name: "the very start, no baseline", blind: true, before: others(2, "n"),
			new: listed{scan("1", "n", sent())}, want: launch.Created, id: "1"},
		{name: "cut to seconds", new: listed{scan("1", "n", whole())}, want: launch.Created, id: "1"},
		{name: "cut to seconds where others show milliseconds",
			before: listed{scan("0", "m", sent().Add(-time.Hour))}, new: listed{scan("1", "n", whole())},
			similar: []string{"1"}, why: launch.WhySimilar},
		{name: "cut to seconds, as a twin's", new: listed{scan("2", "n", whole()), scan("1", "n", whole())},
			similar: []string{"2", "1"}, why: launch.WhySimilar},
		{name: "cut to minutes", spec: specOf("n", onTheMinute()),
			new: listed{scan("1", "n", onTheMinute().Truncate(time.Minute))}, similar: []string{"1"},
			why: launch.WhySimilar},
		{name: "cut to seconds, no baseline", blind: true, new: listed{scan("1", "n", whole())},
			similar: []string{"1"}, why: launch.WhySimilar},
		{name: "moved to the next second", new: listed{scan("1", "n", whole().Add(time.Second))},
			similar: []string{"1"}, why: launch.WhySimilar},
		{name: "moved by minutes", new: listed{scan("1", "n", sent().Add(14*time.Minute))}, similar: []string{"1"},
			why: launch.WhySimilar},
		{name: "an hour later", new: listed{scan("1", "n", sent().Add(time.Hour))}, similar: []string{"1"},
			why: launch.WhySimilar},
		{name: "milliseconds earlier", new: listed{scan("1", "n", sent().Add(-time.Millisecond))},
			similar: []string{"1"}, why: launch.WhySimilar},
		{name: "no start", new: listed{scan("1", "n", time.Time{})}, similar: []string{"1"}, why: launch.WhySimilar},
		{name: "another name, the same targets", new: listed{like("1", "m", sent().Add(time.Second),
			"www.example.com")}, similar: []string{"1"}, why: launch.WhySimilar},
		{name: "another name, no targets told", new: listed{scan("1", "m", sent().Add(time.Second))},
			similar: []string{"1"}, why: launch.WhySimilar},
		{name: "another name, other targets", new: listed{like("1", "m", sent().Add(time.Second), "b.example.org")},
			want: launch.NotCreated},
		{name: "another name, the same targets next week", new: listed{like("1", "m", sent().Add(7*24*time.Hour),
			"www.example.com")}, want: launch.NotCreated},
		{name: "another name, the same targets, known before",
			before: listed{like("1", "m", sent().Add(-time.Second), "www.example.com")}, want: launch.NotCreated},
		{name: "another name, the same targets, no baseline", blind: true,
			new:     listed{like("1", "m", sent().Add(-time.Minute), "www.example.com")},
			similar: []string{"1"}, why: launch.WhySimilar},
		{name: "another name, the same targets, older, no baseline", blind: true,
			before: listed{like("1", "m", sent().Add(-time.Hour), "www.example.com")}, want: launch.NotCreated},
		{name: "another name, the same targets, in the service's own time zone",
			new:     listed{like("1", "m", whole().Add(8*time.Hour), "www.example.com")},
			similar: []string{"1"}, why: launch.WhySimilar},
		{name: "the name changed by the service", new: listed{scan("1", "n…", sent())}, similar: []string{"1"},
			why: launch.WhySimilar},
		{name: "blanks of the name taken away", spec: specOf(" n ", sent()), new: listed{scan("1", "n", sent())},
			want: launch.Created, id: "1"},
		{name: "two of them", new: listed{scan("2", "n", sent()), scan("1", "n", sent())}, want: launch.Created,
			id: "2", similar: []string{"1"}},
		{name: "the very start before a near one",
			new: listed{scan("2", "n", sent().Add(time.Second)), scan("1", "n", sent())}, want: launch.Created,
			id: "1"},
		{name: "the very start beside that of a twin, a moment later", new: listed{
			like("2", "n", sent().Add(time.Millisecond), "www.example.com"), like("1", "n", sent(), "www.example.com"),
		}, want: launch.Created, id: "1"},
		{name: "former launches only", before: others(250, "n"), want: launch.NotCreated},
		{name: "former launches only, no baseline", blind: true, before: others(250, "n"), want: launch.NotCreated},
		{name: "former launch of the same planned start", spec: specOf("n", whole()),
			before: listed{scan("1", "n", whole())}, want: launch.NotCreated},
		{name: "the same, no baseline", blind: true, spec: specOf("n", whole()),
			before: listed{scan("1", "n", whole())}, similar: []string{"1"}, why: launch.WhySimilar},
		{name: "search finds parts", list: fake{search: part}, before: others(9, "n and more"),
			new: listed{scan("1", "n", sent())}, want: launch.Created, id: "1"},
		{name: "search is ignored", list: fake{search: everything, size: 20}, before: others(2000, "m"),
			new: listed{scan("1", "n", sent())}, want: launch.Created, id: "1"},
		{name: "search is ignored, nothing there", list: fake{search: everything, size: 20},
			before: others(2000, "m"), want: launch.NotCreated},
		{name: "search does not find long names", list: fake{search: nothing}, spec: specOf(long, sent()),
			new: listed{scan("1", long, sent())}, want: launch.Created, id: "1"},
		{name: "appears with the last look", list: fake{late: 7}, new: listed{scan("1", "n", sent())},
			want: launch.Created, id: "1"},
		{name: "scans without ScanId", new: listed{scan("", "n", sent())}, why: launch.WhyDoubtful},
		{name: "scans without a name", new: listed{scan("1", "", time.Time{})}, similar: []string{"1"},
			why: launch.WhySimilar},
		{name: "former scans without a name", before: listed{scan("0", "", sent().Add(-time.Hour))},
			why: launch.WhyDoubtful},
		{name: "the ScanId of another", list: fake{search: everything}, new: listed{scan("1", "m", whole()),
			scan("1", "n", sent())}, similar: []string{"1"}, why: launch.WhySimilar},
		{name: "asset discoveries", spec: client.Spec{Name: "n", Type: client.TypeAsset, Start: sent()},
			why: launch.WhyUnlisted},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.spec.Name == "" {
				c.spec = specOf("n", sent())
			}
			o := course{list: c.list, spec: c.spec, before: c.before, after: slices.Concat(c.new, c.before),
				blind: c.blind}.resolve(t)
			if o.State != c.want || o.ID != c.id || !slices.Equal(o.Similar, c.similar) || o.Why != c.why {
				t.Errorf("got %+v", o)
			}
			if c.want != launch.Created && o.Watched != launch.Patience {
				t.Errorf("watched for %v", o.Watched)
			}
		})
	}
}

// A new scan of the same name, which a colleague may have launched at the same time, counts as ours
// only as far as it matches.
func TestMatchingScans(t *testing.T) {
	t.Parallel()
	near, very := sent().Add(20*time.Second), sent()
	tagged := func(s *client.Spec) { s.Targets, s.TargetAssetTags = nil, []string{"web", "prod"} }
	hosts := func(s *client.Spec) { s.Targets = []string{"a.example.com", "xn--fsq.example.com", "2001:db8::1"} }
	mixed := func(s *client.Spec) { s.TargetAssetTags = []string{"web"} }
	asset := func(s *client.Spec) { s.Type = client.TypeAsset }
	all := func(s *client.Spec) { s.Targets, s.ScanAll = nil, new(bool); *s.ScanAll = true }
	plain := func(*client.Spec) {}
	for _, c := range []struct {
		name   string
		spec   func(*client.Spec)
		change func(*client.Scan)
		near   launch.State // outcome if the start differs by seconds, as a second scan's might
		very   launch.State // outcome if the start is exactly the sent one
	}{
		{"as it was sent", plain, func(*client.Scan) {}, launch.Unclear, launch.Created},
		{"nothing told", plain, func(s *client.Scan) { s.Type, s.Trigger, s.Targets = "", "", nil }, launch.Unclear,
			launch.Created},
		{"another type", plain, func(s *client.Scan) { s.Type = client.TypeContent }, launch.NotCreated,
			launch.NotCreated},
		{"another trigger", plain, func(s *client.Scan) { s.Trigger = client.TriggerPeriodic }, launch.NotCreated,
			launch.NotCreated},
		{"a type of the service's own", plain, func(s *client.Scan) { s.Type = "skynet" }, launch.Unclear,
			launch.Created},
		{"capital letters", plain, func(s *client.Scan) { s.Type, s.Trigger = "VULN", "Date" }, launch.Unclear,
			launch.Created},
		{"an asset discovery as another type", asset, func(s *client.Scan) { s.Type = client.TypeVuln },
			launch.Unclear, launch.Created},
		{"other targets", plain, func(s *client.Scan) { s.Targets = []string{"b.example.org"} }, launch.Unclear,
			launch.Unclear},
		{"more targets", plain, func(s *client.Scan) { s.Targets = []string{"www.example.com", "b.example.org"} },
			launch.Unclear, launch.Created},
		{"fewer targets", hosts, func(s *client.Scan) { s.Targets = []string{"a.example.com"} }, launch.Unclear,
			launch.Created},
		{"the same targets, written otherwise", hosts, func(s *client.Scan) {
			s.Targets = []string{"2001:DB8:0::1, http://A.example.com/", "例.example.com."}
		}, launch.Unclear, launch.Created},
		{"every asset", plain, func(s *client.Scan) { s.ScanAll = true }, launch.Unclear, launch.Unclear},
		{"every asset, as was sent", all, func(s *client.Scan) { s.ScanAll = true }, launch.Unclear, launch.Created},
		{"the assets behind all of them", all,
			func(s *client.Scan) { s.ScanAll, s.Targets = true, []string{"a.cn", "b.cn"} }, launch.Unclear,
			launch.Created},
		{"the same tags", tagged, func(s *client.Scan) { s.TargetsOriginal = []string{"prod", "web"} },
			launch.Unclear, launch.Created},
		{"the assets behind the tags", tagged,
			func(s *client.Scan) { s.Targets, s.TargetsOriginal = []string{"a.cn", "b.cn"}, []string{"web", "prod"} },
			launch.Unclear, launch.Created},
		{"other tags", tagged, func(s *client.Scan) { s.TargetsOriginal = []string{"dev"} }, launch.Unclear,
			launch.Unclear},
		{"targets asked for as tags", plain, func(s *client.Scan) { s.TargetsOriginal = []string{"WWW.example.com"} },
			launch.Unclear, launch.Created},
		{"the targets, and words of the service's own for them", plain,
			func(s *client.Scan) { s.TargetsOriginal = []string{"dev"} }, launch.Unclear, launch.Created},
		{"no targets, and tags that were not asked for", plain,
			func(s *client.Scan) { s.Targets, s.TargetsOriginal = nil, []string{"dev"} },
			launch.Unclear, launch.Unclear},
		{"the targets and other tags", mixed, func(s *client.Scan) { s.TargetsOriginal = []string{"dev"} },
			launch.Unclear, launch.Unclear},
	} {
		for start, want := range map[time.Time]launch.State{near: c.near, very: c.very} {
			spec := specOf("n", sent())
			c.spec(&spec)
			s := client.Scan{ID: "1", Name: "n", Start: start, Type: spec.Type, Trigger: spec.Trigger,
				Targets: spec.Targets}
			c.change(&s)
			o := course{spec: spec, after: []client.Scan{s}}.resolve(t)
			if spec.Type == client.TypeAsset && o.Why == launch.WhyUnlisted {
				t.Errorf("%s: the scan is not recognised", c.name)
			}
			if o.State != want ||
				want == launch.Unclear && (o.Why != launch.WhySimilar || !slices.Equal(o.Similar, []string{"1"})) {
				t.Errorf("%s, %v later: %+v", c.name, start.Sub(sent()), o)
			}
		}
	}
}

// A scan that appears while pages are read shifts the rows. The next look finds it.
func TestShiftedPages(t *testing.T) {
	t.Parallel()
	list := &fake{scans: others(60, "n"), size: 20}
	known, err := launch.Known(t.Context(), list, "n")
	if err != nil {
		t.Fatal(err)
	}
	list.reads = 0
	list.asked = func() {
		if list.reads == 2 {
			list.scans = slices.Concat([]client.Scan{scan("1", "n", sent())}, list.scans)
		}
	}
	o := launch.Resolve(t.Context(), list, specOf("n", sent()), known, broken(), atOnce)
	if o.State != launch.Created || o.ID != "1" || len(o.Similar) > 0 {
		t.Errorf("got %+v", o)
	}
}
