package safe

import (
	"strings"

	"scantop/client"
)

// Runs cleans every text of runs in place, see [Clean]. It drops the raw replies, which no screen shows
// and which contain the links to reports.
func Runs(runs []client.Run) {
	for i := range runs {
		r := &runs[i]
		r.Raw = ""
		clean(&r.TaskID, &r.ScanID, &r.Name, (*string)(&r.Status), (*string)(&r.Trigger), (*string)(&r.Period),
			(*string)(&r.ReportStatus), &r.ReportURL)
		for j := range r.Targets {
			r.Targets[j] = Clean(r.Targets[j])
		}
	}
}

// Findings cleans every text of findings in place, see [Clean]. It drops the raw replies, which no screen
// shows.
func Findings(list []client.Finding) {
	for i := range list {
		f := &list[i]
		f.Raw = ""
		clean(&f.ID, &f.Name, &f.Target, &f.Hostname, &f.TaskID, &f.Type)
	}
}

// FindingDetail cleans every text about a finding in place. Texts of several lines keep their lines.
func FindingDetail(d *client.FindingDetail) {
	one := []client.Finding{d.Finding}
	Findings(one)
	d.Finding = one[0]
	clean(&d.Reference, &d.CommonType, &d.CWE, &d.OWASP, &d.WASC, &d.Args, &d.Data)
	for _, field := range []*string{&d.Description, &d.Impact, &d.Solution, &d.Proof} {
		*field = CleanLines(*field)
	}
}

// CleanLines makes a text of several lines harmless, each line like [Clean].
func CleanLines(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = Clean(strings.ReplaceAll(line, "\t", "    "))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

func clean(fields ...*string) {
	for _, field := range fields {
		*field = Clean(*field)
	}
}
