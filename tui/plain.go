package tui

import (
	"scantop/client"
	"scantop/tui/monitor"
	"scantop/tui/text"
)

// What follows is for commands that have no screen, so that they treat other
// people's text and failures as the screens do.

// Warning says that a scan waits for its daily window, or never runs; else "".
func Warning(t *text.Catalogue, s client.Spec) string { return windowWarning(t, s) }

// Outcome is the status that a scan has come to which had another one before:
// what became of the run, where a periodic scan waits for the next.
func Outcome(from client.Status, s *client.Scan) client.Status {
	return monitor.EffectiveStatus(from, s)
}
