package tui

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"scantop/client"
	"scantop/client/simulator"
)

// withoutWaits lets the program search for a launched scan without real waits.
func withoutWaits(o *Options) {
	o.Wait = func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
}

var lostReply = &client.Error{Kind: client.KindTimeout, Action: "CreateScan", Message: "no complete answer in time",
	MayHaveTakenEffect: true}

// If the reply to a launch is lost, the program shows the scan if it exists.
func TestALostReplyLeadsToTheScan(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(10), launch: lostReply, launchActs: true}
	h := openForm(t, avds, 120, 36, withoutWaits)
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.see("The earlier launch", "scan-20260302-120000")
	if !strings.Contains(h.selected(), "scan-20260302-120000") || len(avds.specs) != 1 {
		t.Errorf("the cursor is on %q after %d launches", h.selected(), len(avds.specs))
	}
}

// News that come after a launch wait for the next key, counted beside the notice about the launch.
func TestTheNoticeOfALaunchStaysUntilTheNextKey(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{scans: manyScans(10)}, 100, 30)
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.finish(1) // below the new scan
	h.advance(15 * time.Second)
	h.see("Created scan-20260302-120000", "1 finished · e")
	h.press("down")
	h.see("✓ nightly-web-edge finished")
	h.miss("Created scan")
}

func TestALostReplyWithoutAScanMayBeLaunchedAgain(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(10), launch: lostReply}
	h := openForm(t, avds, 120, 36, withoutWaits)
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	h.see("Not created, as far as the list shows: the scan was not in it after 46 seconds. You can launch again.",
		"a.example.com")
	avds.launch = nil
	h.press("ctrl+s", "enter")
	h.see("Created scan-20260302-120000")
	if len(avds.specs) != 2 {
		t.Errorf("%d launches", len(avds.specs))
	}
}

// A notice about an unclear launch says what was found, and why more is not known.
func TestAnUnclearOutcomeSaysWhatWasFound(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		change func(*harness)
		says   string
	}{
		{func(h *harness) { h.avds.short = true }, "The list is incomplete."},
		{func(h *harness) { h.avds.err = &client.Error{Kind: client.KindServer} },
			"read either: AVDS error"},
		{func(h *harness) {
			twin := client.Scan{ID: "71", Name: "scan-20260302-120000", Type: client.TypeVuln,
				Trigger: client.TriggerOnce, Start: noon.Add(time.Second)}
			h.avds.sending = func() { h.avds.scans = append([]client.Scan{twin}, h.avds.scans...) }
		}, "Possible match, newest first: 71."},
	} {
		h := openForm(t, &fakeAVDS{scans: manyScans(10), launch: lostReply}, 120, 36, withoutWaits)
		h.write("a.example.com")
		h.press("ctrl+s")
		c.change(h)
		h.press("enter")
		h.see("Unclear whether", c.says)
	}
}

// During the search for the scan, the form is locked and says why.
func TestTheFormIsLockedDuringTheSearch(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(10), launch: lostReply}
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s")
	h.hold = true
	h.press("enter")
	held := h.held[0]
	h.held = nil
	h.send(held()) // the outcome is unclear; the search is held
	h.see("Checking the list for up to a minute")
	for range 30 {
		h.press("enter", "ctrl+s", "esc", "y", "tab")
	}
	h.release()
	if len(avds.specs) != 1 {
		t.Errorf("%d launches", len(avds.specs))
	}
}

// Wherever the connection breaks, and however often enter is pressed, AVDS has at most one
// scan, and the notice about it is true.
func TestExactlyOnceWhateverBreaks(t *testing.T) {
	t.Parallel()
	for _, info := range simulator.Faults() {
		if info.Action != "" && info.Action != "CreateScan" || strings.HasPrefix(info.Name, "hang") ||
			strings.HasPrefix(info.Name, "drip") || info.Name == "huge" {
			continue // same ends as others, but later
		}
		t.Run(info.Name, func(t *testing.T) {
			t.Parallel()
			server, err := simulator.Start(simulator.Config{Seed: 1, Scans: []simulator.Script{}})
			if err != nil {
				t.Fatal(err)
			}
			defer server.Close()
			c, err := client.New(client.WithEndpoint(server.URL), client.WithDirect(),
				client.WithStaticCredentials(server.AccessKeyID, server.AccessKeySecret, ""),
				client.WithTransport(func(network http.RoundTripper) http.RoundTripper {
					return server.Transport(network)
				}))
			if err != nil {
				t.Fatal(err)
			}
			h := openForm(t, &fakeAVDS{}, 120, 36, withoutWaits, func(o *Options) { o.Now = time.Now })
			h.service.Lister, h.service.Creator = c, c
			if err := server.Inject(simulator.Fault{Name: info.Name, Action: "CreateScan"}); err != nil {
				t.Fatal(err)
			}
			h.write("a.example.com")
			h.press("ctrl+s")
			h.hold = true
			for range 10 {
				h.press("enter")
			}
			h.release()
			server.Recover()
			page, err := c.DescribeScans(t.Context(), client.Query{})
			if err != nil {
				t.Fatal(err)
			}
			screen := h.screen()
			said := strings.Contains(screen, "Created scan-") || strings.Contains(screen, " succeeded ·")
			denied := strings.Contains(screen, "Not created")
			if len(page.Scans) > 1 || said != (len(page.Scans) == 1) || denied != (len(page.Scans) == 0) {
				t.Errorf("%d scans exist; the screen:\n%s", len(page.Scans), screen)
			}
		})
	}
}

