package tui

import (
	"maps"
	"slices"
	"strconv"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/order"
)

// A review may stay open for hours. Now still means the time of the launch, and a start in
// the past is not sent.
func TestAReviewThatStoodForLong(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s")
	h.advance(2 * time.Hour)
	h.press("enter")
	if len(avds.specs) != 1 || !avds.specs[0].Start.Equal(noon.Add(2*time.Hour)) {
		t.Errorf("sent %+v", avds.specs)
	}
	h = openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.replace("StartDate", "12:30")
	h.press("ctrl+s")
	h.advance(2 * time.Hour)
	h.press("enter")
	h.see("The start has passed")
	if len(avds.specs) != 1 {
		t.Error("a start in the past was sent")
	}
}

// A window without a draft saves none.
func TestWithoutADraftNothingIsSaved(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := start(t, &fakeAVDS{scans: manyScans(5)}, 120, 36, remembering(kept))
	h.press("down", "n", "esc", "e", "esc", "n", "ctrl+r", "ctrl+t", "x", "esc", "esc")
	if left := kept.drafts(); len(left) > 0 {
		t.Errorf("saved: %+v", left)
	}
}

// The draft that a clone replaced comes back after the launch of the clone, and after a
// crash.
func TestAReplacedDraftIsNotLost(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := openForm(t, &fakeAVDS{scans: manyScans(5)}, 120, 36, remembering(kept))
	h.write("precious.example.com")
	h.press("esc", "c")
	again := start(t, &fakeAVDS{}, 120, 36, remembering(&fakeStore{kept: maps.Clone(kept.kept), order: kept.order}))
	again.press("n")
	again.see("www0.example.com")
	again.press("ctrl+t")
	again.see("precious.example.com")
	h.press("ctrl+s", "enter", "n")
	h.see("precious.example.com")
}

// A clone has the daily window of its scan in any time zone.
func TestACloneKeepsItsDailyWindow(t *testing.T) {
	t.Parallel()
	from := time.Date(2026, 3, 1, 22, 0, 0, 0, time.FixedZone("UTC+8", 8*3600)).UnixMilli()
	s := client.Scan{RuntimeStart: strconv.FormatInt(from, 10), RuntimeEnd: "06:00:00"}
	entries := order.Like(&s, noon.UTC())
	if entries["RuntimeStart"] != "22:00:00" || entries["RuntimeEnd"] != "06:00:00" {
		t.Errorf("got %q to %q", entries["RuntimeStart"], entries["RuntimeEnd"])
	}
}

// A clone has the hosts, tags and keywords of its scan, or a problem, also if the screen cannot show them.
func TestACloneIsOfTheScanItself(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{{"c", "ctrl+s", "enter"}, {"R", "shift+tab", "enter"}} {
		for i, change := range []func(s *client.Scan){
			func(s *client.Scan) { s.Targets = []string{"हिन्दी.com", "ไทย.com"} }, // not हनद.com
			func(s *client.Scan) { s.Targets = []string{"a.com\u200bb.com"} },
			func(s *client.Scan) { s.TargetsOriginal = []string{"हिन्दी"} },
			func(s *client.Scan) { s.TargetsOriginal = []string{"prod\u200b"} },
		} {
			scans := []client.Scan{{ID: "1", Name: "edge", Type: client.TypeVuln, Flow: client.FlowGeneral,
				Trigger: client.TriggerOnce, Targets: []string{"a.example.com"}}}
			change(&scans[0])
			avds := &fakeAVDS{scans: scans}
			h := start(t, avds, 120, 36)
			for _, k := range keys {
				h.press(k)
				h.advance(time.Second)
			}
			launched := []string{}
			for _, spec := range avds.specs {
				launched = append(launched, spec.Targets...)
			}
			want := []string{"xn--j2bd4cyah0f.com", "xn--o3cw4h.com"}[:max(0, 2-2*i)]
			if !slices.Equal(launched, want) {
				t.Errorf("%s, scan %d: launched %+v\n%s", keys, i, avds.specs, h.screen())
			}
		}
	}
}

// The form says which values of a scan a clone cannot have. It offers to restore a draft
// only if there is one.
func TestACloneSaysWhatItCannotHave(t *testing.T) {
	t.Parallel()
	scans := manyScans(3)
	scans[0].Flow, scans[0].Trigger = "covert", client.TriggerPeriodic
	scans[0].Period, scans[0].Interval = client.PeriodHour, 6
	h := start(t, &fakeAVDS{scans: scans}, 120, 36)
	h.press("c")
	h.see("Cloned from nightly-web-edge.", "Not available for new scans and left out: Mode", "covert, Unit hour.")
	h.see("so set to the default: Speed, Discover,", "Login scan, Source IP, Repeat every")
	h.miss("ctrl+r")
	h.press("esc", "down", "down", "c")
	h.see("Cloned from weekly-corp.")
	h.miss("earlier draft") // the user typed nothing
	h.write(" precious.example.com")
	h.press("esc", "c")
	h.see("Cloned from weekly-corp.", "earlier draft")
	h.press("ctrl+r")
	h.see("precious.example.com")
}

// The documented samples of DescribeScans call the full mode "skynet". A clone of such a
// scan has the full mode and needs a confirmation.
func TestACloneOfTheSamplesModeIsFull(t *testing.T) {
	t.Parallel()
	scans := manyScans(1)
	scans[0].Flow = "skynet"
	h := start(t, &fakeAVDS{scans: scans}, 120, 36)
	h.press("c")
	h.see("Cloned from nightly-web-edge.")
	h.miss("Not available")
	h.press("ctrl+s")
	h.see("full mode")
	h.press("enter")
	h.see("Full mode is intrusive and may disrupt")
}
