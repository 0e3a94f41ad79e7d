package cli

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"scantop/tui/order"
)

// Where the runtime takes UTC for want of anything else, the zone is unknown.
func TestAZoneThatThereIsNotIsUnknown(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	links := map[string]string{
		"Berlin": "/usr/share/zoneinfo/Europe/Berlin", "Kolkata": "../gone/zoneinfo/Asia/Kolkata",
		"UTC":     "/gone/zoneinfo/Etc/UTC",
		"Nowhere": "/usr/share/zoneinfo/Nowhere/City", "elsewhere": "/gone/localtime", "file": "",
	}
	for name, target := range links {
		if name == "file" {
			if err := os.WriteFile(filepath.Join(dir, name), []byte("broken"), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	utc := time.FixedZone("UTC", 0) // as time.Local is named where nothing else was understood
	for _, c := range []struct {
		environ []string
		local   *time.Location
		link    string
		want    string
	}{
		{[]string{"TZ=Nowhere/City"}, utc, "", "unknown"},
		{[]string{"TZ=:/bad/file"}, utc, "", "unknown"},
		{[]string{"TZ=CST"}, utc, "", "unknown"},
		{[]string{"TZ=Etc/CST-8"}, utc, "", "unknown"},
		{[]string{"TZ=CST-8x"}, utc, "", "unknown"},
		{[]string{"TZ=CET-1CEST,M3.5.0"}, utc, "", "unknown"},
		{[]string{"TZ=CST-8"}, utc, "", "CST-8"},
		{[]string{"TZ=europe/berlin"}, utc, "Berlin", "unknown"},
		{[]string{"TZ=UTC"}, utc, "Berlin", "UTC"},
		{[]string{"TZ="}, utc, "Berlin", "UTC"},
		{[]string{"TZ=:UTC"}, utc, "", "UTC"},
		{[]string{"TZ=UTC0"}, utc, "", "UTC"},
		{[]string{"TZ=:"}, utc, "", "UTC"},
		{[]string{"TZ=Nowhere", "TZ=UTC"}, utc, "", "UTC"},
		{[]string{"TZ=Asia/Tokyo"}, time.FixedZone("Asia/Tokyo", 9*60*60), "", "Asia/Tokyo"},
		{nil, time.FixedZone("Local", 3600), "", "Local"},
		{nil, utc, "none", "UTC"},
		{nil, utc, "file", "UTC"},
		{nil, utc, "Berlin", "Europe/Berlin"},
		{nil, utc, "Kolkata", "Asia/Kolkata"},
		{nil, utc, "UTC", "Etc/UTC"},
		{nil, utc, "Nowhere", "unknown"},
		{nil, utc, "elsewhere", "unknown"},
	} {
		got := zoneOf(c.environ, c.local, filepath.Join(dir, c.link))
		if got.String() != c.want || (got == order.UnknownZone) != (c.want == "unknown") {
			t.Errorf("%q, link to %q: %s, want %s", c.environ, links[c.link], got, c.want)
		}
	}
}

// What POSIX lets TZ say without a zone file counts as it does for every other
// program of the machine: the sign is that of the way to UTC.
func TestAZoneThatTZSpellsOutIsUnderstood(t *testing.T) {
	t.Parallel()
	utc := time.FixedZone("UTC", 0)
	for tz, want := range map[string][2]string{ // the offsets of winter and summer
		"CST-8":                                {"+08:00", "+08:00"},
		":CST-8":                               {"+08:00", "+08:00"},
		"<+08>-8":                              {"+08:00", "+08:00"},
		"<-03>3":                               {"-03:00", "-03:00"},
		"UTC+8":                                {"-08:00", "-08:00"},
		"IST-5:30":                             {"+05:30", "+05:30"},
		"EST5EDT":                              {"-05:00", "-04:00"},
		"CET-1CEST,M3.5.0,M10.5.0/3":           {"+01:00", "+02:00"},
		"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0": {"+11:00", "+10:30"},
	} {
		zone := zoneOf(environment{"TZ=" + tz}, utc, "")
		winter := time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC).In(zone).Format("-07:00")
		summer := time.Date(2026, 7, 15, 12, 0, 0, 0, time.UTC).In(zone).Format("-07:00")
		if got := [2]string{winter, summer}; got != want {
			t.Errorf("%s: %v, want %v", tz, got, want)
		}
	}
}
