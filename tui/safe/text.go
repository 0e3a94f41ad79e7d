// Package safe makes other people's text harmless: for a terminal ([Clean], [Page]), and for
// a spreadsheet ([Inert]). Text from a server, a file or a user passes through it before it
// is drawn.
package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/rangetable"

	"scantop/client"
)

// Clean makes other people's text harmless for a terminal. The result is one line in NFC. It
// contains no characters that act on a terminal, such as escapes or bidirectional overrides,
// and only characters whose width is the same to the layout, the renderer and the terminal,
// so that columns stay aligned. Every text from AVDS passes through it.
//
// Clean removes only the escape character of an escape sequence. The rest has no effect
// without it, and removing that as well would let a name hide a part of itself. Clean does
// not shorten a text.
func Clean(s string) string {
	if isSimple(s) {
		return s
	}
	s = oneLine(norm.NFC.String(s))
	for {
		s = norm.NFC.String(s) // settle may have removed what kept two characters apart
		settled := settle(s)
		if settled == s {
			return s
		}
		s = settled
	}
}

// isSimple reports whether a text has only printable ASCII and common Chinese characters. Clean
// changes none of them, and no two of them form a cluster. It reads every name of every
// reply, and range would take half as long again as the bytes do.
func isSimple(s string) bool {
	for i := 0; i < len(s); {
		if s[i] >= ' ' && s[i] < 0x7f { // ASCII
			i++
			continue
		}
		if len(s)-i < 3 || s[i]>>4 != 0xE || s[i+1]>>6 != 2 || s[i+2]>>6 != 2 {
			return false
		}
		r := rune(s[i]&0xF)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)
		switch {
		case r >= 0x4E00 && r <= 0x9FFC: // the unified ideographs of Unicode 13
		case r >= 0x2013 && r <= 0x2026: // dashes, quotes and the ellipsis
		case r >= 0x3001 && r <= 0x3002, r >= 0x300A && r <= 0x3011: // 、。 and brackets
		case r >= 0xFF01 && r <= 0xFF5E: // full-width ASCII
		default:
			return false
		}
		i += 3
	}
	return true
}

// oneLine replaces or removes every character that is harmful by itself. A tab or a line end
// becomes a blank, and is removed after a blank.
func oneLine(s string) string {
	blank := false // the previous character is a blank
	return strings.Map(func(r rune) rune {
		shown := Harmless(r)
		if shown == ' ' && r != ' ' && blank {
			return -1
		}
		if shown >= 0 {
			blank = shown == ' '
		}
		return shown
	}, s)
}

// known contains the characters of Unicode 13 (2020). Terminals draw a character that they do
// not know in one cell, in two or in none.
var known = rangetable.Assigned("13.0.0")

// disputed contains characters that programs measure in different ways: single Hangul
// letters, symbols that are wide only since Unicode 16, and a few circled numbers. Hangul
// letters that form a syllable are not affected: NFC has composed them before.
var disputed = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x11FF, Stride: 1}, {Lo: 0x2630, Hi: 0x2637, Stride: 1}, {Lo: 0x268A, Hi: 0x268F, Stride: 1},
		{Lo: 0x3248, Hi: 0x324F, Stride: 1}, {Lo: 0x4DC0, Hi: 0x4DFF, Stride: 1}, {Lo: 0xA960, Hi: 0xA97F, Stride: 1},
		{Lo: 0xD7B0, Hi: 0xD7FF, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0x1D300, Hi: 0x1D37F, Stride: 1}},
}

// Harmless returns the character to show for r, or -1 to show nothing.
func Harmless(r rune) rune {
	switch {
	case r >= ' ' && r < 0x7f:
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
		return -1
	case r >= '\U0001F3FB' && r <= '\U0001F3FF': // skin tones
		return -1
	case r >= '\U0001F1E6' && r <= '\U0001F1FF': // half a flag becomes a letter of the country's code
		return 'A' + r - '\U0001F1E6'
	case !unicode.Is(known, r), unicode.In(r, unicode.Co, disputed):
		return utf8.RuneError
	}
	return r
}

// settle rewrites the grapheme clusters that programs measure in different ways. It works
// with a blank after the text, as on the screen, because a few Indic letters join the
// character that follows them.
func settle(s string) string {
	s += " "
	var b strings.Builder
	b.Grow(len(s))
	for len(s) > 0 {
		cluster, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		b.WriteString(simplified(cluster))
		s = s[len(cluster):]
	}
	return strings.TrimSuffix(b.String(), " ")
}

// simplified returns the first of these forms of a cluster that has the same width in every
// program: the cluster itself, its simpler characters (for the Thai am or half-width
// katakana), or the cluster without its marks.
func simplified(cluster string) string {
	if r, size := utf8.DecodeRuneInString(cluster); size == len(cluster) && !unicode.Is(unicode.M, r) {
		return cluster
	}
	withoutMarks := func(r rune) rune {
		if unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}
	for _, form := range []string{cluster, norm.NFKC.String(cluster), strings.Map(withoutMarks, cluster)} {
		if sameWidth(form) {
			return form
		}
	}
	return string(utf8.RuneError)
}

// MaxMarks is the largest number of marks that a character may have: enough for every script in daily
// use, and few enough to stay within the line and within a terminal's cell.
const MaxMarks = 3

// sameWidth reports whether a text is as wide to the layout and the renderer, which measure
// clusters, as to most terminals, which measure single characters.
func sameWidth(s string) bool {
	for len(s) > 0 {
		cluster, layout := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		s = s[len(cluster):]
		marks, terminal := 0, 0
		for _, r := range cluster {
			switch {
			case Harmless(r) != r, unicode.In(r, unicode.Mc, unicode.Me): // terminals disagree on these marks
				return false
			case unicode.Is(unicode.Mn, r):
				marks++
			default:
				terminal += ansi.WcWidth.StringWidth(string(r))
			}
		}
		lost := marks > 0 && cluster[0] < utf8.RuneSelf // the renderer drops marks on ASCII characters
		if lost || marks > MaxMarks || terminal == 0 || layout != terminal {
			return false
		}
	}
	return true
}

// Page cleans every text of a reply in place with [Clean], except for the raw reply, which repeats them and
// is seldom shown. Whoever shows it cleans it.
func Page(p *client.Page) {
	p.RequestID = Clean(p.RequestID)
	for i := range p.Scans {
		s := &p.Scans[i]
		for _, field := range []*string{
			&s.ID, &s.Name, (*string)(&s.Status), (*string)(&s.Type), (*string)(&s.Flow), (*string)(&s.Trigger),
			(*string)(&s.Period), &s.RuntimeStart, &s.RuntimeEnd, &s.JobStatistics, &s.RefJobID, &s.ReportURL,
		} {
			*field = Clean(*field)
		}
		for j := range s.Targets { // a clone is launched with these
			s.Targets[j] = Host(s.Targets[j])
		}
		for _, list := range [][]string{s.TargetsOriginal, s.KeyWords} {
			for j := range list {
				list[j] = Entry(list[j])
			}
		}
	}
}
