package tui

import (
	"strconv"
	"time"
	"unicode"

	"scantop/client"
	"scantop/keymap"
	"scantop/tui/text"
)

// newFields makes the fields in the order of the form, each with a value that
// works; only what to scan has to be given.
func newFields(keys keymap.Text, t *text.Catalogue, now time.Time) []*field {
	f := t.Form
	return []*field{
		newText(keys, "Name", f.Name, now.Format("scan-20060102-1504")),
		newChoice("ScanType", f.Type, string(client.TypeVuln)),
		newList(keys, "Targets", f.Targets, betweenHosts),
		newList(keys, "TargetAssetTags", f.Tags, betweenTags),
		newChoice("ScanAll", f.ScanAll, "0"),
		newChoice("FlowName", f.Mode, string(client.FlowGeneral)),
		newChoice("Qps", f.Speed, strconv.Itoa(client.QPSNormal)),
		newChoice("EnableAssetDiscover", f.Discover, ""),
		newChoice("EnableAssetLoginScan", f.Login, ""),
		newChoice("IndexIntervalInMinute", f.Homepage, "60"),
		newChoice("SiteIntervalInDay", f.WholeSite, "7"),
		newList(keys, "KeyWords", f.KeyWords, betweenHosts),
		newText(keys, "SourceIp", f.SourceIP, ""),
		newChoice("TriggerType", f.Trigger, string(client.TriggerOnce)),
		newText(keys, "StartDate", f.Start, t.When.Now),
		newText(keys, "Interval", f.Interval, "1"),
		newChoice("Period", f.Period, string(client.PeriodDay)),
		newText(keys, "EndDate", f.End, "30d"),
		newText(keys, "RuntimeStart", f.WindowFrom, "00:00:00"),
		newText(keys, "RuntimeEnd", f.WindowTo, "23:59:59"),
	}
}

// betweenTags separates the entries of a list that may have blanks within.
func betweenTags(r rune) bool {
	switch r {
	case '\r', '\n', ',', ';', '，', '；', '、':
		return true
	}
	return false
}

// betweenHosts separates the entries of a list that have none, as
// target.Parse does.
func betweenHosts(r rune) bool { return unicode.IsSpace(r) || betweenTags(r) }

// scope is what decides which parameters have a meaning.
type scope struct {
	scanType client.ScanType
	trigger  client.Trigger
	all      bool // ScanAll is on
}

func scopeOf(s client.Spec) scope {
	return scope{s.Type, s.Trigger, s.ScanAll != nil && *s.ScanAll}
}

// applies reports whether a parameter has a meaning there. A required one that
// has none is sent with its default all the same.
func (s scope) applies(parameter string) bool {
	switch parameter {
	case "Targets", "TargetAssetTags":
		return !s.all
	case "FlowName", "Qps", "EnableAssetDiscover", "EnableAssetLoginScan":
		return s.scanType == client.TypeVuln
	case "IndexIntervalInMinute", "SiteIntervalInDay", "KeyWords":
		return s.scanType == client.TypeContent
	case "TriggerType":
		return s.scanType != client.TypeAsset // runs once, now or at a planned time
	case "EndDate", "Period", "Interval":
		return s.trigger == client.TriggerPeriodic && s.scanType != client.TypeAsset
	default:
		return true
	}
}
