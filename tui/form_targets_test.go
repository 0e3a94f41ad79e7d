package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// pasteWithBad opens the form with 40 targets, every fourth of them invalid.
func pasteWithBad(t *testing.T, width, height int) *harness {
	h := openForm(t, &fakeAVDS{}, width, height)
	var lines []string
	for i := 1; i <= 40; i++ {
		host := fmt.Sprintf("www%d.example.com", i)
		if i%4 == 0 {
			host = fmt.Sprintf("192.0.%d.0/24", i)
		}
		lines = append(lines, host)
	}
	h.send(tea.PasteMsg{Content: strings.Join(lines, "\n")})
	return h
}

func TestEveryInvalidTargetCanBeReached(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {80, 12}} {
		h := pasteWithBad(t, size[0], size[1])
		h.see("30 targets · 10 invalid")
		h.press("ctrl+s")
		h.see("target 4 (a network, not a single target): 192.0.4.0/24", "ctrl+g next invalid target")
		for i := 8; i <= 40; i += 4 {
			h.press("ctrl+g")
			h.see(fmt.Sprintf("target %d (a network, not a single target): 192.0.%d.0/24", i, i))
			fields, _, _ := strings.Cut(h.screen(), fmt.Sprintf("no. %d, a network", i))
			if !strings.Contains(fields, fmt.Sprintf("192.0.%d.0/24", i)) {
				t.Errorf("the invalid target is hidden:\n%s", h.screen())
			}
		}
		h.press("ctrl+g") // back to the first
		h.see("target 4 (a network, not a single target): 192.0.4.0/24")
		h.miss("192.0.40.0/24")
	}
}

// ctrl+g moves the cursor behind the next invalid target, so that it can be deleted or
// corrected.
func TestInvalidTargetsAreCorrectedOneByOne(t *testing.T) {
	t.Parallel()
	h := pasteWithBad(t, 80, 24)
	h.press("tab", "tab") // it works from any field
	for left := 9; left > 0; left-- {
		h.press("ctrl+g", "ctrl+w")
		h.see(fmt.Sprintf("30 targets · %d invalid", left))
	}
	h.press("ctrl+g")
	for range len("/24") {
		h.press("backspace")
	}
	h.see("31 targets")
	h.miss("invalid", "ctrl+g")
	h.press("ctrl+s")
	h.see("Review · not launched yet")
}

func TestATargetBeingTypedIsNotInvalidYet(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 120, 36)
	h.write("www")
	h.miss("invalid")
	h.write(" a.example.com foo")
	h.see("2 invalid")
	h.press("tab")
	h.see("2 invalid", "target 3 (no domain suffix): foo")
}

func TestCommentsOfAPastedFileAreLeftOut(t *testing.T) {
	t.Parallel()
	h := openForm(t, &fakeAVDS{}, 80, 24)
	h.send(tea.PasteMsg{Content: "# production\na.example.com # the shop\n\n#b.example.com\nc.example.com\n"})
	h.see("2 targets", "a.example.com")
	h.miss("invalid", "production", "shop")
}
