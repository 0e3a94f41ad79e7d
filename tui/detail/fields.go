package detail

import (
	"fmt"
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

// groups is every field of the reply, and what is concluded from them.
func (d *Detail) groups() []detailGroup {
	return []detailGroup{d.progress(), d.schedule(), d.targets(), d.scope(), d.identity(), d.service()}
}

func (d *Detail) progress() detailGroup {
	s := &d.scan
	percent := d.plain(widget.PercentText(s.Progress))
	if s.Progress.Clamped {
		percent = []widget.Span{{Text: widget.PercentText(s.Progress), Style: d.paint(d.th.Caution)}}
		if said := rawMember(s.Raw, "RunPercent"); said != "" {
			percent = append(percent, d.aside(fmt.Sprintf(d.text.Details.Replied, said)))
		}
	}
	var rate, elapsed, eta []widget.Span
	if d.info.Rate > 0 {
		rate = d.plain(fmt.Sprintf(d.text.Details.PerMinute, rateText(d.info.Rate)))
	}
	if took, ok := d.elapsed(); ok {
		elapsed = d.plain(text.Brief(took))
	}
	if d.info.HasETA && !d.info.Stale {
		eta = d.plain(EtaText(d.text, d.info.ETA))
	}
	if d.info.Stalled {
		eta = []widget.Span{{Text: d.text.Status(theme.Stalled), Style: d.paint(d.th.Caution)}}
	}
	return detailGroup{d.text.Details.Progress, []detailRow{
		d.field("Status", d.enum(string(s.Status), d.text.Status)),
		d.field("RunPercent", percent),
		d.concluded("rate", rate), d.concluded("elapsed", elapsed), d.concluded("eta", eta),
		d.history(),
	}}
}

// elapsed is the time of the run under way, or of the newest one.
func (d *Detail) elapsed() (time.Duration, bool) {
	if d, ok := d.scan.Took(d.now); ok {
		return d, true
	}
	return d.scan.Elapsed(d.now)
}

// rateText is a rate in two or three digits.
func rateText(rate float64) string {
	decimals := 3
	for limit := 0.1; rate >= limit && decimals > 0; limit *= 10 {
		decimals--
	}
	return strconv.FormatFloat(rate, 'f', decimals, 64)
}

// history is when each percentage was first seen: a chart, or of few readings a
// line for each. While the scan runs, both are of one height, so that the rows
// below stay where they are. A scan that does not run and was not seen running
// has none.
func (d *Detail) history() detailRow {
	row, running := d.concluded("history", nil), d.scan.Status == client.StatusRunning
	readings := d.info.History
	if !running && len(readings) < 2 {
		return row
	}
	none := row.value
	row.least = widget.MinChartWidth
	row.value = func(width int) []string {
		if len(readings) >= widget.MinSamples {
			c := widget.Chart{Th: d.th, Fill: d.paint(d.barStyle())}
			return c.Draw(readings, min(width, chartWidth), chartHeight)
		}
		lines := d.readings(width)
		if len(lines) == 0 {
			lines = none(width)
		}
		for running && len(lines) < chartHeight {
			lines = append(lines, "")
		}
		return lines
	}
	return row
}

// readings is a line for each percentage: when it was first seen, and it.
func (d *Detail) readings(width int) []string {
	var lines []string
	for _, r := range d.info.History {
		percent := widget.PercentText(client.Percent{Value: r.Percent, Known: true})
		lines = append(lines, widget.Wrap([]widget.Span{
			{Text: text.Clock(r.At, d.now), Style: d.th.Muted}, {Text: "  " + widget.Fit(percent, widget.PercentWidth, true), Style: d.paint(d.th.Text)},
		}, width)...)
	}
	return lines
}

func (d *Detail) schedule() detailGroup {
	s := &d.scan
	every := d.field("Interval", d.plain(d.text.Details.Every(s.Interval, string(s.Period))))
	every.field = "Interval, Period"
	return detailGroup{d.text.Details.Schedule, []detailRow{
		d.field("TriggerType", d.enum(string(s.Trigger), d.text.Trigger)),
		every,
		d.field("StartDate", d.moment(s.Start)),
		d.field("EndDate", d.moment(s.End)),
		d.field("LastSheduleDate", d.moment(s.LastRun)),
		d.field("NextRunDate", d.moment(s.NextRun)),
		d.field("RuntimeStart", d.timeOfDay(s.RuntimeStart)),
		d.field("RuntimeEnd", d.timeOfDay(s.RuntimeEnd)),
	}}
}

func (d *Detail) targets() detailGroup {
	s := &d.scan
	title := d.text.Details.Targets
	if n := len(s.Targets); n > 1 {
		title += theme.Separator + strconv.Itoa(n)
	}
	return detailGroup{title, []detailRow{
		d.list("Targets", s.Targets),
		d.list("TargetsOriginal", s.TargetsOriginal),
		d.field("ScanAll", d.yesNo(&s.ScanAll)),
	}}
}

func (d *Detail) scope() detailGroup {
	s, t := &d.scan, &d.text.Details
	every := func(n int, period client.Period) []widget.Span {
		if n == 0 {
			return nil
		}
		return d.plain(t.Every(n, string(period)))
	}
	mode := d.enum(string(s.Flow), d.text.Flow)
	if s.Flow.Full() && s.Status == client.StatusRunning {
		mode[0].Style = d.paint(d.th.Caution) // it may disturb its targets right now
	}
	return detailGroup{t.Scope, []detailRow{
		d.field("ScanType", d.enum(string(s.Type), d.text.Type)),
		d.field("FlowName", mode),
		d.field("IndexIntervalInMinute", every(s.IndexIntervalInMinute, client.PeriodMinute)),
		d.field("SiteIntervalInDay", every(s.SiteIntervalInDay, client.PeriodDay)),
		d.list("KeyWords", s.KeyWords),
	}}
}

func (d *Detail) identity() detailGroup {
	return detailGroup{d.text.Details.Identity, []detailRow{
		d.field("Name", d.plain(d.scan.Name)),
		d.field("ScanId", d.plain(d.scan.ID)),
		d.report(),
	}}
}

func (d *Detail) service() detailGroup {
	s := &d.scan
	return detailGroup{d.text.Details.Service, []detailRow{
		d.field("JobStatistics", d.enum(s.JobStatistics, d.text.Status)),
		d.field("CronActive", d.yesNo(s.Schedulable)),
		d.field("RefJobId", d.plain(s.RefJobID)),
	}}
}
