package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Inert returns s such that no spreadsheet takes it for a formula. It puts an apostrophe
// before a formula at the beginning, and before one after a character that may end a cell: a
// tab, a line end, or the semicolon that separates columns where numbers have a decimal
// comma.
func Inert(s string) string {
	var b strings.Builder
	begins := true
	for i, r := range s {
		if begins && isFormula(s[i:]) {
			b.WriteByte('\'')
		}
		b.WriteRune(r)
		begins = strings.ContainsRune(";\t\r\n", r)
	}
	return b.String()
}

// isFormula reports whether a spreadsheet may take a cell for a formula. Spreadsheets skip
// blanks and quotes and then look for =, +, - or @. Some also accept the wide and small forms
// of these signs and the mathematical minus.
func isFormula(cell string) bool {
	if strings.IndexAny(cell, "\t\r\n") == 0 {
		return true
	}
	cell = strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
	first, _ := utf8.DecodeRuneInString(cell)
	return cell != "" && strings.Contains("=+-@\u2212", norm.NFKC.String(string(first)))
}
