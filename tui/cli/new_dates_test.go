package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // zones are the same on every machine
)

// launchAt runs new --yes at a time in a zone. It returns the exit code, standard error and the dates that
// were sent.
func launchAt(t *testing.T, place, at string, flags ...string) (code int, stderr, start, end string) {
	t.Helper()
	zone, err := time.LoadLocation(place)
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.Parse(time.RFC3339, at)
	if err != nil {
		t.Fatal(err)
	}
	server := serve(t)
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	var errs bytes.Buffer
	code = Main(System{
		Args:    append([]string{"new", "--yes", "--endpoint", server.URL, "--target", "a.example.com"}, flags...),
		Environ: append([]string{"XDG_STATE_HOME=" + t.TempDir()}, english...), Stdout: out, Stderr: &errs,
		sleep: atOnce, now: func() time.Time { return now.In(zone) },
	})
	sent := func(parameter string) string {
		if len(launches(server)) != 1 {
			return ""
		}
		ms, err := strconv.ParseInt(launches(server)[0].Params.Get(parameter), 10, 64)
		if err != nil {
			return ""
		}
		return time.UnixMilli(ms).In(zone).Format(time.RFC3339)
	}
	return code, errs.String(), sent("StartDate"), sent("EndDate")
}

// If a start may surprise, standard error has a line that says which time is meant, with its zone.
func TestNewSaysWhichTimeIsMeant(t *testing.T) {
	for _, c := range []struct{ zone, now, start, sent, said string }{
		// The current minute, and a time that has passed today.
		{"Europe/Berlin", "2026-03-02T12:00:30+01:00", "12:00", "2026-03-03T12:00:00+01:00",
			"2026-03-03 12:00:00 +01:00"},
		{"Asia/Kolkata", "2026-03-02T12:00:30+05:30", "08:00", "2026-03-03T08:00:00+05:30",
			"2026-03-03 08:00:00 +05:30"},
		{"America/New_York", "2026-03-02T12:00:30-05:00", "mon 02:00", "2026-03-09T02:00:00-04:00",
			"2026-03-09 02:00:00 -04:00"},
		{"America/New_York", "2026-03-02T12:00:30-05:00", "周一", "2026-03-09T12:00:30-04:00",
			"2026-03-09 12:00:30 -04:00"},
		// A time that comes twice.
		{"Europe/Berlin", "2026-10-24T12:00:00+02:00", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00",
			"1st of two · 2026-10-25 02:30:00 +02:00 · occurs twice: clocks go back"},
		{"Europe/Berlin", "2026-10-25T02:40:00+02:00", "02:30", "2026-10-25T02:30:00+01:00",
			"2nd of two · 2026-10-25 02:30:00 +01:00 · occurs twice: clocks go back"},
		{"Australia/Lord_Howe", "2026-04-04T12:00:00+11:00", "tomorrow 01:45", "2026-04-05T01:45:00+11:00",
			"1st of two · 2026-04-05 01:45:00 +11:00 · occurs twice: clocks go back"},
		// What is as it was written, or was never another time.
		{"Europe/Berlin", "2026-03-02T12:00:30+01:00", "now", "2026-03-02T12:00:30+01:00", ""},
		{"Europe/Berlin", "2026-03-02T12:00:30+01:00", "today", "2026-03-02T12:00:30+01:00", ""},
		{"Europe/Berlin", "2026-03-02T12:00:30+01:00", "22:00", "2026-03-02T22:00:00+01:00", ""},
		{"Europe/Berlin", "2026-03-02T12:00:30+01:00", "tomorrow 02:00", "2026-03-03T02:00:00+01:00", ""},
		{"Europe/Berlin", "2026-03-02T12:00:30+01:00", "fri 02:00", "2026-03-06T02:00:00+01:00", ""},
		{"Europe/Berlin", "2026-03-02T12:00:30+01:00", "30m", "2026-03-02T12:30:30+01:00", ""},
		{"Europe/Berlin", "2026-10-24T12:00:00+02:00", "2026-10-25 02:30 +01:00", "2026-10-25T02:30:00+01:00", ""},
	} {
		want := ""
		if c.said != "" {
			want = "scantop: --start " + c.start + " means " + c.said + "\n"
		}
		code, stderr, start, _ := launchAt(t, c.zone, c.now, "--start", c.start)
		if code != 0 || start != c.sent || stderr != want {
			t.Errorf("%s at %s: ends with %d, %q, starts %s; want %q, %s", c.start, c.now, code, stderr, start, want,
				c.sent)
		}
	}
}

// Times that do not exist or have passed are rejected with a reason, and nothing is sent.
func TestNewRefusesTimesThatThereAreNot(t *testing.T) {
	for _, c := range []struct{ zone, now, start, says string }{
		{"Europe/Berlin", "2026-03-28T12:00:00+01:00", "2026-03-29 02:30", "no such time that day: clocks go forward"},
		{"America/New_York", "2026-03-08T00:30:00-05:00", "02:30", "no such time that day: clocks go forward"},
		{"Africa/Casablanca", "2026-03-21T12:00:00+00:00", "tomorrow 02:30",
			"no such time that day: clocks go forward"},
		{"Pacific/Apia", "2011-12-29T12:00:00-10:00", "2011-12-30", "no such day"},
		{"Europe/Berlin", "2026-03-02T12:00:00+01:00", "2026-02-30", "no such day"},
		{"Europe/Berlin", "2026-03-02T12:00:30+01:00", "today 12:00", "is in the past"},
	} {
		code, stderr, start, _ := launchAt(t, c.zone, c.now, "--start", c.start)
		want := "scantop: --start " + c.start + ": " + c.says + " (see scantop new --help)\n"
		if code != exitUsage || start != "" || stderr != want {
			t.Errorf("%s at %s: ends with %d, %q, starts %q; want %q", c.start, c.now, code, stderr, start, want)
		}
	}
}

func TestNewTakesADateAsAnEndToItsEnd(t *testing.T) {
	for _, c := range []struct{ end, sent, said string }{
		{"2026-10-31", "2026-10-31T23:59:59+01:00", ""},
		{"2026-10-25 02:30", "2026-10-25T02:30:00+02:00", "1st of two"},
		{"30d", "2026-11-23T12:00:00+01:00", ""},
	} {
		code, stderr, _, end := launchAt(t, "Europe/Berlin", "2026-10-24T12:00:00+02:00", "--repeat", "periodic",
			"--end", c.end)
		said := strings.HasPrefix(stderr, "scantop: --end "+c.end+" means "+c.said)
		if code != 0 || end != c.sent || (c.said == "") != (stderr == "") || c.said != "" && !said {
			t.Errorf("%s: ends with %d, %q, the scans end %s, want %s", c.end, code, stderr, end, c.sent)
		}
	}
}
