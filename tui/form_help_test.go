package tui

import (
	"fmt"
	"testing"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// A reply to a launch that arrives while the help is open leaves the help open. Closing the help shows the
// outcome.
func TestAReplyToALaunchWhileTheHelpIsOpen(t *testing.T) {
	t.Parallel()
	const scan, id = "scan-20260302-120000", "2026030212000000000"
	w := text.For("en")
	for name, c := range map[string]struct {
		avds *fakeAVDS
		want []string
	}{
		"created": {&fakeAVDS{}, []string{fmt.Sprintf(w.List.Created, scan, id)}},
		"rejected": {
			&fakeAVDS{launch: &client.Error{Kind: client.KindInvalidRequest, Code: "InvalidTargets",
				Message: "not yours"}},
			[]string{w.Form.Title, w.Form.NotCreated, "not yours", "a.example.com"},
		},
		"lost, but created": {
			&fakeAVDS{launch: lostReply, launchActs: true},
			[]string{fmt.Sprintf(w.List.CreatedEarlier, scan, id)},
		},
		"lost, unresolved": {
			&fakeAVDS{launch: lostReply, err: &client.Error{Kind: client.KindNetwork, Message: "reset"}},
			[]string{w.Form.Title, scan + " (start 2026-03-02 12:00:00 +08:00)"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := openForm(t, &fakeAVDS{}, 120, 36, withoutWaits)
			h.service.Lister, h.service.Creator = c.avds, c.avds
			h.write("a.example.com")
			h.press("ctrl+s")
			h.hold = true
			h.press("enter", "f1")
			h.see(w.HelpTitle)
			h.release()
			h.advance(2 * time.Minute)
			h.see(w.HelpTitle)
			h.press("esc")
			h.see(c.want...)
			if len(c.avds.specs) != 1 {
				t.Errorf("%d launches, want 1", len(c.avds.specs))
			}
		})
	}
}

// During a launch, keys that are text in the form and keys that leave it do nothing, so that the outcome is seen.
func TestKeysDuringALaunchDoNothing(t *testing.T) {
	t.Parallel()
	avds, w := &fakeAVDS{}, text.For("en")
	h := openForm(t, avds, 120, 36)
	h.write("a.example.com")
	h.press("ctrl+s")
	h.hold = true
	h.press("enter")
	for _, key := range []string{"q", "esc", "enter", "ctrl+s", "ctrl+r", "ctrl+t", "tab", "c", "y", "left", "down"} {
		h.press(key)
		h.see(w.Form.SendingTitle, w.Form.Sending)
		if h.left != nil {
			t.Fatalf("%s quits", key)
		}
	}
	h.release()
	h.miss(w.Form.SendingTitle)
	if len(avds.specs) != 1 {
		t.Errorf("%d launches, want 1", len(avds.specs))
	}
}

// In the form, y is a letter and tab leads to the next field: the keys of the review stand in its own help.
func TestTheHelpOfTheFormHasOnlyItsKeys(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese} {
		h := openForm(t, &fakeAVDS{}, 160, 45, change)
		h.write("a.example.com")
		own, review := h.m.keys.Form.Edit.Help().Desc, h.m.keys.Review.Other.Help().Desc
		h.press("f1")
		h.see(own)
		h.miss(review, h.m.keys.Review.Back.Help().Desc)
		h.press("esc", "ctrl+s", "f1")
		h.see(review)
		h.miss(own, h.m.keys.Review.Expand.Help().Desc)
	}
}
