package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"scantop/client"
	"scantop/theme"
)

// sheet is what the fields make.
type sheet struct {
	spec       client.Spec
	parameters []client.Parameter // of spec, as they are sent; of lists the first entries
	asked      time.Time          // when the fields were read: what now means
	good       bool               // it can be sent
}

// newSheet makes a sheet that is quickly made, however long the lists are.
func newSheet(s client.Spec, asked time.Time) sheet {
	return sheet{spec: s, parameters: excerpt(s, foldAbove+1).Parameters(), asked: asked}
}

// excerpt is a spec with the first entries of each list.
func excerpt(s client.Spec, entries int) client.Spec {
	for _, list := range []*[]string{&s.Targets, &s.TargetAssetTags, &s.KeyWords} {
		*list = (*list)[:min(entries, len(*list))]
	}
	return s
}

// entries is how many entries of a parameter there are.
func (s sheet) entries(parameter string) int {
	switch parameter {
	case "Targets":
		return len(s.spec.Targets)
	case "TargetAssetTags":
		return len(s.spec.TargetAssetTags)
	case "KeyWords":
		return len(s.spec.KeyWords)
	default:
		return 1
	}
}

// read turns the form into a Spec, of which only what is shown is set, and what
// is required. On the way it notes beside each text how it was understood, or
// why it was not.
func (f *scanForm) read(now time.Time) client.Spec {
	s := client.Spec{
		Name: f.value("Name"), Type: client.ScanType(f.value("ScanType")), Flow: client.FlowGeneral, QPS: client.QPSNormal,
		Trigger: client.Trigger(f.value("TriggerType")), ScanAll: f.readSwitch("ScanAll"), SourceIP: f.value("SourceIp"),
	}
	if !*s.ScanAll {
		s.Targets = f.readTargets()
		s.TargetAssetTags = f.readList("TargetAssetTags")
	}
	switch s.Type {
	case client.TypeVuln:
		s.Flow, s.QPS = client.FlowName(f.value("FlowName")), f.readOption("Qps")
		s.AssetDiscover, s.AssetLoginScan = f.readSwitch("EnableAssetDiscover"), f.readSwitch("EnableAssetLoginScan")
	case client.TypeContent:
		s.IndexIntervalInMinute, s.SiteIntervalInDay = f.readOption("IndexIntervalInMinute"), f.readOption("SiteIntervalInDay")
		s.KeyWords = f.readList("KeyWords")
	}
	if s.Type == client.TypeAsset {
		s.Trigger = client.TriggerOnce
	}
	f.readSchedule(&s, now)
	return s
}

// maxInterval is the largest number of periods between two runs; the document
// names none.
const maxInterval = 1000

// readInterval reads a number of periods; what is none is 0, which the
// validation refuses.
func (f *scanForm) readInterval() int {
	n, err := strconv.Atoi(f.value("Interval"))
	if err != nil || n > maxInterval {
		return 0
	}
	return n
}

// readOption is the number that an option stands for.
func (f *scanForm) readOption(parameter string) int {
	n, _ := strconv.Atoi(f.value(parameter)) // an option: always a number
	return n
}

// readSwitch is on, off, or nil where the service is to decide.
func (f *scanForm) readSwitch(parameter string) *bool {
	value := f.value(parameter)
	if value == "" {
		return nil
	}
	return new(value == "1")
}

// readTargets reads the hosts.
func (f *scanForm) readTargets() []string {
	field, w := f.field("Targets"), f.text.Form
	read := field.read()
	hosts := read.Hosts()
	field.bad = read.NumBad()
	field.remark = counted(len(hosts), read.Repeats(), w.OneTarget, w.ManyTargets, w.TargetsRepeat)
	if n := field.bad; n > 0 {
		said := strings.TrimPrefix(field.remark+theme.Separator+fmt.Sprintf(w.BadTargets, n), theme.Separator)
		field.refuse(said) // badLines name each
		if n > 1 || !field.beingTyped(read.Bad(0)) {
			field.remark, field.warns = said, true
		}
	}
	return hosts
}

// readList reads the entries of a list, each once.
func (f *scanForm) readList(parameter string) []string {
	field, w := f.field(parameter), f.text.Form
	list := field.list()
	field.remark = counted(len(list.entries), list.repeats, w.OneEntry, w.ManyEntries, w.EntriesRepeat)
	return list.entries
}

// counted says how many entries a list has.
func counted(n, repeats int, one, many, repeated string) string {
	switch {
	case repeats > 0:
		return fmt.Sprintf(repeated, n, repeats)
	case n == 0:
		return ""
	case n == 1:
		return one
	default:
		return fmt.Sprintf(many, n)
	}
}
