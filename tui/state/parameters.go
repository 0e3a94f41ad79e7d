package state

import "slices"

// parameters are the names that entries have. A form with another field needs a
// name here; programs that do not have it leave its drafts alone.
var parameters = []string{
	"Name", "ScanType", "Targets", "TargetAssetTags", "ScanAll", "FlowName", "Qps", "EnableAssetDiscover",
	"EnableAssetLoginScan", "IndexIntervalInMinute", "SiteIntervalInDay", "KeyWords", "SourceIp", "TriggerType",
	"StartDate", "EndDate", "Period", "Interval", "RuntimeStart", "RuntimeEnd",
}

// unknown reports whether there is an entry that no form has.
func (e Entries) unknown() bool {
	for name := range e {
		if !slices.Contains(parameters, name) {
			return true
		}
	}
	return false
}

func (d *Drafts) unknown() bool {
	return slices.ContainsFunc(d.List, func(d Draft) bool { return d.Entries.unknown() })
}

func (l *Launches) unknown() bool {
	return slices.ContainsFunc(l.List, func(l Launch) bool { return l.Entries.unknown() })
}
