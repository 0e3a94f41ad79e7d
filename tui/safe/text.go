// Package safe makes other people's text harmless: for a terminal, and for a
// spreadsheet. What a server, a file or a user wrote goes through it before it is
// drawn.
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

// Clean makes other people's text harmless for a terminal: one line, composed
// (NFC), without anything that acts (escape sequences, bidirectional overrides),
// and of characters of which the layout, the renderer and the terminal have one
// idea how wide they are, so that columns stay where they are. It is the only
// way in for text of the API.
//
// Of an escape sequence the escape character goes and the rest stays: it does
// nothing any more, and a name could hide a part of itself otherwise. The length
// stays too; who draws a text cuts it.
func Clean(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] < 0x7f
	}
	if plain {
		return s
	}
	s = oneLine(norm.NFC.String(s))
	for {
		s = norm.NFC.String(s) // what stood between two characters may be gone
		settled := settle(s)
		if settled == s {
			return s
		}
		s = settled
	}
}

// oneLine replaces or removes what is harmful by itself. A line end or a tab
// becomes a blank, or nothing behind a blank.
func oneLine(s string) string {
	blank := false // the character before is a blank
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

// known is Unicode 13 of 2020. What a terminal does not know it gives one cell,
// two, or none at all.
var known = rangetable.Assigned("13.0.0")

// disputed are characters that programs know and measure in different ways:
// single letters of Hangul syllables, which NFC has put together where they make
// one, symbols that are wide since Unicode 16, and a few circled numbers.
var disputed = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x11FF, Stride: 1}, {Lo: 0x2630, Hi: 0x2637, Stride: 1}, {Lo: 0x268A, Hi: 0x268F, Stride: 1},
		{Lo: 0x3248, Hi: 0x324F, Stride: 1}, {Lo: 0x4DC0, Hi: 0x4DFF, Stride: 1}, {Lo: 0xA960, Hi: 0xA97F, Stride: 1},
		{Lo: 0xD7B0, Hi: 0xD7FF, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0x1D300, Hi: 0x1D37F, Stride: 1}},
}

// Harmless is what to show for a character by itself, or -1 for nothing.
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
	case r >= '\U0001F1E6' && r <= '\U0001F1FF': // a flag is a country's two letters
		return 'A' + r - '\U0001F1E6'
	case !unicode.Is(known, r), unicode.In(r, unicode.Co, disputed):
		return utf8.RuneError
	}
	return r
}

// settle rewrites the clusters of characters on whose width programs differ. For
// the time of it there is a blank at the end, as on the screen: a few letters of
// India join whatever follows them.
func settle(s string) string {
	s += " "
	var b strings.Builder
	b.Grow(len(s))
	for len(s) > 0 {
		cluster, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		b.WriteString(agreeable(cluster))
		s = s[len(cluster):]
	}
	return strings.TrimSuffix(b.String(), " ")
}

// agreeable is a form of a cluster on which programs agree: as it is, in simpler
// characters (the Thai am, half-width katakana), or without its marks.
func agreeable(cluster string) string {
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
		if agreed(form) {
			return form
		}
	}
	return string(utf8.RuneError)
}

// MaxMarks is how many marks a character keeps: as many as any script in daily
// use needs, and so few that they stay in their line and in a terminal's cell.
const MaxMarks = 3

// agreed tells whether a text is as wide to the layout and the renderer, which
// measure clusters, as to most terminals, which measure every character.
func agreed(s string) bool {
	for len(s) > 0 {
		cluster, layout := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		s = s[len(cluster):]
		marks, terminal := 0, 0
		for _, r := range cluster {
			switch {
			case Harmless(r) != r, unicode.In(r, unicode.Mc, unicode.Me): // of these every terminal thinks its own
				return false
			case unicode.Is(unicode.Mn, r):
				marks++
			default:
				terminal += ansi.WcWidth.StringWidth(string(r))
			}
		}
		lost := marks > 0 && cluster[0] < utf8.RuneSelf // the renderer drops marks on ASCII
		if lost || marks > MaxMarks || terminal == 0 || layout != terminal {
			return false
		}
	}
	return true
}

// Page cleans every text of a reply in place, see [Clean].
func Page(p *client.Page) {
	p.RequestID = Clean(p.RequestID)
	for i := range p.Scans {
		s := &p.Scans[i]
		for _, field := range []*string{
			&s.ID, &s.Name, (*string)(&s.Status), (*string)(&s.Type), (*string)(&s.Flow), (*string)(&s.Trigger),
			(*string)(&s.Period), &s.RuntimeStart, &s.RuntimeEnd, &s.JobStatistics, &s.RefJobID, &s.ReportURL, &s.Raw,
		} {
			*field = Clean(*field)
		}
		for _, list := range [][]string{s.Targets, s.TargetsOriginal, s.KeyWords} {
			for j := range list {
				list[j] = Clean(list[j])
			}
		}
	}
}
