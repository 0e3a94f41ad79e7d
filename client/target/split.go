package target

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain takes from a list of targets, such as a file, what only its
// reader needs: what follows a # at the beginning of a line or after a blank, and
// a bullet before the first entry of a line: - * • – 1. 1) with a blank behind
// them, or 1、. Line ends stay, so that lines keep their numbers.
func Plain(s string) string {
	var kept strings.Builder
	for s != "" {
		line, end := s, len(s)
		if at := strings.IndexAny(s, "\r\n"); at >= 0 {
			line, end = s[:at], at+1
		}
		kept.WriteString(withoutBullet(withoutComment(line)))
		kept.WriteString(s[len(line):end])
		s = s[end:]
	}
	return kept.String()
}

func withoutComment(line string) string {
	last := ' '
	for i, r := range line {
		if r == '#' && isBlank(last) {
			return line[:i]
		}
		last = r
	}
	return line
}

// withoutBullet leaves a bullet that no entry follows: it may be half of a range.
func withoutBullet(line string) string {
	text := strings.TrimLeftFunc(line, isBlank)
	after := strings.TrimLeft(text, digits)
	first, size := utf8.DecodeRuneInString(after)
	signs := "-*•–"
	if len(after) < len(text) {
		signs = ".)、"
	}
	if first == utf8.RuneError || !strings.ContainsRune(signs, first) {
		return line
	}
	after = after[size:]
	entry := strings.TrimLeftFunc(after, isBlank)
	if entry == "" || first != '、' && len(entry) == len(after) {
		return line
	}
	return line[:len(line)-len(text)] + after
}

// targetEntry is a piece of a text and where it stands: which entry it is and in
// which line, from 1, and the byte at which it begins.
type targetEntry struct {
	text                  string
	position, line, begin int
}

// splitEntries cuts a text at its separators: white space, commas and semicolons,
// Chinese ones too, vertical bars, NUL, ctrl+Z, the four separators of ASCII, and the
// mark of byte order. Brackets by themselves are no entry, nor is what is not seen. A
// line ends with \n, \r\n or \r.
//
// Commas, semicolons and bars may also be part of a URL. Without a blank behind
// them they end none that has a query, and one that has more than digits for a
// path only where another URL or a quoted entry follows. Parse refuses
// what they leave together.
func splitEntries(s string) []targetEntry {
	entries, _ := splitBlock(s, func(int) bool { return false })
	return entries
}

// splitBlock cuts the beginning of a text at its separators, and tells where that
// ends: at the first place that will do of those behind which nothing belongs to
// what stands before.
func splitBlock(s string, willDo func(at int) bool) (entries []targetEntry, end int) {
	p := splitter{text: s}
	begin, line, last := -1, 1, rune(0)
	for i, r := range s {
		if begin < 0 && p.isOver(last) && willDo(i) {
			return p.all, i
		}
		switch separates := isSeparator(r); {
		case separates && begin >= 0:
			p.add(begin, i, line)
			begin = -1
		case !separates && begin < 0:
			begin = i
		}
		if r == '\r' || r == '\n' && last != '\r' {
			line++
		}
		last = r
	}
	if begin >= 0 {
		p.add(begin, len(s), line)
	}
	return p.all, len(s)
}

// isOver reports whether nothing that follows a separator belongs to what stands
// before it. Behind \r it may: a line ends with \r\n as well.
func (p *splitter) isOver(separator rune) bool {
	return separator != '\r' && (p.tail == noTail || !strings.ContainsRune(urlSeparators, separator))
}

// splitter gathers the entries of a text.
type splitter struct {
	text string
	all  []targetEntry
	end  int     // where the last one ends
	tail urlTail // what it ends with
}

// add takes a piece without separators, which is an entry or belongs to the one
// before.
func (p *splitter) add(begin, end, line int) {
	piece, n := p.text[begin:end], len(p.all)
	switch {
	case n > 0 && p.tail.goesOn(piece) && strings.Trim(p.text[p.end:begin], urlSeparators) == "":
		p.all[n-1].text = p.text[p.all[n-1].begin:end]
		if endsQuoted(piece) {
			p.tail = noTail
		}
	case strings.TrimFunc(piece, func(r rune) bool { return r == '[' || r == ']' || isUnseen(r) }) == "":
		return
	default:
		p.all = append(p.all, targetEntry{piece, n + 1, line, begin})
		p.tail = tailOf(piece)
	}
	p.end = end
}

// urlTail is what follows the host of a URL: it may go on behind a separator.
type urlTail int

const (
	noTail urlTail = iota
	pathTail
	queryTail
)

func tailOf(piece string) urlTail {
	_, rest, _ := cutScheme(strings.TrimRightFunc(piece, isUnseen))
	cut := strings.IndexAny(rest, pathMarks)
	switch {
	case cut < 0 || endsQuoted(piece) || strings.Trim(rest[cut:], "/"+digits) == "":
		return noTail
	case strings.Contains(rest[cut:], "?"):
		return queryTail
	default:
		return pathTail
	}
}

func (t urlTail) goesOn(piece string) bool {
	_, _, isURL := cutScheme(piece)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(piece, isUnseen))
	return t == queryTail || t == pathTail && !isURL && !strings.ContainsRune(quotes, first)
}

func endsQuoted(piece string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(strings.TrimRightFunc(piece, isUnseen), "]"))
	return strings.ContainsRune(quotes, last)
}

// urlSeparators are the separators that a URL may have within.
const urlSeparators = ",;|"

func isSeparator(r rune) bool {
	return isBlank(r) || strings.ContainsRune(urlSeparators+"，；、", r)
}

// isBlank reports whether r stands between entries and never within: white
// space, what programs put between records, the ctrl+Z at the end of a DOS file,
// and the mark of byte order at the beginning of a file. Files that were put
// together have the last two within.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == 0 || r == 0x1a || r >= 0x1c && r <= 0x1f || r == '\ufeff'
}

// isUnseen reports whether nothing is seen of r, which does not separate either:
// it may stand between two hosts, or within one where a line may end.
func isUnseen(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
