package cli

import (
	"encoding/csv"
	"strings"
)

// records are rows of fields for programs, all with the same names in the same order.
type records [][]exportField

// format returns the records as json, jsonl or csv. Names are those of the head row of
// a csv file that has no records.
func (r records) format(output string, names []exportField) string {
	switch output {
	case "json":
		return r.array()
	case "jsonl":
		return r.lines()
	default:
		return r.csv(names)
	}
}

// array returns a JSON array with a record on each line.
func (r records) array() string {
	if len(r) == 0 {
		return "[]\n"
	}
	return "[\n" + strings.TrimSuffix(strings.ReplaceAll(r.lines(), "}\n", "},\n"), ",\n") + "\n]\n"
}

// lines returns a JSON object on each line.
func (r records) lines() string {
	var b strings.Builder
	for _, fields := range r {
		b.WriteString(inertJSON(fields) + "\n")
	}
	return b.String()
}

// csv returns the records as RFC 4180 has them, for spreadsheets.
func (r records) csv(names []exportField) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	write := func(cell func(exportField) string, fields []exportField) {
		row := make([]string, len(fields))
		for i, f := range fields {
			row[i] = cell(f)
		}
		_ = w.Write(row) // a strings.Builder takes everything
	}
	write(func(f exportField) string { return f.name }, names)
	for _, fields := range r {
		write(exportField.cell, fields)
	}
	w.Flush()
	return b.String()
}
