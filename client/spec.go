package client

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Spec is a scan to launch: all 20 parameters of the CreateScan document. [Spec.Validate] returns
// what is wrong with it, and [Spec.Parameters] returns exactly what is sent.
type Spec struct {
	Name    string   // Name, required
	Type    ScanType // ScanType, required
	Flow    FlowName // FlowName, required
	QPS     int      // Qps, required: 16 slow, 32 normal, 64 fast
	Trigger Trigger  // TriggerType, required

	Start        time.Time // StartDate, required; sent as epoch milliseconds
	RuntimeStart string    // RuntimeStart, required: start of the daily window, HH:MM:SS
	RuntimeEnd   string    // RuntimeEnd, required: end of the daily window, HH:MM:SS

	End      time.Time // EndDate, epoch milliseconds; for periodic scans
	Period   Period    // Period: day, week or month; for periodic scans
	Interval int       // Interval: periods between two runs; for periodic scans

	Targets         []string // Targets.N: domains, sub-domains, IP addresses
	TargetAssetTags []string // TargetAssetTags.N: all assets with one of these tags
	ScanAll         *bool    // ScanAll: all assets; nil uses the default of AVDS

	AssetDiscover  *bool // EnableAssetDiscover: nil uses the default of AVDS
	AssetLoginScan *bool // EnableAssetLoginScan: nil uses the default of AVDS

	IndexIntervalInMinute int      // IndexIntervalInMinute: 5, 30 or 60; for content scans
	SiteIntervalInDay     int      // SiteIntervalInDay: 1 or 7; for content scans
	KeyWords              []string // KeyWords.N: IDs of keyword libraries; for content scans

	SourceIP string // SourceIp: IP address of the caller; optional
}

// MaxNameLength is the longest Name that is sent, in characters. The document gives no limit; this
// one keeps a row readable.
const MaxNameLength = 128

// The longest lists that are sent. The document gives no limit. A server written in Go, such as the
// simulator, reads at most 10,000 parameters of a request and rejects more without naming them.
// With these limits, all parameters together stay below that number.
const (
	MaxTargets = 9000 // Targets
	MaxEntries = 400  // TargetAssetTags and KeyWords, each
)

// The values of Qps in the CreateScan document.
const (
	QPSSlow   = 16
	QPSNormal = 32
	QPSFast   = 64
)

// Problem is one reason why a Spec cannot be sent.
type Problem struct {
	Parameter string // name of the parameter in the API, such as "Targets"
	Reason    Reason
	Value     string // the invalid value, empty if there is none
}

// Reason is what is wrong with a parameter.
type Reason int

// The reasons that [Spec.Validate] returns.
const (
	ReasonMissing      Reason = iota // no value
	ReasonTooLong                    // more than MaxNameLength characters
	ReasonTooMany                    // more than MaxTargets or MaxEntries; Value is the number
	ReasonNotAllowed                 // not one of the documented values
	ReasonNotATime                   // not HH:MM:SS
	ReasonBeforeStart                // EndDate is not after StartDate
	ReasonEmptyWindow                // the daily window is empty
	ReasonNotPositive                // must be 1 or more
	ReasonNotAnAddress               // not an IP address
)

// Validate returns every reason why s cannot be sent, in the order of the form, or nil. It does not
// check the Targets one by one: they must come from [target.Parse] or a [target.List], which return
// valid hosts only.
func (s Spec) Validate() []Problem {
	var problems []Problem
	add := func(parameter string, reason Reason, value string) {
		problems = append(problems, Problem{parameter, reason, value})
	}
	switch {
	case strings.TrimSpace(s.Name) == "":
		add("Name", ReasonMissing, "")
	case utf8.RuneCountInString(s.Name) > MaxNameLength:
		add("Name", ReasonTooLong, s.Name)
	}
	if !oneOf(s.Type, TypeVuln, TypeContent, TypeAsset) {
		add("ScanType", ReasonNotAllowed, string(s.Type))
	}
	s.validateTargets(add)
	if !oneOf(s.Flow, FlowGeneral, FlowFull, FlowAssets) {
		add("FlowName", ReasonNotAllowed, string(s.Flow))
	}
	if !oneOf(s.QPS, QPSSlow, QPSNormal, QPSFast) {
		add("Qps", ReasonNotAllowed, given(s.QPS))
	}
	if s.SourceIP != "" && !isAddress(s.SourceIP) {
		add("SourceIp", ReasonNotAnAddress, s.SourceIP)
	}
	s.validateSchedule(add)
	s.validateContent(add)
	return problems
}

