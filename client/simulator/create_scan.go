package simulator

import "time"

const (
	// startDelay is what the service takes to begin with a scan that may run
	// at once.
	startDelay = 3 * time.Second
	// maxInterval is far beyond any schedule, and small enough to reckon with.
	maxInterval = 1000
)

// createdReply is the data of CreateScan: in the sample an object with the ID.
type createdReply struct {
	Data string
}

// createScan carries out CreateScan.
func (s *Server) createScan(f *form) any {
	f.require("FlowName", "Name", "Qps", "RuntimeEnd", "RuntimeStart", "ScanType", "StartDate", "TriggerType")
	script := readScan(f, s.now())
	if f.bad != nil {
		return nil
	}
	return createdReply{Data: s.scans.add(script).ID}
}

// readScan reads what is to be scanned and when. Every parameter of the
// CreateScan document is checked, also those that leave no trace in a reply
// or do not apply.
func readScan(f *form, now time.Time) Script {
	f.oneOfInts("Qps", 16, 32, 64)
	f.oneOfInts("EnableAssetDiscover", 0, 1)
	f.oneOfInts("EnableAssetLoginScan", 0, 1)
	script := Script{
		Name:            f.text("Name"),
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
	readContent(f, &script)
	readSchedule(f, &script)
	return script
}

// readContent reads what only content scans have.
func readContent(f *form, script *Script) {
	index := f.oneOfInts("IndexIntervalInMinute", 5, 30, 60)
	site := f.oneOfInts("SiteIntervalInDay", 1, 7)
	words := f.list("KeyWords")
	if script.Type == "content" {
		script.IndexIntervalInMinute, script.SiteIntervalInDay, script.KeyWords = index, site, words
	}
}

// readSchedule reads when the scan runs. A start that has passed means now, and
// is shown as it was asked for. A periodic scan of which no period is given runs
// daily.
func readSchedule(f *form, script *Script) {
	trigger := f.oneOf("TriggerType", "date", "interval")
	period := f.oneOf("Period", "day", "week", "month")
	interval := f.integer("Interval", 1, maxInterval, 1)
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
		script.Period, script.Interval = "day", interval
		if period != "" {
			script.Period = period
		}
	}
}
