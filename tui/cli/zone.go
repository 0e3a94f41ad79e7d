package cli

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	"scantop/tui/order"
)

// Zone is the zone of this machine, as TZ or /etc/localtime have it. Where that
// names none, it is [order.UnknownZone]: the clock times of another zone would
// silently be taken for those of UTC.
func Zone(environ []string) *time.Location { return zoneOf(environ, time.Local, "/etc/localtime") }

// zoneOf is the zone where the runtime has found local, which is UTC for all that
// it does not understand. Without zone files, the link in the place of the
// machine's own still tells the name.
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
	if err != nil { // there is none, which means UTC
		return local
	}
	_, name, _ := strings.Cut(link, "zoneinfo/")
	if zone, err := time.LoadLocation(name); err == nil && name != "" {
		return zone
	}
	return order.UnknownZone
}

var zoneRule = regexp.MustCompile(`^([A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)[+-]?[0-9]`)

// spelledOut is the zone of a rule such as CST-8 or CET-1CEST,M3.5.0,M10.5.0/3, as
// POSIX has them. Package time reads them only at the end of a zone file: this one
// (RFC 9636) has nothing else but a change to the zone -00 at the beginning of time.
func spelledOut(rule string) *time.Location {
	head := "TZif2" + strings.Repeat("\x00", 15)
	file := head + strings.Repeat("\x00", 6*4) + // of the first version, without anything
		head + strings.Repeat("\x00", 3*4) + "\x00\x00\x00\x01" + "\x00\x00\x00\x01" + "\x00\x00\x00\x04" +
		"\x80" + strings.Repeat("\x00", 7) + "\x00" + // the change
		strings.Repeat("\x00", 4+1+1) + "-00\x00" + // the zone
		"\n" + rule + "\n"
	zone, err := time.LoadLocationFromTZData(rule, []byte(file))
	if err != nil || !zoneRule.MatchString(rule) {
		return order.UnknownZone
	}
	if name, _ := time.Unix(0, 0).In(zone).Zone(); name == "-00" { // the rule was not understood
		return order.UnknownZone
	}
	return zone
}

// reportZone says on standard error that times are in UTC, where the zone of this
// machine is not known.
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
