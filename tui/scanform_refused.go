package tui

import (
	"errors"
	"strings"
	"unicode"

	"scantop/client"
	"scantop/tui/text"
)

// failed unlocks the form after a launch that did not succeed. What the service
// has against a field stands beside that until it is changed.
func (f *scanForm) failed(err error) {
	f.sending, f.review, f.bad = false, nil, true
	f.banner, f.unclear = explainLaunch(f.text, err)
	if field := f.blamed(err); field != nil && !f.unclear {
		field.refused = f.text.Form.Rejected
		f.enterField(field)
	}
}

// explainLaunch says why a launch failed, and whether the scan may exist all
// the same.
func explainLaunch(t *text.Catalogue, err error) (said string, unclear bool) {
	var failure *client.Error
	if errors.As(err, &failure) && failure.MayHaveTakenEffect {
		return t.Form.Unclear + " " + explain(t, err), true
	}
	return t.Form.NotCreated + " " + explain(t, err), false
}

// blamed is the field that a refusal names, by its code (MissingTargets,
// InvalidQps.Malformed) or else by its message, nil if it names none that is
// shown.
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
	for _, word := range append(parts, strings.FieldsFunc(failure.Message, notInName)...) {
		for _, field := range f.shown() {
			if strings.EqualFold(field.parameter, word) {
				return field
			}
		}
	}
	return nil
}
