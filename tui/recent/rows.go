package recent

import (
	"cmp"
	"fmt"
	"strings"

	"scantop/tui/drafts"
	"scantop/tui/safe"
	"scantop/tui/state"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// maxExcerpt is how much of a long list a row takes in, in bytes: more than its
// column is wide.
const maxExcerpt = 200

// rowsOf are the unresolved launches, the earlier drafts and the launches.
func (r *Recent) rowsOf(d *drafts.Drafts) []Row {
	var rows []Row
	row := func(kind Kind, d state.Draft) Row {
		targets := safe.Clean(widget.Limit(cmp.Or(d.Values["Targets"], d.Values["TargetAssetTags"]), maxExcerpt))
		return Row{Kind: kind, At: d.At, Name: safe.Clean(d.Values["Name"]), Targets: strings.Join(strings.Fields(targets), " ")}
	}
	for _, l := range d.Unresolved {
		if len(l.Values) == 0 { // the form was changed since
			l.Values = state.Values{"Targets": strings.Join(l.Sent.Targets[:min(len(l.Sent.Targets), 20)], " ")}
		}
		unresolved := row(Unresolved, l.Draft)
		unresolved.Name = safe.Clean(l.Sent.Name)
		start := l.Sent.Start.In(r.zone).Format(text.FullTime)
		unresolved.Said = cmp.Or(l.Said, fmt.Sprintf(r.text.Form.InFlight, unresolved.Name, start))
		if l.Looking {
			unresolved.Said += " " + r.text.Recent.Looking
		}
		rows = append(rows, unresolved)
	}
	for _, d := range d.Earlier {
		rows = append(rows, row(Draft, d))
	}
	for _, l := range d.Recent.List {
		rows = append(rows, row(Launched, state.Draft{Values: l.Values, At: l.At}))
	}
	return rows
}
