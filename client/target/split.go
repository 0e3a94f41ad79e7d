package target

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain removes from a list of targets, such as a file, what is meant for human readers: a comment
// that starts with # at the beginning of a line or after a space, and a bullet before the first
// entry of a line. Bullets are - * • – 1. 1) before a space, and 1、. Line ends stay, so that lines
// keep their numbers.
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

// withoutBullet keeps a bullet that no entry follows: it may be half of a range.
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

// targetEntry is an entry of a text, with its number and line, both from 1, and the byte at which
// it begins.
type targetEntry struct {
	text                  string
	position, line, begin int
}

// splitEntries splits a text at its separators: white space, commas and semicolons, also Chinese
// ones, vertical bars, NUL, ctrl+Z, the four ASCII separators, and the byte order mark. Brackets or
// invisible characters alone are not an entry. A line ends with \n, \r\n or \r.
//
// Commas, semicolons and bars can also be part of a URL. Without a space after them, they do not
// end a URL that has a query. They end a URL whose path is more than digits only if another URL or
// a quoted entry follows. Parse rejects entries that still contain one.
func splitEntries(s string) []targetEntry {
	entries, _ := splitBlock(s, func(int) bool { return false })
	return entries
}

// splitBlock splits the beginning of a text at its separators and returns where it ended: at the
// first place that willDo accepts and after which nothing belongs to the text before.
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

// isOver reports whether nothing after a separator belongs to the text before it. After \r
// something may, since a line can end with \r\n.
func (p *splitter) isOver(separator rune) bool {
	return separator != '\r' && (p.tail == noTail || !strings.ContainsRune(urlSeparators, separator))
}

// splitter collects the entries of a text.
type splitter struct {
	text string
	all  []targetEntry
	end  int     // where the last entry ends
	tail urlTail // the end of the last entry
}

// add adds a piece without separators, either as an entry or to the entry before.
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

// urlTail is what follows the host of a URL. It may continue after a separator.
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

// urlSeparators are the separators that a URL may contain.
const urlSeparators = ",;|"

func isSeparator(r rune) bool {
	return isBlank(r) || strings.ContainsRune(urlSeparators+"，；、", r)
}

// isBlank reports whether r always separates entries: white space, the record separators of ASCII,
// the ctrl+Z at the end of a DOS file, and the byte order mark at the beginning of a file.
// Concatenated files contain the last two in the middle.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == 0 || r == 0x1a || r >= 0x1c && r <= 0x1f || r == '\ufeff'
}

// isUnseen reports whether r is invisible and not a separator. It may stand between two hosts, or
// within one, where the line may break. An override does not count: it shows what follows backwards.
func isUnseen(r rune) bool {
	const override = '\u202e'
	return r != override &&
		unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
