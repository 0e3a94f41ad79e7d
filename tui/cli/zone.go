package cli

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	"scantop/tui/order"
)

// Zone returns the time zone of this machine, from TZ or /etc/localtime. It returns [order.UnknownZone]
// if the zone is not known, because Go would silently use UTC.
func Zone(environ []string) *time.Location { return zoneOf(environ, time.Local, "/etc/localtime") }

// zoneOf returns the zone of the machine. local is what the Go runtime found, which is UTC for every
// setting that it does not understand. Without zone files on the machine, the link at localtime still
// has the name of the zone.
func zoneOf(env environment, local *time.Location, localtime string) *time.Location {
	tz, set := env.lookup("TZ")
	switch name := strings.TrimPrefix(tz, ":"); {
	case local.String() != "UTC":
		return local
	case set && (name == "" || name == "UTC" || name == "UTC0"):
		return local
	case set:
		return spelledOut(name)
	}
	link, err := os.Readlink(localtime)
	if err != nil { // there is no file, which means UTC
		return local
	}
	_, name, _ := strings.Cut(link, "zoneinfo/")
	if zone, err := time.LoadLocation(name); err == nil && name != "" {
		return zone
	}
	return order.UnknownZone
}

var zoneRule = regexp.MustCompile(`^([A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)[+-]?[0-9]`)

// spelledOut returns the zone of a POSIX rule such as CST-8 or CET-1CEST,M3.5.0,M10.5.0/3. Package time
// reads rules only at the end of a zone file, so spelledOut builds one (RFC 9636). The file contains just
// one change, to a zone named -00, at the beginning of time.
func spelledOut(rule string) *time.Location {
	head := "TZif2" + strings.Repeat("\x00", 15)
	file := head + strings.Repeat("\x00", 6*4) + // version 1, empty
		head + strings.Repeat("\x00", 3*4) + "\x00\x00\x00\x01" + "\x00\x00\x00\x01" + "\x00\x00\x00\x04" +
		"\x80" + strings.Repeat("\x00", 7) + "\x00" + // the change
		strings.Repeat("\x00", 4+1+1) + "-00\x00" + // the zone
		"\n" + rule + "\n"
	zone, err := time.LoadLocationFromTZData(rule, []byte(file))
	if err != nil || !zoneRule.MatchString(rule) {
		return order.UnknownZone
	}
	if name, _ := time.Unix(0, 0).In(zone).Zone(); name == "-00" { // package time did not understand the rule
		return order.UnknownZone
	}
	return zone
}

// reportZone warns that times are in UTC, if the zone of this machine is not known.
func (s *settings) reportZone() {
	if s.sys.now().Location() != order.UnknownZone {
		return
	}
	setting := "/etc/localtime"
	if tz := s.env.get("TZ"); tz != "" {
		setting = "TZ=" + brief(tz)
	}
	s.warn(fmt.Sprintf(s.text.Command.UnknownZone, setting))
}
