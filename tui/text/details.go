package text

import "fmt"

// Details is the screen of one scan.
type Details struct {
	Results, Progress, Schedule, Targets, Scope, Identity, Service, RawJSON string // headings

	Yes, On, Off, Watched, Gone, Unknown, NotLoaded          string
	Ago, In, TimeLeft, PerMinute, Reported, Expires, Expired string // formats
	Keys                                                     DetailKeys

	labels      map[string]string // by the name of the field; see Label
	every       map[string]string // by the unit of the API: every unit
	everySo     map[string]string // by the unit of the API; formats: every so many units
	everyOther  string            // a format: a number, and an unknown unit
	everyNumber string            // a format: a number without a unit
}

// DetailKeys say what the keys do that only the details have.
type DetailKeys struct{ Raw, CopyID, CopyLink, Scan, Previous, Next, Above, Below, Top, End string }

// Label returns the label of a field of DescribeScans, and of found, rate, elapsed, eta, history and window,
// which are computed.
func (d *Details) Label(field string) string { return word(d.labels, field) }

// Labels returns all labels, so that a screen can align them.
func (d *Details) Labels() []string {
	labels := make([]string, 0, len(d.labels))
	for _, label := range d.labels {
		labels = append(labels, label)
	}
	return labels
}

// Every says how often something happens, such as "every 2 days". An unknown unit is shown unchanged. Without
// a number only the unit is returned, and "" without both.
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
