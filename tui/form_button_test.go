package tui

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scantop/client/credentials"
	"scantop/tui/internal/tuitest"
	"scantop/tui/order"
)

// buttons returns the buttons at the bottom of a review or a confirmation: all of them, and
// those with the signs of the focus.
func (h *harness) buttons() (all, focused []string) {
	h.t.Helper()
	sign := regexp.MustCompile(`([›>]?)\[ ([^\]]+) \]([‹<]?)`)
	for line := range strings.SplitSeq(h.screen(), "\n") {
		for _, found := range sign.FindAllStringSubmatch(line, -1) {
			all = append(all, found[2])
			if found[1] != "" || found[3] != "" {
				focused = append(focused, found[2])
			}
			if strings.Contains(line, h.m.th.Glyphs.Cursor+" ") {
				h.t.Errorf("a sign of the focus beside the buttons: %q", line)
			}
		}
	}
	return all, focused
}

// pressed fails the test unless the signs of the focus, the colour and the footer all name
// the same button.
func (h *harness) pressed(button string) {
	h.t.Helper()
	all, focused := h.buttons()
	if len(all) != 2 || len(focused) != 1 || focused[0] != button {
		h.t.Errorf("the focus is on %q of %q, want %q:\n%s", focused, all, button, h.screen())
	}
	if !strings.Contains(h.screen(), "enter "+button) {
		h.t.Errorf("enter does not press %s:\n%s", button, h.screen())
	}
	reverse := regexp.MustCompile(`\x1b\[(?:[0-9;]*;)?7(?:;[0-9;]*)?m([^\x1b]*)\x1b`)
	filled := reverse.FindAllStringSubmatch(h.m.View().Content, -1)
	if len(filled) != 1 || !strings.Contains(filled[0][1], button) {
		h.t.Errorf("%q has the colour of the focus, want %s", filled, button)
	}
}

// At every size and in every theme, the user can see which button enter presses. Left and
// right stop at the ends.
func TestOneButtonShowsTheFocus(t *testing.T) {
	t.Parallel()
	looks := map[string]func(*Options){"en": func(*Options) {}, "zh": inChinese, "mono": inMono, "ascii": inASCII}
	for look, change := range looks {
		for _, size := range [][2]int{{40, 10}, {40, 12}, {80, 24}, {120, 36}} {
			t.Run(fmt.Sprintf("%s %dx%d", look, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				avds := &fakeAVDS{}
				h := openForm(t, avds, size[0], size[1], change)
				w := h.m.text.Form
				intrusive(h)
				h.press("ctrl+s")
				walk := func(left, right, first string) {
					h.pressed(first)
					for _, step := range []struct{ key, button string }{
						{"right", right}, {"right", right}, {"right", right},
						{"left", left}, {"left", left}, {"left", left},
						{"tab", right}, {"tab", left}, {"tab", right},
						{"right", right}, {"left", left}, {"right", right},
					} {
						h.press(step.key)
						h.pressed(step.button)
					}
				}
				walk(w.LaunchButton, w.BackButton, w.LaunchButton)
				h.press("left", "enter")
				h.advance(quiet)
				walk(w.LaunchButton, w.CancelButton, w.CancelButton)
				h.press("right", "right", "enter")
				if h.see(h.m.th.Fold(w.ReviewTitle)); len(avds.specs) > 0 {
					t.Error("Cancel launched the scan")
				}
			})
		}
	}
}

// The review and the confirmation name the account and the endpoint, even if the header has
// no room for them.
func TestTheReviewAndTheConfirmationSayWhere(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese, inMono} {
		for _, size := range [][2]int{{40, 10}, {40, 12}, {80, 24}, {120, 36}} {
			h := openForm(t, &fakeAVDS{}, size[0], size[1], change)
			intrusive(h)
			h.press("ctrl+s")
			for _, title := range []string{h.m.text.Form.ReviewTitle, h.m.text.Form.Confirm.Title} {
				_, body, _ := strings.Cut(h.screen(), "\n") // without the header
				for _, want := range []string{title, "prod", "avds.example.com", "cn-hangzhou"} {
					if !strings.Contains(body, want) {
						t.Errorf("%v: %q is missing in\n%s", size, want, body)
					}
				}
				tuitest.Fits(t, title, h.m.View().Content, size[0], size[1])
				h.press("pgdown", "enter")
			}
		}
	}
}

// The account may become known while the review is open.
func TestTheReviewFollowsTheAccount(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*Options){func(*Options) {}, inChinese} {
		h := openForm(t, &fakeAVDS{}, 80, 24, change, func(o *Options) { o.Account = "" })
		h.write("a.example.com")
		h.press("ctrl+s")
		h.see(h.m.text.Form.AccountUnknown + " · avds.example.com · cn-hangzhou")
		h.service.Lister = &changingKeys{}
		h.see(h.m.text.Account(credentials.KindECS.String()) + " · avds.example.com · cn-hangzhou")
		h.miss(h.m.text.Form.AccountUnknown)
	}
	h := openForm(t, &fakeAVDS{}, 80, 24, func(o *Options) {
		o.Account, o.Source, o.Connection.Demo = "", []string{"demo", "embedded simulator"}, true
	})
	h.write("a.example.com")
	h.press("ctrl+s")
	h.see("\n demo · embedded simulator")
	h.miss(h.m.text.Form.AccountUnknown)
}

// A long name of account or endpoint leaves room for the buttons and the targets.
func TestALongPlaceLeavesRoom(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 40, 10, func(o *Options) {
		o.Account = strings.Repeat("production-", 12)
		o.Source = []string{"avds-vpc.ap-southeast-1.aliyuncs.com", "ap-southeast-1"}
	})
	intrusive(h)
	h.press("ctrl+s", "enter")
	h.see("production-", "b.example.com", "[ Launch ]", "[ Cancel ]")
	tuitest.Fits(t, "question", h.m.View().Content, 40, 10)
}

// The command in the review opens the form. If --yes alone would not launch at once, the
// review names the other flags.
func TestTheReviewSaysWhatItsCommandNeeds(t *testing.T) {
	t.Parallel()
	all := func(h *harness) { h.choose("ScanAll", "1") }
	for name, c := range map[string]struct {
		fill func(h *harness)
		want string
	}{
		"usual":     {func(h *harness) { h.write("a.example.com") }, ""},
		"many":      {func(h *harness) { h.send(tea.PasteMsg{Content: manyHosts(60)}) }, ""},
		"intrusive": {intrusive, "--yes --confirm-intrusive"}, "all assets": {all, "--yes --confirm-all-assets"},
		"both": {func(h *harness) {
			intrusive(h)
			h.goToFirst()
			all(h)
		}, "--yes --confirm-intrusive --confirm-all-assets"},
	} {
		for _, change := range []func(*Options){func(*Options) {}, inChinese} {
			h := openForm(t, &fakeAVDS{}, 120, 36, change)
			c.fill(h)
			h.press("ctrl+s")
			if c.want == "" {
				h.miss("--yes", "--confirm")
			} else {
				h.see(fmt.Sprintf(h.m.text.Form.YesNeeds, strings.TrimPrefix(c.want, "--yes ")), c.want)
			}
			command := h.m.form.Reviewed().Command(order.Connection{})
			if strings.Contains(command, "--yes") || strings.Contains(command, "--confirm") {
				t.Errorf("%s: the command launches without a confirmation: %s", name, command)
			}
		}
	}
}
