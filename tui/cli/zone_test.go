package cli

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"scantop/tui"
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
		{[]string{"TZ=CST-8"}, utc, "", "unknown"},
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
		if got.String() != c.want || (got == tui.UnknownZone) != (c.want == "unknown") {
			t.Errorf("%q, link to %q: %s, want %s", c.environ, links[c.link], got, c.want)
		}
	}
}
