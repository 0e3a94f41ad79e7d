package form

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"scantop/client"
	"scantop/tui/explain"
	"scantop/tui/safe"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// rejectedField returns the field that a rejection names in its code (MissingTargets,
// InvalidQps.Malformed, TargetsQuotaExceeded) or else in its message, or nil if it names none. A reply
// that may not come from AVDS is ignored.
func (f *Form) rejectedField(err error) *field {
	var failure *client.Error
	if !errors.As(err, &failure) || failure.Unattributed {
		return nil
	}
	switch failure.Kind {
	case client.KindInvalidRequest, client.KindOther, client.KindQuota:
		return cmp.Or(f.inCode(failure.Code), f.inMessage(failure.Message))
	case client.KindPermission, client.KindNotFound: // their messages name other things
		return f.inCode(failure.Code)
	default:
		return nil
	}
}

// inMessage returns the field of a parameter that a sentence spells exactly as the API does, or nil. In
// another spelling, name or interval is an ordinary word. Fields that are shown have priority.
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

// notInName reports whether r separates names: no name of a parameter contains it. A Chinese sentence has
// no spaces around a name.
func notInName(r rune) bool {
	return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// inCode returns the field of the parameter that a code names, or nil. It looks for the longest name
// first: InvalidTargetAssetTags does not name Targets.
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

// names reports whether consecutive words, joined, name a parameter in the singular or plural. A name
// that is an ordinary word must not follow another noun: DomainName does not name Name.
func names(words []string, parameter string) bool {
	ordinary := slices.Contains([]string{"name", "period", "interval"}, parameter)
	before := []string{
		"invalid", "illegal", "missing", "duplicate", "duplicated", "unsupported", "wrong", "bad", "empty",
		"parameter", "scan", "task",
	}
	for i := range words {
		if ordinary && i > 0 && !slices.Contains(before, words[i-1]) {
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

// codeWords splits InvalidSourceIPFormat or INVALID_SOURCE_IP_FORMAT into lower-case words.
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

// maxReason is how much of a message of AVDS is kept beside a field, in bytes. It is more than a line has
// room for.
const maxReason = 500

// sayRejected returns the feedback of a field whose value AVDS has rejected. It has the message of AVDS,
// because the notice above the fields does not stay.
func sayRejected(t *text.Catalogue, err error) string {
	var failure *client.Error
	if !errors.As(err, &failure) || failure.Message == "" && failure.Reason == "" {
		return t.Form.Rejected
	}
	return fmt.Sprintf(t.Form.RejectedFor, widget.Limit(explain.Said(t, failure), maxReason))
}

// sayHidden says that AVDS rejected a parameter whose field is not shown, and whether it was sent.
func (f *Form) sayHidden(field *field) string {
	if sent := field.Parameters(f.order.Spec, 1); len(sent) > 0 && sent[0].Name == field.Name {
		return fmt.Sprintf(f.text.Form.HiddenSent, field.Name, safe.Clean(sent[0].Value))
	}
	return fmt.Sprintf(f.text.Form.HiddenUnsent, field.Name)
}
