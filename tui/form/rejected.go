package form

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode"

	"scantop/client"
)

// rejectedField is the field that a refusal names, by its code (MissingTargets,
// InvalidQps.Malformed, TargetsQuotaExceeded) or else by its message, nil if it
// names none. Only what AVDS itself says counts.
func (f *Form) rejectedField(err error) *field {
	var failure *client.Error
	if !errors.As(err, &failure) || failure.Unattributed {
		return nil
	}
	switch failure.Kind {
	case client.KindInvalidRequest, client.KindOther, client.KindQuota:
		return cmp.Or(f.inCode(failure.Code), f.inMessage(failure.Message))
	case client.KindPermission, client.KindNotFound: // their messages are about much else
		return f.inCode(failure.Code)
	default:
		return nil
	}
}

// inMessage finds the parameter that a sentence spells as the API does: another
// spelling, such as name or interval, is a word like any other. One that has a
// field in sight comes before one that has not.
func (f *Form) inMessage(message string) *field {
	words := strings.FieldsFunc(message, notInName)
	for _, fields := range [][]*field{f.shown(), f.fields} {
		for _, word := range words {
			for _, field := range fields {
				if field.Name == word {
					return field
				}
			}
		}
	}
	return nil
}

// notInName is true for what no parameter's name has in it: a Chinese sentence
// has no blanks around one.
func notInName(r rune) bool {
	return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// inCode finds the parameter that is named in a code, the longest name first:
// InvalidTargetAssetTags is not about Targets.
func (f *Form) inCode(code string) *field {
	fields := slices.Clone(f.fields)
	slices.SortStableFunc(fields, func(a, b *field) int { return cmp.Compare(len(b.Name), len(a.Name)) })
	for _, field := range fields {
		for segment := range strings.SplitSeq(code, ".") {
			if names(codeWords(segment), strings.ToLower(field.Name)) {
				return field
			}
		}
	}
	return nil
}

// names reports whether words, joined, name a parameter, in the singular or
// plural. The names that are words of every day count only where no other noun
// stands before them: a DomainName is not the Name.
func names(words []string, parameter string) bool {
	everyday := slices.Contains([]string{"name", "period", "interval"}, parameter)
	before := []string{"invalid", "illegal", "missing", "duplicate", "duplicated", "unsupported", "wrong", "bad", "empty", "parameter", "scan", "task"}
	for i := range words {
		if everyday && i > 0 && !slices.Contains(before, words[i-1]) {
			continue
		}
		joined := ""
		for _, word := range words[i:] {
			if joined += word; joined == parameter || joined+"s" == parameter {
				return true
			}
		}
	}
	return false
}

// codeWords takes InvalidSourceIPFormat and INVALID_SOURCE_IP_FORMAT apart, into
// words of small letters.
func codeWords(segment string) []string {
	var words []string
	for _, part := range strings.FieldsFunc(segment, notInName) {
		begin := 0
		for i := 1; i < len(part); i++ {
			before, here := rune(part[i-1]), rune(part[i])
			lowerNext := i+1 < len(part) && unicode.IsLower(rune(part[i+1]))
			if unicode.IsUpper(here) && (!unicode.IsUpper(before) || lowerNext) {
				words = append(words, strings.ToLower(part[begin:i]))
				begin = i
			}
		}
		words = append(words, strings.ToLower(part[begin:]))
	}
	return words
}
