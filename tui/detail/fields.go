package detail

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// Size of the chart of the progress, in cells.
const (
	chartWidth  = 52
	chartHeight = 5
)

// groups returns the fields of the reply that have a value, and what is derived from them. On a wide
// screen, left and right are two columns; elsewhere right stands below left.
func (d *Detail) groups() (left, right []group) {
	identity, results := d.identity(), d.results()
	if len(results.rows) == 0 {
		identity.rows = append(identity.rows, d.report()...)
	}
	left = []group{results, d.progress(), d.schedule()}
	right = []group{d.targets(), d.scope(), identity, d.service()}
	empty := func(g group) bool { return len(g.rows) == 0 }
	return slices.DeleteFunc(left, empty), slices.DeleteFunc(right, empty)
}

// results returns what a scan that is over has found, and its report. It has no rows while the scan is
// running, or waiting for a run without anything being known about the one before.
func (d *Detail) results() group {
	found, ok := "", false
	if d.found != nil {
		found, ok = d.found(&d.scan)
	}
	g := group{title: d.text.Details.Results}
	switch d.scan.Status {
	case client.StatusRunning, "":
		return g
	case client.StatusWaiting:
		if !ok {
			return g
		}
	}
	if ok {
		g.rows = d.derived("found", d.plain(found))
	}
	g.rows = append(g.rows, d.report()...)
	return g
}

func (d *Detail) progress() group {
	s := &d.scan
	percent := d.plain(widget.PercentText(s.Progress))
	if s.Progress.Clamped {
		percent = []widget.Span{{Text: widget.PercentText(s.Progress), Style: d.paint(d.th.Caution)}}
		if said := rawMember(s.Raw, "RunPercent"); said != "" {
			percent = append(percent, d.aside(fmt.Sprintf(d.text.Details.Reported, said)))
		}
	}
	var rate, elapsed, eta []widget.Span
	if d.info.Rate > 0 {
		rate = d.plain(fmt.Sprintf(d.text.Details.PerMinute, rateText(d.info.Rate)))
	}
	if took, ok := d.elapsed(); ok {
		elapsed = d.plain(d.text.Short(text.Brief(took)))
	}
	if d.info.HasETA && !d.info.Stale {
		eta = d.plain(fmt.Sprintf(d.text.Details.TimeLeft, d.text.Short(text.Roughly(d.info.ETA))))
	}
	if d.info.Stalled {
		eta = []widget.Span{{Text: d.text.Status(theme.Stalled), Style: d.paint(d.th.Caution)}}
	}
	return group{d.text.Details.Progress, slices.Concat(
		d.field("Status", d.enum(string(s.Status), d.text.Status)),
		d.field("RunPercent", percent),
		d.derived("rate", rate), d.derived("elapsed", elapsed), d.derived("eta", eta),
		d.history(),
	)}
}

// elapsed returns how long the newest run took, or how long it has been running.
func (d *Detail) elapsed() (time.Duration, bool) {
	if took, ok := d.scan.Took(d.now); ok {
		return took, true
	}
	return d.scan.Elapsed(d.now)
}

func rateText(rate float64) string {
	decimals := 3
	for limit := 0.1; rate >= limit && decimals > 0; limit *= 10 {
		decimals--
	}
	return strconv.FormatFloat(rate, 'f', decimals, 64)
}

// history returns the row that shows when each percentage was first seen, as a chart, or as one line for
// each of a few samples. While the scan is running, both have the same height, so that the rows below do
// not move. A scan that was never seen running has no history.
func (d *Detail) history() []row {
	running, samples := d.scan.Status == client.StatusRunning, d.info.History
	if len(samples) == 0 || !running && len(samples) < 2 {
		return nil
	}
	draw := func(width int) []string {
		if len(samples) >= widget.MinSamples {
			c := widget.Chart{Th: d.th, Fill: d.barStyle()}
			return c.Draw(samples, min(width, chartWidth), chartHeight)
		}
		lines := d.samples(width)
		for running && len(lines) < chartHeight {
			lines = append(lines, "")
		}
		return lines
	}
	return []row{{label: d.text.Details.Label("history"), least: widget.MinChartWidth, value: draw}}
}

