package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"scantop/client"
	"scantop/tui/text"
)

// summary says in one sentence what the service will do with a scan that is sent
// at a time.
func summary(t *text.Catalogue, s client.Spec, asked time.Time) string {
	w := &t.Form.Summary
	format := w.Vuln
	switch s.Type {
	case client.TypeContent:
		format = w.Content
	case client.TypeAsset:
		format = w.Asset
	}
	often := w.Once
	if s.Trigger == client.TriggerPeriodic {
		often = fmt.Sprintf(w.Until, t.Details.Every(s.Interval, string(s.Period)), shortTime(s.End))
	}
	parts := []string{fmt.Sprintf(format, scanned(w, s), often), w.Now}
	if s.Start.After(asked) {
		parts[1] = fmt.Sprintf(w.At, shortTime(s.Start))
	}
	parts = append(parts, strings.TrimSpace(daily(w, s)+" "+windowZone(t, s)))
	switch s.Type {
	case client.TypeVuln:
		parts = append(parts, w.Mode(string(s.Flow)), w.Speed(strconv.Itoa(s.QPS)))
		parts = append(parts, chosen(s.AssetDiscover, w.Discover, w.NoDiscover)...)
		parts = append(parts, chosen(s.AssetLoginScan, w.Login, w.NoLogin)...)
	case client.TypeContent:
		parts = append(parts, fmt.Sprintf(w.Homepage, t.Details.Every(s.IndexIntervalInMinute, string(client.PeriodMinute))),
			fmt.Sprintf(w.WholeSite, t.Details.Every(s.SiteIntervalInDay, string(client.PeriodDay))))
	}
	return strings.Join(parts, w.Comma) + w.Stop
}

// scanned says what is scanned.
func scanned(w *text.Summary, s client.Spec) string {
	if scopeOf(s).all {
		return w.AllAssets
	}
	var parts []string
	for _, list := range []struct {
		n         int
		one, many string
	}{{len(s.Targets), w.Host, w.Hosts}, {len(s.TargetAssetTags), w.Tag, w.Tags}} {
		if said := counted(list.n, 0, list.one, list.many, ""); said != "" {
			parts = append(parts, said)
		}
	}
	return strings.Join(parts, w.And)
}

// daily says at what time of day a scan may run.
func daily(w *text.Summary, s client.Spec) string {
	from, to := strings.TrimSuffix(s.RuntimeStart, ":00"), strings.TrimSuffix(s.RuntimeEnd, ":00")
	switch {
	case s.RuntimeStart == "00:00:00" && s.RuntimeEnd == "23:59:59":
		return w.AnyTime
	case s.RuntimeEnd < s.RuntimeStart:
		return fmt.Sprintf(w.Overnight, from, to)
	default:
		return fmt.Sprintf(w.Window, from, to)
	}
}

// windowZone says by whose clock the daily window goes, where that matters.
func windowZone(t *text.Catalogue, s client.Spec) string {
	if window, ok := newDailyWindow(s.RuntimeStart, s.RuntimeEnd); ok && window.length() == wholeDay {
		return ""
	}
	return byService(t, s)
}

// chosen is the word for a switch, none where the service decides.
func chosen(on *bool, yes, no string) []string {
	switch {
	case on == nil:
		return nil
	case *on:
		return []string{yes}
	default:
		return []string{no}
	}
}

// shortTime is a point in time in the zone of the screen, without seconds that
// say nothing.
func shortTime(at time.Time) string { return strings.TrimSuffix(at.Format(time.DateTime), ":00") }
