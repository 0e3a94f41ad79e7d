package tui

import (
	"fmt"
	"strconv"
	"time"

	"scantop/client"
	"scantop/keymap"
	"scantop/tui/text"
)

// newFields makes the fields in the order of the form, each with a value that
// works; only the targets have to be given.
func newFields(keys keymap.Text, t *text.Catalogue, now time.Time) []*field {
	f := t.Form
	return []*field{
		newText(keys, "Name", f.Name, now.Format("scan-20060102-1504")),
		newChoice("ScanType", f.Type, string(client.TypeVuln)),
		newText(keys, "Targets", f.Targets, ""),
		newChoice("FlowName", f.Mode, string(client.FlowGeneral)),
		newChoice("Qps", f.Speed, strconv.Itoa(client.QPSNormal)),
		newChoice("TriggerType", f.Trigger, string(client.TriggerOnce)),
		newText(keys, "StartDate", f.Start, t.When.Now),
		newText(keys, "Interval", f.Interval, "1"),
		newChoice("Period", f.Period, string(client.PeriodDay)),
		newText(keys, "EndDate", f.End, "30d"),
		newText(keys, "RuntimeStart", f.WindowFrom, "00:00:00"),
		newText(keys, "RuntimeEnd", f.WindowTo, "23:59:59"),
	}
}

// applies reports whether a parameter has a meaning for a type and a trigger. A
// required one that has none is sent with its default all the same.
func applies(parameter, scanType, trigger string) bool {
	switch parameter {
	case "FlowName", "Qps":
		return scanType == string(client.TypeVuln)
	case "EndDate", "Period", "Interval":
		return trigger == string(client.TriggerPeriodic)
	default:
		return true
	}
}

// read turns the form into a Spec. On the way it notes beside each text how it
// was understood, or why it was not.
func (f *scanForm) read() client.Spec {
	now := f.fx.now().Truncate(time.Second)
	s := client.Spec{
		Name: f.value("Name"), Type: client.ScanType(f.value("ScanType")), Flow: client.FlowGeneral, QPS: client.QPSNormal,
		Trigger: client.Trigger(f.value("TriggerType")),
	}
	if s.Type == client.TypeVuln {
		s.Flow = client.FlowName(f.value("FlowName"))
		s.QPS, _ = strconv.Atoi(f.value("Qps")) // an option: always a number
	}
	s.Targets = f.readTargets()
	s.Start = f.readWhen("StartDate", now)
	if s.Start.Before(now) {
		f.field("StartDate").refuse(f.text.Problems.InThePast)
	}
	if s.Trigger == client.TriggerPeriodic {
		s.End = f.readWhen("EndDate", now)
		s.Period = client.Period(f.value("Period"))
		s.Interval = f.readInterval()
	}
	s.RuntimeStart, s.RuntimeEnd = f.readClock("RuntimeStart"), f.readClock("RuntimeEnd")
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

// readTargets reads the hosts.
func (f *scanForm) readTargets() []string {
	field := f.field("Targets")
	parsed := client.ParseTargets(field.value())
	switch {
	case len(parsed.Bad) > 0:
		bad := parsed.Bad[0]
		field.refuse(fmt.Sprintf(f.text.Problems.NotAHost, bad.Position, clean(bad.Value)))
	case parsed.Repeats > 0:
		field.remark = fmt.Sprintf(f.text.Form.TargetsRepeat, len(parsed.Hosts), parsed.Repeats)
	case len(parsed.Hosts) == 1:
		field.remark = f.text.Form.OneTarget
	case len(parsed.Hosts) > 1:
		field.remark = fmt.Sprintf(f.text.Form.ManyTargets, len(parsed.Hosts))
	}
	return parsed.Hosts
}

// fullTime shows a point in time with its zone as a number: letters such as CST
// mean several.
const fullTime = "2006-01-02 15:04:05 -07:00"

// readWhen reads a date and shows it in full.
func (f *scanForm) readWhen(parameter string, now time.Time) time.Time {
	field := f.field(parameter)
	at, ok := parseWhen(field.value(), now, f.text.When)
	if !ok {
		field.refuse(f.text.Problems.NotADate)
		return now.Add(time.Hour) // keeps other checks from adding to the problem
	}
	field.remark = at.Format(fullTime)
	return at
}

// readClock brings 8:00 into the form of the API; what is no clock time stays
// as it is, for the validation to name.
func (f *scanForm) readClock(parameter string) string {
	value := f.value(parameter)
	if at, ok := parseClock(value); ok {
		return at.Format(time.TimeOnly)
	}
	return value
}
