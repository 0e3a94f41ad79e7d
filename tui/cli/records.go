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
		return r.csv(names, true)
	}
}

// array returns a JSON array with a record on each line.
func (r records) array() string {
	if len(r) == 0 {
		return "[]\n"
	}
	return r.elements(false) + "\n]\n"
}

// elements returns the records as elements of a JSON array that begins with them, or has begun before. The
// end of the array is left to the caller.
func (r records) elements(begun bool) string {
	separator := "[\n"
	if begun {
		separator = ",\n"
	}
	var b strings.Builder
	for _, fields := range r {
		b.WriteString(separator + inertJSON(fields))
		separator = ",\n"
	}
	return b.String()
}

// lines returns a JSON object on each line.
func (r records) lines() string {
	var b strings.Builder
	for _, fields := range r {
		b.WriteString(inertJSON(fields) + "\n")
	}
	return b.String()
}

// csv returns the records as CSV (RFC 4180) for spreadsheets, below a head row with the names if head is true.
func (r records) csv(names []exportField, head bool) string {
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
	if head {
		write(func(f exportField) string { return f.name }, names)
	}
	for _, fields := range r {
		write(exportField.cell, fields)
	}
	w.Flush()
	return b.String()
}
