package tui

import (
	"fmt"
	"strconv"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// newFields makes the fields in the order of the form, each with a value that
// works; only the targets have to be given.
func newFields(t *text.Catalogue, now time.Time) []*field {
	f := t.Form
	return []*field{
		newText("Name", f.Name, now.Format("scan-20060102-1504")),
		newChoice("ScanType", f.Type, string(client.TypeVuln)),
		newText("Targets", f.Targets, ""),
		newChoice("FlowName", f.Mode, string(client.FlowGeneral)),
		newChoice("Qps", f.Speed, strconv.Itoa(client.QPSNormal)),
		newChoice("TriggerType", f.Trigger, string(client.TriggerOnce)),
		newText("StartDate", f.Start, t.When.Now),
		newText("EndDate", f.End, "30d"),
		newChoice("Period", f.Period, string(client.PeriodDay)),
		newText("Interval", f.Interval, "1"),
		newText("RuntimeStart", f.WindowFrom, "00:00:00"),
		newText("RuntimeEnd", f.WindowTo, "23:59:59"),
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

// read turns the form into a Spec and lists what is wrong with it. On the way
// it notes how texts were understood.
func (f *scanForm) read() (client.Spec, []client.Problem) {
	now := f.fx.now().Truncate(time.Second)
	var problems []client.Problem
	s := client.Spec{
		Name: f.value("Name"), Type: client.ScanType(f.value("ScanType")), Flow: client.FlowGeneral, QPS: client.QPSNormal,
		Trigger: client.Trigger(f.value("TriggerType")),
	}
	if s.Type == client.TypeVuln {
		s.Flow = client.FlowName(f.value("FlowName"))
		s.QPS, _ = strconv.Atoi(f.value("Qps"))
	}
	s.Targets = f.readTargets(&problems)
	s.Start = f.readWhen("StartDate", now, &problems)
	if s.Trigger == client.TriggerPeriodic {
		s.End = f.readWhen("EndDate", now, &problems)
		s.Period = client.Period(f.value("Period"))
		s.Interval, _ = strconv.Atoi(f.value("Interval"))
	}
	s.RuntimeStart, s.RuntimeEnd = f.readClock("RuntimeStart"), f.readClock("RuntimeEnd")
	return s, append(problems, s.Validate()...)
}

// readTargets reads the hosts; one that is none is a problem of its own.
func (f *scanForm) readTargets(problems *[]client.Problem) []string {
	field := f.field("Targets")
	parsed := client.ParseTargets(field.value())
	field.remark = ""
	switch {
	case len(parsed.Bad) > 0:
		bad := parsed.Bad[0]
		*problems = append(*problems, client.Problem{Parameter: "Targets", Reason: client.ReasonNotAHost,
			Value: fmt.Sprintf(f.text.Form.BadTarget, clean(bad.Value), bad.Position)})
	case parsed.Repeats > 0:
		field.remark = fmt.Sprintf(f.text.Form.TargetsRepeat, len(parsed.Hosts), parsed.Repeats)
	case len(parsed.Hosts) == 1:
		field.remark = f.text.Form.OneTarget
	case len(parsed.Hosts) > 1:
		field.remark = fmt.Sprintf(f.text.Form.ManyTargets, len(parsed.Hosts))
	}
	return parsed.Hosts
}

// readWhen reads a date and shows it in full, with its zone and epoch value.
func (f *scanForm) readWhen(parameter string, now time.Time, problems *[]client.Problem) time.Time {
	field := f.field(parameter)
	field.remark = ""
	at, ok := parseWhen(field.value(), now, f.text.When)
	if !ok {
		*problems = append(*problems, client.Problem{Parameter: parameter, Reason: client.ReasonNotADate, Value: field.value()})
		return now.Add(time.Hour) // keeps the other checks from adding to the problem
	}
	field.remark = at.Format("2006-01-02 15:04:05 MST")
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
