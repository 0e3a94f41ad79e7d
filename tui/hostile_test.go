package tui

import (
	"strings"
	"testing"

	"scantop/client"
	"scantop/tui/internal/tuitest"
)

func TestHostileScansAreShownHarmless(t *testing.T) {
	t.Parallel()
	evil := "\x1b[2J\x1b]52;c;aGk=\x07" + strings.Repeat("长", 5000)
	h := start(t, &fakeAVDS{scans: []client.Scan{{
		ID: evil, Name: evil, Status: client.Status(evil), Type: client.ScanType(evil), Flow: client.FlowName(evil),
		Targets: []string{evil},
	}}}, 120, 36)
	for _, sequence := range []string{"\x1b[2J", "\x1b]52", "\x07"} {
		if strings.Contains(h.m.View().Content, sequence) {
			t.Errorf("%q reached the screen", sequence)
		}
	}
	h.see("[2J]52;c;aGk=长")
	tuitest.Fits(t, "hostile", h.m.View().Content, 120, 36)
}
