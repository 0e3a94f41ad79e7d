package recent

import (
	"cmp"
	"fmt"
	"strings"

	"scantop/client/launch"
	"scantop/tui/drafts"
	"scantop/tui/explain"
	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// maxExcerpt is how many bytes of the targets a row takes: more than its column can show.
const maxExcerpt = 200

// rowsOf returns the rows for drafts and launches.
func (r *Recent) rowsOf(d *drafts.Drafts) []row {
	var rows []row
	newRow := func(kind kind, d state.Draft) row {
		targets := safe.Clean(widget.Limit(cmp.Or(d.Values["Targets"], d.Values["TargetAssetTags"]), maxExcerpt))
		return row{
			kind: kind, at: d.At,
			name:    safe.Clean(d.Values["Name"]),
			targets: strings.Join(strings.Fields(targets), " "),
		}
	}
	for _, l := range d.Unresolved {
		if len(l.Values) == 0 { // an older version of scantop saved it
			l.Values = state.Values{"Targets": strings.Join(l.Sent.Targets[:min(len(l.Sent.Targets), 20)], " ")}
		}
		unresolved := newRow(unresolvedRow, l.Draft)
		unresolved.name, unresolved.said = safe.Clean(l.Sent.Name), r.known(l)
		if l.Looking {
			unresolved.said = r.text.Sentences(unresolved.said, r.text.Recent.Looking)
		}
		rows = append(rows, unresolved)
	}
	for _, d := range d.Earlier {
		rows = append(rows, newRow(draftRow, d))
	}
	for _, l := range d.Recent.List {
		rows = append(rows, newRow(launchedRow, state.Draft{Values: l.Values, At: l.At}))
	}
	return rows
}

// known returns what is known of an unresolved launch.
func (r *Recent) known(l drafts.Launch) string {
	name, start := safe.Clean(l.Sent.Name), l.Sent.Start.In(r.zone).Format(text.FullTime)
	switch {
	case l.Outcome == nil:
		return fmt.Sprintf(r.text.Form.InFlight, name, start)
	case l.Outcome.State == launch.NotCreated: // these credentials may not see all scans
		return fmt.Sprintf(r.text.Form.NotListed, name, start)
	}
	return explain.Unresolved(r.text, *l.Outcome)
}
