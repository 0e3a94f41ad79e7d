package cli

import (
	"fmt"
	"os"
	"strings"
	"time"

	"scantop/theme"
	"scantop/tui"
)

// Zone is the zone of this machine, as TZ or /etc/localtime have it. Where that
// names none, it is [tui.UnknownZone]: the clock times of another zone would
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
		return tui.UnknownZone
	}
	link, err := os.Readlink(localtime)
	if err != nil { // there is none, which means UTC
		return local
	}
	_, name, _ := strings.Cut(link, "zoneinfo/")
	if zone, err := time.LoadLocation(name); err == nil && name != "" {
		return zone
	}
	return tui.UnknownZone
}

// reportZone says on standard error that times are in UTC, where the zone of this
// machine is not known.
func (p program) reportZone(s *settings) {
	if p.sys.now().Location() != tui.UnknownZone {
		return
	}
	setting := "/etc/localtime"
	if tz := p.env.get("TZ"); tz != "" {
		setting = "TZ=" + brief(tz)
	}
	said := fmt.Sprintf(s.text.Command.UnknownZone, setting)
	fmt.Fprintln(p.sys.Stderr, "scantop: "+theme.New(s.options.Theme).Fold(said))
}
