package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// Problem says in the user's language why a value cannot be sent.
type Problem struct {
	Parameter string // the API's name of it
	Text      string
}

// SpecOf is the scan that entries describe, as the form understands them: what
// is not among them has the form's default. Entries are by the API's name of
// the parameter; a list has its entries on lines. The problems are nil when the
// scan can be sent. An entry without a meaning for the others is a problem.
func SpecOf(entries map[string]string, now time.Time, t *text.Catalogue) (client.Spec, []Problem) {
	r := &entryReader{entries: entries, now: now, text: t}
	s := client.Spec{
		Name: clean(r.value("Name", now.Format("scan-20060102-1504"))), Type: client.ScanType(r.value("ScanType", string(client.TypeVuln))),
		Flow: client.FlowGeneral, QPS: client.QPSNormal, Trigger: client.Trigger(r.value("TriggerType", string(client.TriggerOnce))),
		ScanAll: r.onOff("ScanAll", "0"), SourceIP: r.value("SourceIp", ""),
	}
	if !*s.ScanAll {
		s.Targets, s.TargetAssetTags = r.targets(), r.list("TargetAssetTags")
	}
	switch s.Type {
	case client.TypeVuln:
		s.Flow, s.QPS = client.FlowName(r.value("FlowName", string(s.Flow))), r.number("Qps", s.QPS)
		s.AssetDiscover, s.AssetLoginScan = r.onOff("EnableAssetDiscover", ""), r.onOff("EnableAssetLoginScan", "")
	case client.TypeContent:
		s.IndexIntervalInMinute, s.SiteIntervalInDay = r.number("IndexIntervalInMinute", 60), r.number("SiteIntervalInDay", 7)
		s.KeyWords = r.list("KeyWords")
	}
	r.schedule(&s)
	r.unused()
	for _, p := range s.Validate() {
		r.refuse(p.Parameter, explainProblem(t, p))
	}
	return s, r.problems
}

// entryReader reads entries one by one; which ones were read shows what has a
// meaning.
type entryReader struct {
	entries  map[string]string
	now      time.Time
	text     *text.Catalogue
	read     []string
	problems []Problem
}

// refuse notes a problem; of one parameter the first counts.
func (r *entryReader) refuse(parameter, why string) {
	if !slices.ContainsFunc(r.problems, func(p Problem) bool { return p.Parameter == parameter }) {
		r.problems = append(r.problems, Problem{parameter, why})
	}
}

// unused refuses entries that nothing asked for.
func (r *entryReader) unused() {
	for parameter := range r.entries {
		if !slices.Contains(r.read, parameter) {
			r.refuse(parameter, r.text.Command.More.NoEffect)
		}
	}
	slices.SortFunc(r.problems, func(a, b Problem) int { return strings.Compare(a.Parameter, b.Parameter) }) // not by the map's chance
}

func (r *entryReader) value(parameter, otherwise string) string {
	r.read = append(r.read, parameter)
	if value, ok := r.entries[parameter]; ok {
		return strings.TrimSpace(value)
	}
	return otherwise
}

// number is -1 for what is none, which no parameter allows.
func (r *entryReader) number(parameter string, otherwise int) int {
	n, err := strconv.Atoi(r.value(parameter, strconv.Itoa(otherwise)))
	if err != nil || n <= 0 {
		return -1
	}
	return n
}

// onOff is nil where the service is to decide.
func (r *entryReader) onOff(parameter, otherwise string) *bool {
	value := r.value(parameter, otherwise)
	if value == "" {
		return nil
	}
	return new(value == "1")
}

func (r *entryReader) list(parameter string) []string {
	var list []string
	for line := range strings.Lines(r.value(parameter, "")) {
		if line = strings.TrimSpace(clean(line)); line != "" && !slices.Contains(list, line) {
			list = append(list, line)
		}
	}
	return list
}

func (r *entryReader) targets() []string {
	parsed := client.ParseTargets(r.value("Targets", ""))
	if len(parsed.Bad) > 0 {
		r.refuse("Targets", fmt.Sprintf(r.text.Problems.NotAHost, parsed.Bad[0].Position, clean(parsed.Bad[0].Value)))
	}
	return parsed.Hosts
}

func (r *entryReader) schedule(s *client.Spec) {
	s.Start = r.when("StartDate", "now")
	if s.Start.Before(r.now) {
		r.refuse("StartDate", r.text.Problems.InThePast)
	}
	if s.Trigger == client.TriggerPeriodic {
		s.End, s.Period = r.when("EndDate", "30d"), client.Period(r.value("Period", string(client.PeriodDay)))
		if s.Interval = r.number("Interval", 1); s.Interval > maxInterval {
			s.Interval = -1
		}
	}
	s.RuntimeStart, s.RuntimeEnd = r.clock("RuntimeStart", "00:00:00"), r.clock("RuntimeEnd", "23:59:59")
}

func (r *entryReader) when(parameter, otherwise string) time.Time {
	at, ok := parseWhen(r.value(parameter, otherwise), r.now, r.text.When)
	if !ok {
		r.refuse(parameter, r.text.Problems.NotADate)
		return r.now.Add(time.Hour) // keeps other checks from adding to the problem
	}
	return at
}

func (r *entryReader) clock(parameter, otherwise string) string {
	value := r.value(parameter, otherwise)
	if at, ok := parseClock(value); ok {
		return at.Format(time.TimeOnly)
	}
	return value
}
