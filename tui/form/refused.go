package form

import (
	"errors"
	"fmt"

	"scantop/client"
	"scantop/tui/explain"
	"scantop/tui/safe"
	"scantop/tui/text"
	"scantop/tui/widget"
)

// maxReason is how much of the service's words is kept beside a field, in bytes:
// more than a line has room for.
const maxReason = 500

// sayRefused is what stands beside a field that the service has refused: in its
// own words as well, as the line above the fields does not stay.
func sayRefused(t *text.Catalogue, err error) string {
	var failure *client.Error
	if !errors.As(err, &failure) || failure.Message == "" && failure.Reason == "" {
		return t.Form.Rejected
	}
	return fmt.Sprintf(t.Form.RejectedFor, widget.Limit(explain.Said(t, failure), maxReason))
}

// sayHidden tells what became of a parameter that has no field in sight.
func (f *Form) sayHidden(field *field) string {
	if sent := field.Parameters(f.order.Spec, 1); len(sent) > 0 && sent[0].Name == field.Name {
		return fmt.Sprintf(f.text.Form.HiddenSent, field.Name, safe.Clean(sent[0].Value))
	}
	return fmt.Sprintf(f.text.Form.HiddenUnsent, field.Name)
}