func (s Spec) validateTargets(add func(string, Reason, string)) {
	if len(s.Targets) == 0 && len(s.TargetAssetTags) == 0 && (s.ScanAll == nil || !*s.ScanAll) {
		add("Targets", ReasonMissing, "")
	}
	if n := len(s.Targets); n > MaxTargets {
		add("Targets", ReasonTooMany, strconv.Itoa(n))
	}
	validateEntries(add, "TargetAssetTags", s.TargetAssetTags)
}

func validateEntries(add func(string, Reason, string), parameter string, entries []string) {
	if n := len(entries); n > MaxEntries {
		add(parameter, ReasonTooMany, strconv.Itoa(n))
	}
	if slices.Contains(entries, "") {
		add(parameter, ReasonMissing, "")
	}
}

// validateContent checks the parameters of content scans. 0 uses the default of AVDS.
func (s Spec) validateContent(add func(string, Reason, string)) {
	if s.Type != TypeContent {
		return
	}
	if !oneOf(s.IndexIntervalInMinute, 0, 5, 30, 60) {
		add("IndexIntervalInMinute", ReasonNotAllowed, given(s.IndexIntervalInMinute))
	}
	if !oneOf(s.SiteIntervalInDay, 0, 1, 7) {
		add("SiteIntervalInDay", ReasonNotAllowed, given(s.SiteIntervalInDay))
	}
	validateEntries(add, "KeyWords", s.KeyWords)
}

func (s Spec) validateSchedule(add func(string, Reason, string)) {
	if !oneOf(s.Trigger, TriggerOnce, TriggerPeriodic) {
		add("TriggerType", ReasonNotAllowed, string(s.Trigger))
	}
	if s.Start.IsZero() {
		add("StartDate", ReasonMissing, "")
	}
	if s.Trigger == TriggerPeriodic {
		switch {
		case s.End.IsZero():
			add("EndDate", ReasonMissing, "")
		case !s.End.After(s.Start):
			add("EndDate", ReasonBeforeStart, "")
		}
		if !oneOf(s.Period, PeriodDay, PeriodWeek, PeriodMonth) {
			add("Period", ReasonNotAllowed, string(s.Period))
		}
		if s.Interval < 1 {
			add("Interval", ReasonNotPositive, given(s.Interval))
		}
	}
	if !isClock(s.RuntimeStart) {
		add("RuntimeStart", ReasonNotATime, s.RuntimeStart)
	}
	switch {
	case !isClock(s.RuntimeEnd):
		add("RuntimeEnd", ReasonNotATime, s.RuntimeEnd)
	case s.RuntimeEnd == s.RuntimeStart:
		add("RuntimeEnd", ReasonEmptyWindow, s.RuntimeEnd)
	}
}

func oneOf[T comparable](value T, allowed ...T) bool { return slices.Contains(allowed, value) }

// given formats a number for a Problem: "" for 0, which means that there is no value.
func given(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// isAddress reports whether s is an IPv4 or IPv6 address. It rejects zones, which mean something on
// one machine only.
func isAddress(s string) bool {
	address, err := netip.ParseAddr(s)
	return err == nil && address.Zone() == ""
}

// isClock reports whether s has the form HH:MM:SS of RuntimeStart and RuntimeEnd.
func isClock(s string) bool {
	_, err := time.Parse(time.TimeOnly, s)
	return err == nil && len(s) == len(time.TimeOnly)
}
