package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Inert keeps a spreadsheet from taking a text of others for a formula: at its
// beginning, and behind what a spreadsheet may take for the end of a cell. That is
// a semicolon wherever the comma belongs to numbers.
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

// isFormula reports whether a cell that begins so may be a formula: behind blanks
// and quotes, which are skipped, it begins with one of the signs. Some spreadsheets
// take their wide and small forms as well, and the minus of mathematics.
func isFormula(cell string) bool {
	if strings.IndexAny(cell, "\t\r\n") == 0 {
		return true
	}
	cell = strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
	first, _ := utf8.DecodeRuneInString(cell)
	return cell != "" && strings.Contains("=+-@\u2212", norm.NFKC.String(string(first)))
}
