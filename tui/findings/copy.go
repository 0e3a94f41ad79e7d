package findings

import (
	"cmp"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"scantop/client"
	"scantop/theme"
	"scantop/tui/effect"
	"scantop/tui/export"
	"scantop/tui/safe"
	"scantop/tui/widget"
)

// waiting is what is copied as soon as the details of a finding were read.
type waiting struct {
	id        string // Id of the finding; "": nothing
	reference bool   // copy the reference, instead of the finding as Markdown
}

// copyFinding copies the finding under the cursor as Markdown, or its reference. Details that are missing
// are asked for first.
func (f *Findings) copyFinding(reference bool) tea.Cmd {
	x := f.current().finding
	switch {
	case x == nil:
		f.say("%s", f.text.Findings.NoFinding)
	case f.known.details[x.ID] != nil:
		return f.copyDetail(f.known.details[x.ID], reference)
	case x.ID == "" || f.asking.refused["DescribeVulnerability"] != nil:
		return f.copyDetail(&client.FindingDetail{Finding: *x}, reference)
	default:
		delete(f.known.current, x.ID)
		f.waiting = waiting{x.ID, reference}
	}
	return nil
}

// finishCopy copies what was waited for.
func (f *Findings) finishCopy(id string) tea.Cmd {
	w := f.waiting
	if w.id != id {
		return nil
	}
	f.waiting = waiting{}
	return f.copyDetail(f.known.details[id], w.reference)
}

func (f *Findings) copyDetail(d *client.FindingDetail, reference bool) tea.Cmd {
	t := f.text.Findings
	if !reference {
		return f.toClipboard(f.markdown(d), t.Copied)
	}
	address, u := safe.WebAddress(d.Reference)
	switch {
	case d.Reference == "":
		f.say("%s", t.NoReference)
		return nil
	case u == nil:
		f.say("%s", t.NotALink)
		return nil
	}
	return f.toClipboard(address, t.LinkCopied)
}

// toClipboard copies a text, and says so. The text is not shown: it may be a secret.
func (f *Findings) toClipboard(text, said string) tea.Cmd {
	cmd := f.clipboard.Copy(text)
	if cmd == nil {
		said = f.text.List.NoClipboard
	}
	f.say("%s", said)
	return cmd
}

// markdown returns a finding as Markdown.
func (f *Findings) markdown(d *client.FindingDetail) string {
	t := f.text.Findings.About
	return export.Finding(cmp.Or(d.Name, d.ID), []export.Part{
		{Name: f.text.Results.SeverityHead, Text: severityWord(f.text, d.Severity)},
		{Name: t.Target, Text: f.targets(&d.Finding)}, {Name: t.Host, Text: d.Hostname},
		{Name: t.Status, Text: statusWord(f.text, d.Status)}, {Name: t.Found, Text: f.date(d.LastDiscovered)},
		{Name: t.Type, Text: cmp.Or(d.CommonType, d.Type)}, {Name: "CWE", Text: d.CWE}, {Name: "OWASP", Text: d.OWASP},
		{Name: "WASC", Text: d.WASC}, {Name: t.Reference, Text: d.Reference},
	}, []export.Part{
		{Name: t.What, Text: d.Description}, {Name: t.Impact, Text: d.Impact},
		{Name: t.Proof, Text: d.Proof, Literal: true},
		{Name: t.Fix, Text: d.Solution},
	})
}

// save writes the findings that the filter leaves to a file, without folds.
func (f *Findings) save() tea.Cmd {
	found := f.found()
	rows := make([]export.Row, len(found))
	for i, x := range found {
		rows[i] = export.Row{
			Finding: x, Severity: severityWord(f.text, x.Severity), Status: statusWord(f.text, x.Status),
		}
	}
	run, r := f.known.run(), f.text.Results
	title := fmt.Sprintf(r.MarkdownTitle, f.scan.Title(),
		fmt.Sprintf("%d (%s)", f.known.number(run.TaskID), run.TaskID))
	if words := f.filter.words(f.text); words != "" {
		title += theme.Separator + words
	}
	heads := [4]string{r.SeverityHead, r.Finding, r.Target, r.FindingStatus}
	return f.export(export.Table(title+f.partly(), heads, rows))
}

// partly says how many findings were read, "" if that is all of them.
func (f *Findings) partly() string {
	read, all := len(f.known.pages.all()), f.known.pages.total(nil)
	if f.known.complete() != nil || read >= all {
		return ""
	}
	return theme.Separator + fmt.Sprintf(f.text.Findings.ReadOf, read, all)
}

// exported says where a file is, and what is missing in it.
func (f *Findings) exported(msg effect.ExportedMsg) {
	if msg.Err != nil {
		f.notice = widget.Notice{
			Text:  fmt.Sprintf(f.text.Events.ExportFailed, safe.Clean(msg.Err.Error())),
			Level: widget.Warning,
		}
		return
	}
	f.say(f.text.Events.Exported+"%s", safe.Clean(msg.Path), f.partly())
}
