package tui

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"scantop/client"
)

// sayHidden tells what became of a parameter that has no field in sight.
func (f *scanForm) sayHidden(field *field) string {
	for _, p := range f.sheet.parameters {
		if p.Name == field.parameter {
			return fmt.Sprintf(f.text.Form.HiddenSent, p.Name, clean(p.Value))
		}
	}
	return fmt.Sprintf(f.text.Form.HiddenUnsent, field.parameter)
}

// blamed is the field that a refusal names, by its code (MissingTargets,
// InvalidQps.Malformed) or else by its message, nil if it names none. One that
// is shown comes before one that is not.
func (f *scanForm) blamed(err error) *field {
	var failure *client.Error
	if !errors.As(err, &failure) || (failure.Kind != client.KindInvalidRequest && failure.Kind != client.KindOther) {
		return nil
	}
	parts := strings.Split(failure.Code, ".")
	for i, part := range parts {
		for _, prefix := range []string{"InvalidParameter", "Invalid", "Missing"} {
			if rest, ok := strings.CutPrefix(part, prefix); ok {
				parts[i] = rest
				break
			}
		}
	}
	notInName := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	words := append(parts, strings.FieldsFunc(failure.Message, notInName)...)
	for _, fields := range [][]*field{f.shown(), f.fields} {
		for _, word := range words {
			for _, field := range fields {
				if strings.EqualFold(field.parameter, word) {
					return field
				}
			}
		}
	}
	return nil
}
