package order

import (
	"fmt"
	"strings"

	"scantop/client"
	"scantop/tui/text"
)

// Summary says in one sentence what AVDS will do.
func (o Order) Summary(words *text.Catalogue) string {
	w, s := &words.Form.Summary, o.Spec
	format := w.Vuln
	switch s.Type {
	case client.TypeContent:
		format = w.Content
	case client.TypeAsset:
		format = w.Asset
	}
	often := w.Once
	if s.Trigger == client.TriggerPeriodic {
		often = fmt.Sprintf(w.Until, words.Details.Every(s.Interval, string(s.Period)), text.ShortTime(s.End))
	}
	parts := []string{fmt.Sprintf(format, o.scanned(words), often), w.Now}
	if s.Start.After(o.Asked) {
		parts[1] = fmt.Sprintf(w.At, text.ShortTime(s.Start))
	}
	parts = append(parts, words.Aside(daily(w, s), WindowZone(words, s)))
	for _, p := range o.table {
		if len(p.Choices) == 0 || !o.Applies(p.Name) {
			continue
		}
		for _, value := range p.Sent(s) {
			if said := words.Form.Parameters[p.Name].Choices[value].Clause; said != "" {
				parts = append(parts, said)
			}
		}
	}
	return strings.Join(parts, w.Comma) + w.Stop
}

// ScansAll reports whether a scan covers all assets of the account.
func ScansAll(s client.Spec) bool { return s.ScanAll != nil && *s.ScanAll }

// scanned names what is scanned.
func (o Order) scanned(words *text.Catalogue) string {
	if ScansAll(o.Spec) {
		return words.Form.Summary.AllAssets
	}
	var parts []string
	for _, p := range o.table {
		w := words.Form.Parameters[p.Name]
		if w.Many == "" {
			continue
		}
		if said := counted(len(p.Sent(o.Spec)), w.One, w.Many); said != "" {
			parts = append(parts, said)
		}
	}
	return strings.Join(parts, words.Form.Summary.And)
}

// daily says at what time of day a scan may run.
func daily(w *text.Summary, s client.Spec) string {
	from, to := strings.TrimSuffix(s.RuntimeStart, ":00"), strings.TrimSuffix(s.RuntimeEnd, ":00")
	switch {
	case s.RuntimeStart == "00:00:00" && s.RuntimeEnd == dayEnd:
		return w.AnyTime
	case s.RuntimeEnd < s.RuntimeStart:
		return fmt.Sprintf(w.Overnight, from, to)
	default:
		return fmt.Sprintf(w.Window, from, to)
	}
}
