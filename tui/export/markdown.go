// Package export writes findings for other programs: as Markdown for people who read
// them in a ticket, and as SARIF for tools that collect what scanners found. It must
// not know screens. Everything that comes from AVDS is made harmless here.
package export

import (
	"strings"

	"scantop/client"
	"scantop/tui/safe"
)

// Row is a finding with its severity and status in the reader's language.
type Row struct {
	client.Finding
	Severity, Status string
}

// Table returns rows as a table of Markdown below a title. Heads are severity, name,
// target and status.
func Table(title string, heads [4]string, rows []Row) string {
	var b strings.Builder
	b.WriteString("# " + escape(title) + "\n\n")
	line := func(cells ...string) {
		for i, cell := range cells {
			cells[i] = escape(cell)
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	line(heads[:]...)
	b.WriteString("|---|---|---|---|\n")
	for _, r := range rows {
		line(r.Severity, r.Name, r.Target, r.Status)
	}
	return b.String()
}

// Part is a piece of what is known about a finding.
type Part struct {
	Name, Text string
	Literal    bool // lines that stay as they are
}

// Finding returns one finding as Markdown: facts as a list below a title, then sections of text. Parts
// without a text are left out.
func Finding(title string, facts, sections []Part) string {
	var b strings.Builder
	b.WriteString("# " + escape(title) + "\n\n")
	for _, p := range facts {
		if p.Text != "" {
			b.WriteString("- " + escape(p.Name) + ": " + escape(p.Text) + "\n")
		}
	}
	for _, p := range sections {
		if p.Text == "" {
			continue
		}
		b.WriteString("\n## " + escape(p.Name) + "\n\n")
		lines := strings.Split(safe.CleanLines(p.Text), "\n")
		for i, line := range lines {
			if p.Literal { // an indented block, which no text can end
				lines[i] = "    " + line
			} else {
				lines[i] = escape(line)
			}
		}
		b.WriteString(strings.Join(lines, "\n") + "\n")
	}
	return b.String()
}

// special are the characters that mean something in Markdown. Those of HTML become
// entities.
var special = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;",
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "{", `\{`, "}", `\}`, "[", `\[`, "]", `\]`, "(", `\(`, ")", `\)`,
	"#", `\#`, "+", `\+`, "-", `\-`, "!", `\!`, "|", `\|`, "~", `\~`,
)

// escape returns a text of AVDS as one line of Markdown that shows it and does nothing
// else: no markup, no HTML, no link.
func escape(s string) string {
	s = special.Replace(strings.Join(strings.Fields(safe.Clean(s)), " "))
	return strings.ReplaceAll(strings.ReplaceAll(s, "://", ":&#47;/"), "www.", "www&#46;")
}
