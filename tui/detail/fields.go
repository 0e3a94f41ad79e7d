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

// groups returns all fields of the reply, and what is derived from them.
func (d *Detail) groups() []group {
	return []group{d.progress(), d.schedule(), d.targets(), d.scope(), d.identity(), d.service()}
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
	return group{d.text.Details.Progress, []row{
		d.field("Status", d.enum(string(s.Status), d.text.Status)),
		d.field("RunPercent", percent),
		d.derived("rate", rate), d.derived("elapsed", elapsed), d.derived("eta", eta),
		d.history(),
	}}
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
func (d *Detail) history() row {
	r, running := d.derived("history", nil), d.scan.Status == client.StatusRunning
	samples := d.info.History
	if !running && len(samples) < 2 {
		return r
	}
	none := r.value
	r.least = widget.MinChartWidth
	r.value = func(width int) []string {
		if len(samples) >= widget.MinSamples {
			c := widget.Chart{Th: d.th, Fill: d.barStyle()}
			return c.Draw(samples, min(width, chartWidth), chartHeight)
		}
		lines := d.samples(width)
		if len(lines) == 0 {
			lines = none(width)
		}
		for running && len(lines) < chartHeight {
			lines = append(lines, "")
		}
		return lines
	}
	return r
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
	every := d.field("Interval", d.plain(d.text.Details.Every(s.Interval, string(s.Period))))
	every.field = "Interval, Period"
	return group{d.text.Details.Schedule, []row{
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

func (d *Detail) targets() group {
	s := &d.scan
	title := d.text.Details.Targets
	if n := len(s.Targets); n > 1 {
		title += theme.Separator + strconv.Itoa(n)
	}
	return group{title, []row{
		d.list("Targets", s.Targets),
		d.list("TargetsOriginal", s.TargetsOriginal),
		d.field("ScanAll", d.either(&s.ScanAll, d.text.Details.Yes, d.text.Details.No)),
	}}
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
	if s.Flow.Full() && s.Status == client.StatusRunning {
		mode[0].Style = d.paint(d.th.Caution) // it may disrupt its targets now
	}
	return group{t.Scope, []row{
		d.field("ScanType", d.enum(string(s.Type), d.text.Type)),
		d.field("FlowName", mode),
		d.field("IndexIntervalInMinute", every(s.IndexIntervalInMinute, client.PeriodMinute)),
		d.field("SiteIntervalInDay", every(s.SiteIntervalInDay, client.PeriodDay)),
		d.list("KeyWords", s.KeyWords),
	}}
}

func (d *Detail) identity() group {
	return group{d.text.Details.Identity, []row{
		d.field("Name", d.plain(d.scan.Name)),
		d.field("ScanId", d.plain(d.scan.ID)),
		d.report(),
	}}
}

func (d *Detail) service() group {
	s := &d.scan
	return group{d.text.Details.Service, []row{
		d.field("JobStatistics", d.enum(s.JobStatistics, d.text.Status)),
		d.field("CronActive", d.either(s.Schedulable, d.text.Details.On, d.text.Details.Off)),
		d.field("RefJobId", d.plain(s.RefJobID)),
	}}
}
