package text

import "fmt"

// Details is the screen of one scan.
type Details struct {
	Progress, Schedule, Targets, Scope, Identity, Service, RawJSON string // headings

	Yes, No, On, Off, Watched, Gone, Unknown, NotLoaded      string
	Ago, In, TimeLeft, PerMinute, Reported, Expires, Expired string // formats
	Keys                                                     DetailKeys

	labels      map[string]string // of what the API calls so, and of what is concluded from it
	every       map[string]string // period, by its API name: one after the other
	everySo     map[string]string // period, by its API name: a format for every so many
	everyOther  string            // a format for so many of a period that is unknown
	everyNumber string            // a format for so many without a period
}

// DetailKeys are what the keys of that screen do, as far as no other has them.
type DetailKeys struct{ Raw, CopyID, CopyLink, Scan, Previous, Next, Top, End string }

// Label is the name that people read for a field of DescribeScans, and for
// rate, elapsed, eta and history, which are concluded from fields.
func (d *Details) Label(field string) string { return word(d.labels, field) }

// Labels is every field that has a label, for those who line labels up.
func (d *Details) Labels() []string {
	labels := make([]string, 0, len(d.labels))
	for _, label := range d.labels {
		labels = append(labels, label)
	}
	return labels
}

// Every says how often something happens: every 2 days. A period without a word
// is named as it came; with no number there is only the period to tell, and ""
// when there is neither.
func (d *Details) Every(n int, period string) string {
	format, known := d.everySo[period]
	switch {
	case n == 0:
		return period
	case period == "":
		return fmt.Sprintf(d.everyNumber, n)
	case !known:
		return fmt.Sprintf(d.everyOther, n, period)
	case n == 1:
		return d.every[period]
	default:
		return fmt.Sprintf(format, n)
	}
}
