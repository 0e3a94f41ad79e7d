package cli

import (
	"cmp"
	"context"
	"fmt"

	"scantop/client"
	"scantop/tui/export"
)

// printedFindings returns findings in the format of --output.
func (r results) printedFindings(
	ctx context.Context, run client.Run, list []client.Finding, l findingFlags,
) (string, error) {
	switch l.output {
	case "table":
		return r.findingTable(list), nil
	case "markdown":
		return r.findingMarkdown(run, list), nil
	case "sarif":
		details := r.details(ctx, list)
		if ctx.Err() != nil {
			return "", &client.Error{Kind: client.KindCancelled}
		}
		b, err := export.SARIF(run, list, details)
		return string(b), err
	}
	var rows records
	for i := range list {
		rows = append(rows, findingFields(&list[i]))
	}
	return rows.format(l.output, findingFields(&client.Finding{})), nil
}

func (r results) findingTable(list []client.Finding) string {
	t := r.text
	rows := [][]string{{t.SeverityHead, t.Finding, t.Target, t.FindingStatus, t.Discovered}}
	for _, f := range list {
		rows = append(rows, []string{
			r.severity(f.Severity.String()), f.Name, f.Target, r.status(f.Status), dateText(f.LastDiscovered),
		})
	}
	table, _ := r.grid(rows, []int{0, maxNameWidth, maxNameWidth, 0, 0}, r.terminalWidth(), nil)
	return table
}

func (r results) findingMarkdown(run client.Run, list []client.Finding) string {
	t := r.text
	rows := make([]export.Row, len(list))
	for i, f := range list {
		rows[i] = export.Row{Finding: f, Severity: r.severity(f.Severity.String()), Status: r.status(f.Status)}
	}
	title := fmt.Sprintf(t.MarkdownTitle, cmp.Or(run.Name, run.ScanID), run.TaskID)
	return export.Table(title, [4]string{t.SeverityHead, t.Finding, t.Target, t.FindingStatus}, rows)
}

func (r results) severity(word string) string { return cmp.Or(r.text.Severities[word], "?") }

func (r results) status(s client.FindingStatus) string {
	return cmp.Or(r.text.Statuses[s.String()], s.String())
}

// details returns what is known about the findings beyond a list: once for each name,
// as those of one name differ in their target only. Without them a SARIF file lacks the
// CWE, and a word on standard error says so.
func (r results) details(ctx context.Context, list []client.Finding) map[string]*client.FindingDetail {
	known := map[string]*client.FindingDetail{}
	for _, f := range list {
		if _, asked := known[f.Name]; asked || f.ID == "" {
			continue
		}
		detail, err := r.service.DescribeVulnerability(ctx, f.ID, r.settings.text.Lang)
		if err != nil {
			if ctx.Err() == nil {
				r.warn(fmt.Sprintf(r.text.SARIFWithoutInfo, phrase(r.explain(err))))
			}
			return known
		}
		known[f.Name] = detail
	}
	return known
}

// findingFields is a finding for programs, under the API's names. Severity and Status
// are words.
func findingFields(f *client.Finding) []exportField {
	return []exportField{
		{"Id", f.ID}, {"Severity", f.Severity.String()}, {"Name", f.Name}, {"Target", f.Target},
		{"Hostname", f.Hostname}, {"Status", f.Status.String()}, {"LastDiscoveredAt", exactTime(f.LastDiscovered)},
		{"TaskId", f.TaskID}, {"VulnerabilityTypeDes", f.Type},
	}
}