// The draft is restored however the program ended.
func TestADraftComesBack(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := openForm(t, &fakeAVDS{}, 120, 36, remembering(kept))
	h.write("a.example.com b.example.com")
	if left := kept.drafts(); len(left) != 1 || left[0].Sent != nil {
		t.Fatal(kept.kept)
	}
	again := start(t, &fakeAVDS{}, 120, 36, remembering(kept))
	again.press("n")
	again.see("Targets.1     a.example.com", "Targets.2     b.example.com", "Draft restored")
	again.press("ctrl+s", "enter")
	again.see("Created ")
	if left := kept.drafts(); len(left) > 0 {
		t.Errorf("after the launch, %+v is still saved", left)
	}
}

// A program that is killed during a launch says so at its next start: it saves a record
// before it sends.
func TestAKilledLaunchIsReported(t *testing.T) {
	t.Parallel()
	kept, avds := &fakeStore{}, &fakeAVDS{}
	var killed fakeStore
	avds.sending = func() { killed = fakeStore{kept: maps.Clone(kept.kept), order: maps.Clone(kept.order)} }
	h := openForm(t, avds, 120, 36, remembering(kept))
	h.write("a.example.com")
	h.press("ctrl+s", "enter")
	if left := killed.drafts(); len(left) != 1 || left[0].Sent == nil {
		t.Fatalf("during the launch, %+v is saved", left)
	}
	again := build(t, &fakeAVDS{}, 120, 36, remembering(&killed))
	again.hold = true
	again.send(again.m.launches.ReadEarlier()())
	again.see("Unclear whether scan-20260302-120000 was created") // before the first reply
	again.press("n")
	again.see("An earlier launch is unresolved")
	again.miss("a.example.com")
	again.press("ctrl+t")
	again.see("scantop stopped while launching scan-20260302-120000 (start 2026-03-02 12:00:00 +08:00)",
		"a.example.com")
}

// If no record can be saved, the form warns before it launches the scan.
func TestALaunchWithoutARecord(t *testing.T) {
	t.Parallel()
	kept, avds := &fakeStore{err: errors.New("no space left on device")}, &fakeAVDS{}
	h := openForm(t, avds, 120, 36, remembering(kept))
	h.write("a.example.com")
	h.see("no space left on device") // at once, also in the form
	h.press("ctrl+s", "enter")
	h.see("Not launched: scantop could not save a record of it (no space left on device).", "enter Back")
	if len(avds.specs) != 0 {
		t.Fatal("the scan was launched without a record")
	}
	h.press("tab", "enter")
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1", len(avds.specs))
	}
}

func TestCloningAScan(t *testing.T) {
	t.Parallel()
	avds := &fakeAVDS{scans: manyScans(10)}
	h := openForm(t, avds, 120, 36)
	h.write("mine.example.com")
	h.press("esc", "c")
	h.see("Cloned from nightly-web-edge", "www0.example.com", "scan-20260302-120000")
	h.press("ctrl+r")
	h.see("mine.example.com")
	h.miss("www0.example.com")
	h.press("esc", "enter", "c") // also from the details
	h.see("Cloned from nightly-web-edge")
}

func TestRecentLaunchesAreTemplates(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	h := openForm(t, &fakeAVDS{}, 120, 36, remembering(kept))
	h.press("ctrl+t")
	h.see("No drafts or launches yet")
	h.press("esc")
	h.write("first.example.com")
	h.press("ctrl+s", "enter", "n")
	h.write("second.example.com")
	h.press("ctrl+s", "enter", "n", "ctrl+t")
	h.see("Drafts and launches", "launched", "second.example.com", "first.example.com", "03-02 12:00")
	h.press("down", "enter")
	h.see("Filled in from scan-20260302-120000", "first.example.com")
	h.press("ctrl+s", "enter")
	if launches := kept.launches(); len(launches.List) != 2 {
		t.Errorf("%d launches are saved, want 2", len(launches.List))
	}
}

// Two windows do not overwrite each other's launches.
func TestLaunchesOfAnotherWindowAreKept(t *testing.T) {
	t.Parallel()
	kept := &fakeStore{}
	var windows []*harness
	for range 2 {
		windows = append(windows, openForm(t, &fakeAVDS{}, 120, 36, remembering(kept)))
	}
	for i, target := range []string{"first.example.com", "second.example.com", "third.example.com"} {
		h := windows[i%2]
		h.advance(time.Duration(i) * time.Minute)
		h.write(target)
		h.press("ctrl+s", "enter", "n")
	}
	var targets []string
	for _, launch := range kept.launches().List {
		targets = append(targets, launch.Values["Targets"])
	}
	if want := []string{"third.example.com", "second.example.com", "first.example.com"}; !slices.Equal(targets, want) {
		t.Errorf("saved targets: %q, want %q", targets, want)
	}
}

// scantop new fills the form and keeps an earlier draft.
func TestTheFormOpensFilledFromTheCommandLine(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{}, 120, 36, leftBehind(leftWith("draft.example.com")), func(o *Options) {
		o.Entries = map[string]string{"Targets": "a.example.com", "Name": "given"}
	})
	h.see("New scan", "a.example.com", "given", "earlier draft")
	h.press("ctrl+r")
	h.see("draft.example.com")
}
