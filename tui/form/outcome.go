package form

import (
	"fmt"
	"slices"

	"scantop/tui/explain"
)

// Looking shows that the reply to a launch was not clear and that scantop looks for the scan. The form
// stays locked until [Form.Unlock].
func (f *Form) Looking() {
	f.busy = f.text.Form.Looking
	f.warn(f.busy)
}

// Unlock unlocks the form after a launch that created nothing, and shows why. If AVDS rejected the value
// of a field, the reason stays beside the field until the value is changed.
func (f *Form) Unlock(said string, err error) {
	f.busy, f.review = "", nil
	f.changed = true
	f.warn(f.text.Sentences(said, explain.Error(f.text, err)))
	switch field := f.rejectedField(err); {
	case field == nil:
	case slices.Contains(f.shown(), field):
		field.rejected = sayRejected(f.text, err)
		f.enterField(field)
	default:
		f.notice.Text = f.text.Sentences(f.notice.Text, f.sayHidden(field))
	}
}

// Unrecorded unlocks the form and shows why nothing was sent: no record of the launch could be saved,
// and after a crash nobody would know about the launch.
func (f *Form) Unrecorded(reason string) {
	f.busy, f.review.back = "", true
	f.changed = true
	f.warn(fmt.Sprintf(f.text.Form.Unrecorded, reason))
}
