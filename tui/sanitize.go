package tui

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"scantop/client"
)

// clean makes other people's text harmless for a terminal: one line, composed
// (NFC), without control and format characters, so that neither escape
// sequences nor bidirectional overrides get through, and without what terminals
// disagree on: combining marks left over, joiners, skin tones. It is the only
// way in for text of the API.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] < 0x7f
	}
	if plain {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.In(r, unicode.C, unicode.Mn, unicode.Me, unicode.Zl, unicode.Zp):
			return -1
		case r >= 0x1F3FB && r <= 0x1F3FF: // skin tones
			return -1
		}
		return r
	}, s)
}

// cleanPage cleans every text of a reply in place.
func cleanPage(p *client.Page) {
	for i := range p.Scans {
		s := &p.Scans[i]
		for _, field := range []*string{
			&s.ID, &s.Name, (*string)(&s.Status), (*string)(&s.Type), (*string)(&s.Flow), (*string)(&s.Trigger),
			(*string)(&s.Period), &s.RuntimeStart, &s.RuntimeEnd, &s.JobStatistics, &s.RefJobID, &s.ReportURL,
		} {
			*field = clean(*field)
		}
		for _, list := range [][]string{s.Targets, s.TargetsOriginal, s.KeyWords} {
			for j := range list {
				list[j] = clean(list[j])
			}
		}
	}
}
