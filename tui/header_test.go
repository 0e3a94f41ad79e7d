package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/tui/view"
)

// top returns the first line of the screen.
func (h *harness) top() string {
	line, _, _ := strings.Cut(h.screen(), "\n")
	return line
}

// notLive returns the ways in which the data of 12:00:00 stop being live.
func notLive() map[string]func(h *harness) {
	fail := func(err error) func(h *harness) {
		return func(h *harness) { h.avds.err = err; h.advance(5 * time.Second) }
	}
	return map[string]func(h *harness){
		"no connection":        fail(&client.Error{Kind: client.KindNetwork, Message: "connection refused"}),
		"refused credentials":  fail(&client.Error{Kind: client.KindCredentials, Code: "InvalidAccessKeyId.NotFound"}),
		"the service's wish":   fail(&client.Error{Kind: client.KindThrottled, RetryAfter: time.Minute}),
		"a request that hangs": func(h *harness) { h.hold = true; h.advance(20 * time.Second) },
		"a page that hangs":    func(h *harness) { h.hold = true; h.press("right"); h.advance(2 * time.Second) },
		"a refresh that hangs": func(h *harness) { h.hold = true; h.press("r"); h.advance(time.Minute) },
		"a pause":              func(h *harness) { h.press("z") },
		"a pause of hours":     func(h *harness) { h.press("z"); h.advance(3 * time.Hour) },
		"a failure in a pause": func(h *harness) { h.press("z"); fail(noCredentials(h.t))(h); h.press("r") },
		"a sleep of hours": func(h *harness) {
			h.hold = true
			h.clock = h.clock.Add(8 * time.Hour)
			h.advance(time.Second)
		},
		"a suspension": func(h *harness) { h.hold = true; h.clock = h.clock.Add(time.Hour); h.send(resumed()) },
	}
}

// If the data are not live, the header says when they were received, at any width.
func TestTheHeaderSaysWhenOldDataWereReceived(t *testing.T) {
	t.Parallel()
	for lang, c := range map[string]struct {
		change      func(*Options)
		live, dated string
	}{
		"en": {func(*Options) {}, "● live", "as of 12:00:00"},
		"zh": {inChinese, "● 实时", "数据截至 12:00:00"},
	} {
		for name, reach := range notLive() {
			for _, size := range [][2]int{{40, 10}, {56, 14}, {80, 24}, {160, 45}} {
				h := start(t, &fakeAVDS{scans: manyScans(60)}, size[0], size[1], c.change)
				if top := h.top(); !strings.Contains(top, c.live) || strings.Contains(top, c.dated) {
					t.Fatalf("with live data, the header says %q", top)
				}
				reach(h)
				if top := h.top(); strings.Contains(top, c.live) || !strings.Contains(top, c.dated) {
					t.Errorf("%s, %s, %d columns: the header says %q, want %q", lang, name, size[0], top, c.dated)
				}
			}
		}
	}
}

// A time of another day is shown with its date. The date appears at midnight even if nothing
// else happens.
func TestTheHeaderDatesTimesOfAnotherDay(t *testing.T) {
	t.Parallel()
	for name, reach := range notLive() {
		h := start(t, &fakeAVDS{scans: manyScans(60)}, 120, 36)
		reach(h)
		day := 24*time.Hour - h.clock.Sub(noon)
		h.advance(day - 12*time.Hour - time.Minute) // 23:59
		if top := h.top(); !strings.Contains(top, "as of 12:00:00") {
			t.Errorf("%s, on the same day: %q", name, top)
		}
		before := h.frames
		h.advance(2 * time.Minute)
		if h.frames == before {
			t.Errorf("%s: no frame is drawn at midnight", name)
		}
		for width := view.MinWidth; width <= 120; width++ {
			h.send(tea.WindowSizeMsg{Width: width, Height: 20})
			if top := h.top(); !strings.Contains(top, "as of 03-02 12:00:00") {
				t.Errorf("%s, on the next day, %d columns: %q", name, width, top)
			}
		}
	}
}

func TestAListPausedBeforeItsFirstReplyDatesThePause(t *testing.T) {
	t.Parallel()
	h := build(t, &fakeAVDS{}, 120, 36)
	h.hold = true
	h.drain(h.m.Init())
	h.press("z")
	before := h.frames
	h.advance(13 * time.Hour)
	if h.frames == before || !strings.Contains(h.top(), "refresh paused since 03-02 12:00:00") {
		t.Errorf("after %d frames the header says %q", h.frames-before, h.top())
	}
}

func TestALiveHeaderDatesTheNewestChange(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(4)[2:4]}, 120, 36) // no scan is running or waiting
	h.see("changed 12:00:00")
	h.advance(12*time.Hour + time.Minute)
	h.see("● live", "changed 03-02 12:00:00")
}

// A narrow header drops the title and the times before the failure itself.
func TestANarrowHeaderKeepsWhatFails(t *testing.T) {
	t.Parallel()
	h := start(t, &fakeAVDS{scans: manyScans(60)}, 40, 10)
	notLive()["refused credentials"](h)
	const all = "✗ refresh stopped: credentials rejected at 12:00:05 · as of 12:00:00"
	for width, want := range map[int]string{
		40:  "✗ refresh stopped: c… · as of 12:00:00",
		68:  "scantop ✗ refresh stopped: credentials rejected · as of 12:00:00",
		80:  "scantop " + all,
		120: "scantop · prod · avds.example.com · cn-hangzhou " + all,
	} {
		h.send(tea.WindowSizeMsg{Width: width, Height: 20})
		if top := h.top(); strings.Join(strings.Fields(top), " ") != want {
			t.Errorf("%d columns: %q, want %q", width, top, want)
		}
	}
}
