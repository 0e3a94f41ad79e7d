package credentials

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What can be wrong with the JSON of a configuration. A [ProfileError] has the
// line.
const (
	ReasonJSON          Reason = "this is not valid JSON"
	ReasonCutOff        Reason = "the file ends too early: a brace, a bracket or a quote is not closed"
	ReasonAfterEnd      Reason = "something follows the end of the JSON"
	ReasonBracket       Reason = "a brace or a bracket does not match"
	ReasonTrailingComma Reason = "a comma stands before a closing brace or bracket: remove it"
	ReasonExtraComma    Reason = "there is one comma too many: remove it"
	ReasonComma         Reason = "a comma is missing"
	ReasonColon         Reason = "a colon is missing"
	ReasonValue         Reason = "a value is missing"
	ReasonQuote         Reason = "a double quote is missing"
	ReasonSingleQuote   Reason = "JSON takes double quotes, not single ones"
	ReasonUnquoted      Reason = "a name or a text is not in double quotes"
	ReasonPunctuation   Reason = "typographic or full-width punctuation: JSON takes plain quotes, commas and colons"
	ReasonInvisible     Reason = "an invisible character, such as a no-break space, stands between values"
	ReasonComment       Reason = "JSON has no comments: remove this one"
	ReasonBackslash     Reason = "a backslash in a text has to be doubled"
	ReasonControl       Reason = "a text holds a tab or another control character"
	ReasonType          Reason = "a value has the wrong type, such as a text in place of a number"
)

// slipOf says in which line the decoder has given up, and why. It quotes nothing.
func slipOf(content []byte, err error) (line int, reason Reason) {
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at := min(int(syntax.Offset), len(content))
		if at > 0 && !strings.HasPrefix(syntax.Error(), "unexpected end") {
			at-- // the offset is behind the byte that does not belong there
		}
		at, reason = slipAt(content, at)
		return lineOf(content, at), reason
	case errors.As(err, &mistyped):
		return lineOf(content, int(mistyped.Offset)), ReasonType
	default:
		return 0, ReasonJSON
	}
}

func lineOf(content []byte, at int) int {
	return 1 + bytes.Count(content[:min(at, len(content))], []byte("\n"))
}

// jsonPlace is where a text stands that is JSON so far.
type jsonPlace struct {
	inText bool
	mark   byte // the newest of {}[],: outside texts, 0 before the first
	depth  int
}

func placeAfter(before []byte) (p jsonPlace) {
	for i := 0; i < len(before); i++ {
		c := before[i]
		switch {
		case p.inText && c == '\\':
			i++
		case c == '"':
			p.inText = !p.inText
		case p.inText:
		case strings.IndexByte("{[", c) >= 0:
			p.depth, p.mark = p.depth+1, c
		case strings.IndexByte("}]", c) >= 0:
			p.depth, p.mark = p.depth-1, c
		case strings.IndexByte(",:", c) >= 0:
			p.mark = c
		}
	}
	return p
}

// slipAt tells what people have done who have written what stands at a place,
// behind a text that is JSON so far, and where they have to look.
func slipAt(content []byte, at int) (where int, reason Reason) {
	before := content[:at]
	r, size := utf8.DecodeRune(content[at:])
	p := placeAfter(before)
	end := len(bytes.TrimRight(before, " \t\r\n"))
	previous := byte(0)
	if end > 0 {
		previous = before[end-1]
	}
	switch {
	case size == 0:
		return at, ReasonCutOff
	case p.inText:
		return at, slipInText(r)
	case end == at && isLetter(previous) && strings.ContainsRune(",}] \t\r\n", r): // tru, nul
		return at, ReasonUnquoted
	case previous == ':' && strings.ContainsRune(",}]", r):
		return at, ReasonValue
	case previous == ',' && strings.ContainsRune("}]", r):
		return end - 1, ReasonTrailingComma
	case r == ',' && (previous == ',' || previous == '{' || previous == '['):
		return at, ReasonExtraComma
	case r == '\'':
		return at, ReasonSingleQuote
	case r == '/', r == '#':
		return at, ReasonComment
	case strings.ContainsRune("“”‘’„«»「」＂＇，、：；｛｝［］【】", r):
		return at, ReasonPunctuation
	case r > unicode.MaxASCII && unicode.IsSpace(r), unicode.Is(unicode.Cf, r):
		return at, ReasonInvisible
	case p.depth == 0 && p.mark != 0:
		return at, ReasonAfterEnd
	}
	return slipBetween(p, previous, r, at, end)
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// slipInText is what is wrong with a character within a text.
func slipInText(r rune) Reason {
	switch {
	case r == '\n', r == '\r':
		return ReasonQuote
	case unicode.IsControl(r):
		return ReasonControl
	default:
		return ReasonBackslash
	}
}

// slipBetween is what is wrong where a value begins, or a separator is missing.
// The end is that of what stands before.
func slipBetween(p jsonPlace, previous byte, r rune, at, end int) (int, Reason) {
	word := unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("_$-+.", r)
	inner := previous == '}' || previous == ']'
	complete := inner || previous != p.mark // there is a value, or a name
	named := !inner && (p.mark == '{' || p.mark == ',')
	switch {
	case word && end == at && previous == '"':
		return at, ReasonQuote
	case word && (!complete || end == at && !inner):
		return at, ReasonUnquoted
	case complete && named:
		return at, ReasonColon
	case strings.ContainsRune("}]", r):
		return at, ReasonBracket
	case complete:
		return end, ReasonComma
	default:
		return at, ReasonJSON
	}
}