func (d *Detail) samples(width int) []string {
	var lines []string
	for _, s := range d.info.History {
		percent := widget.PercentText(client.Percent{Value: s.Percent, Known: true})
		lines = append(lines, widget.Wrap([]widget.Span{
			{Text: text.Clock(s.At, d.now), Style: d.th.Muted},
			{Text: "  " + widget.Fit(percent, widget.PercentWidth, true), Style: d.paint(d.th.Text)},
		}, width)...)
	}
	return lines
}

func (d *Detail) schedule() group {
	s := &d.scan
	return group{d.text.Details.Schedule, slices.Concat(
		d.field("TriggerType", d.enum(string(s.Trigger), d.text.Trigger)),
		named("Interval, Period", d.field("Interval", d.plain(d.text.Details.Every(s.Interval, string(s.Period))))),
		d.field("StartDate", d.moment(s.Start)),
		d.field("EndDate", d.moment(s.End)),
		d.field("LastSheduleDate", d.moment(s.LastRun)),
		d.field("NextRunDate", d.moment(s.NextRun)),
		d.dailyWindow(),
	)}
}

// dailyWindow returns the times of day between which the scan may run, or one row if that is always.
func (d *Detail) dailyWindow() []row {
	from, to := readClock(d.scan.RuntimeStart), readClock(d.scan.RuntimeEnd)
	if from.allDayUntil(to) {
		return named("RuntimeStart, -End", d.derived("window", d.plain(d.text.Dates.AllDay)))
	}
	return append(d.field("RuntimeStart", d.plain(from.in(d.now.Location()))),
		d.field("RuntimeEnd", d.plain(to.in(d.now.Location())))...)
}

func (d *Detail) targets() group {
	s := &d.scan
	title := d.text.Details.Targets
	if n := len(s.Targets); n > 1 {
		title += theme.Separator + strconv.Itoa(n)
	}
	var all []row
	if s.ScanAll { // false and missing look the same
		all = d.field("ScanAll", d.plain(d.text.Details.Yes))
	}
	return group{title, slices.Concat(
		d.list("Targets", s.Targets), d.list("TargetsOriginal", s.TargetsOriginal), all,
	)}
}

func (d *Detail) scope() group {
	s, t := &d.scan, &d.text.Details
	every := func(n int, period client.Period) []widget.Span {
		if n == 0 {
			return nil
		}
		return d.plain(t.Every(n, string(period)))
	}
	mode := d.enum(string(s.Flow), d.text.Flow)
	if Intrudes(s) {
		mode[0].Style = d.paint(d.th.Caution)
	}
	return group{t.Scope, slices.Concat(
		d.field("ScanType", d.enum(string(s.Type), d.text.Type)),
		d.field("FlowName", mode),
		d.field("IndexIntervalInMinute", every(s.IndexIntervalInMinute, client.PeriodMinute)),
		d.field("SiteIntervalInDay", every(s.SiteIntervalInDay, client.PeriodDay)),
		d.list("KeyWords", s.KeyWords),
	)}
}

func (d *Detail) identity() group {
	return group{d.text.Details.Identity, slices.Concat(
		d.field("Name", d.plain(d.scan.Name)), d.field("ScanId", d.plain(d.scan.ID)),
	)}
}

func (d *Detail) service() group {
	s := &d.scan
	return group{d.text.Details.Service, slices.Concat(
		d.field("JobStatistics", d.enum(s.JobStatistics, d.text.Status)),
		d.field("CronActive", d.either(s.Schedulable, d.text.Details.On, d.text.Details.Off)),
		d.field("RefJobId", d.plain(s.RefJobID)),
	)}
}
