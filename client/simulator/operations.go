package simulator

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"
)

const (
	startDelay      = 3 * time.Second // until a scan starts that may run at once
	maxInterval     = 1000            // more than any schedule needs, and small enough to multiply
	defaultPageSize = 20
	maxPageSize     = 100 // a larger PageSize is reduced to this
)

// createdReply is the data of CreateScan, an object with the ID as in the sample.
type createdReply struct {
	Data string
}

func (s *Server) createScan(f *form) any {
	f.require("FlowName", "Name", "Qps", "RuntimeEnd", "RuntimeStart", "ScanType", "StartDate", "TriggerType")
	script := readScan(f, s.now())
	if f.bad != nil {
		return nil
	}
	return createdReply{Data: s.scans.add(script).ID}
}

// readScan reads what to scan and when. It checks every parameter of the CreateScan document, even
// those that do not apply or never appear in a reply.
func readScan(f *form, now time.Time) Script {
	f.oneOfInts("Qps", 16, 32, 64)
	f.oneOfInts("EnableAssetDiscover", 0, 1)
	f.oneOfInts("EnableAssetLoginScan", 0, 1)
	script := Script{
		Name:            f.Get("Name"),
		Type:            f.oneOf("ScanType", "vuln", "content", "asset"),
		Flow:            f.oneOf("FlowName", "assets", "general", "skynet_vul_scan"),
		Targets:         f.list("Targets"),
		TargetsOriginal: f.list("TargetAssetTags"),
		ScanAll:         f.oneOfInts("ScanAll", 0, 1) == 1,
		RuntimeStart:    f.timeOfDay("RuntimeStart"),
		RuntimeEnd:      f.timeOfDay("RuntimeEnd"),
		Created:         now,
	}
	if len(script.Targets) == 0 && len(script.TargetsOriginal) == 0 && !script.ScanAll {
		f.fail(missing("Targets"))
	}
	index, site := f.oneOfInts("IndexIntervalInMinute", 5, 30, 60), f.oneOfInts("SiteIntervalInDay", 1, 7)
	if words := f.list("KeyWords"); script.Type == "content" {
		script.IndexIntervalInMinute, script.SiteIntervalInDay, script.KeyWords = index, site, words
	}
	readSchedule(f, &script)
	return script
}

// readSchedule reads when the scan runs. A start in the past means now, but the list shows it
// unchanged. A periodic scan without a period runs daily.
func readSchedule(f *form, script *Script) {
	trigger := f.oneOf("TriggerType", "date", "interval")
	period := f.oneOf("Period", "day", "week", "month")
	interval := int(f.integer("Interval", 1, maxInterval, 1))
	start := f.date("StartDate")
	script.End = f.date("EndDate")
	if !script.End.IsZero() && script.End.Before(start) {
		f.fail(invalid("EndDate"))
	}
	script.Start, script.asked = start, start
	if !start.After(script.Created) {
		script.Start = script.Created.Add(startDelay)
	}
	if trigger == "interval" {
		script.Period, script.Interval = cmp.Or(period, "day"), interval
	}
}

// pageReply is the data of DescribeScans. Count is the number of scans on this page, and TotalCount
// the number on all pages.
type pageReply struct {
	PageCount   int
	Count       int
	TotalCount  int
	PageSize    int
	List        []scanReply
	CurrentPage int
}

func (s *Server) describeScans(f *form) any {
	page := int(f.integer("CurrentPage", 1, math.MaxInt32, 1))
	size := min(int(f.integer("PageSize", 1, math.MaxInt32, defaultPageSize)), maxPageSize)
	f.oneOf("Lang", "zh", "en") // it changes nothing: names have one language
	now := s.now()
	matches := readFilter(f, now)
	if f.bad != nil {
		return nil
	}
	var found []*Script // pointers, since only one page is written out
	for i, scripts := 0, s.scans.all(); i < len(scripts); i++ {
		if matches(&scripts[i]) {
			found = append(found, &scripts[i])
		}
	}
	reply := pageReply{
		PageCount:   (len(found) + size - 1) / size,
		TotalCount:  len(found),
		PageSize:    size,
		List:        []scanReply{}, // past the end, an empty list and not null
		CurrentPage: page,
	}
	first := min((page-1)*size, len(found))
	for _, script := range found[first:min(first+size, len(found))] {
		reply.List = append(reply.List, script.reply(now))
	}
	reply.Count = len(reply.List)
	return reply
}

// readFilter reads the filter and returns a function that reports whether a scan matches it. An
// empty condition matches every scan. The state is computed only if a status is given. The document
// offers no filter by type asset.
func readFilter(f *form, now time.Time) func(s *Script) bool {
	id, search := f.Get("ScanId"), strings.ToLower(f.Get("Search"))
	scanType, trigger := f.oneOf("ScanType", "vuln", "content"), f.oneOf("TriggerType", "date", "interval")
	statuses := f.list("StatusList", statusWaiting, statusFinished, statusRunning,
		statusAborted, statusInvalid, statusDisabled)
	contains := func(text string) bool { return strings.Contains(strings.ToLower(text), search) }
	return func(s *Script) bool {
		return (id == "" || id == s.ID) &&
			(scanType == "" || scanType == s.Type) &&
			(trigger == "" || trigger == s.trigger()) &&
			(search == "" || contains(s.Name) || slices.ContainsFunc(s.Targets, contains)) &&
			(len(statuses) == 0 || slices.Contains(statuses, s.at(now).status))
	}
}
