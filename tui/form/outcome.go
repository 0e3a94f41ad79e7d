package form

import (
	"fmt"
	"slices"

	"scantop/tui/explain"
)

// Looking tells that a launch had no clear end, and that its scan is looked for.
// The form stays locked until that is known.
func (f *Form) Looking() {
	f.busy = f.text.Form.Looking
	f.Insist(f.busy)
}

// Unlock says what became of a launch. What the service has against a field
// stands beside that until it is changed.
func (f *Form) Unlock(said string, err error) {
	f.busy, f.review = "", nil
	f.edits++
	f.Insist(said + " " + explain.Error(f.text, err))
	switch field := f.rejectedField(err); {
	case field == nil:
	case slices.Contains(f.shown(), field):
		field.refused = sayRefused(f.text, err)
		f.enterField(field)
	default:
		f.notice.Text += " " + f.sayHidden(field)
	}
}

// Unrecorded unlocks the form before a launch: no record of it could be saved, so
// that a crash would hide that something was sent.
func (f *Form) Unrecorded(reason string) {
	f.busy, f.review.back = "", true
	f.edits++
	f.Insist(fmt.Sprintf(f.text.Form.Unrecorded, reason))
}
