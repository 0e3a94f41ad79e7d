package events

import (
	"encoding/csv"
	"strings"
	"time"

	"scantop/tui/monitor"
	"scantop/tui/safe"
)

// eventsCSV writes entries as RFC 4180 has it, with times as RFC 3339 has it.
// It is for programs, so neither heads nor values follow the language.
func eventsCSV(entries []monitor.Event) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	write := func(row ...string) { _ = w.Write(row) } // a strings.Builder takes everything
	write("time", "id", "name", "event", "from", "to")
	for _, e := range entries {
		write(e.At.Format(time.RFC3339), safe.Inert(e.ID), safe.Inert(e.Name), e.Kind.String(), safe.Inert(e.From), safe.Inert(e.To))
	}
	w.Flush()
	return b.String()
}
