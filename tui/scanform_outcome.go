package tui

import (
	"fmt"
	"slices"

	"scantop/client"
	"scantop/client/launch"
	"scantop/tui/explain"
	"scantop/tui/safe"
	"scantop/tui/text"
)

// looking tells that a launch had no clear end, and that its scan is looked for.
// The form stays locked until that is known.
func (f *scanForm) looking() {
	f.busy = f.text.Form.Looking
	f.banner, f.bad = f.busy, true
}

// failed unlocks the form after a launch that has not created the scan.
func (f *scanForm) failed(err error) { f.unlock(f.text.Form.NotCreated, err) }

// notCreated unlocks the form after a launch that had no clear end, and no
// effect either.
func (f *scanForm) notCreated(o launch.Outcome) { f.unlock(explain.NotCreated(f.text, o), o.Err) }

// unlock says what became of a launch. What the service has against a field
// stands beside that until it is changed. It takes no doubt from an earlier
// launch of the same entries.
func (f *scanForm) unlock(said string, err error) {
	f.sending, f.review, f.bad = false, nil, true
	f.edits++
	if f.doubt != nil { // first, as there may not be room for all
		said = f.doubt.said + " " + fmt.Sprintf(f.text.Form.ThisTime, said)
	}
	f.banner = said + " " + explain.Error(f.text, err)
	switch field := f.blamed(err); {
	case field == nil:
	case slices.Contains(f.shown(), field):
		field.refused = sayRefused(f.text, err)
		f.enterField(field)
	default:
		f.banner += " " + f.sayHidden(field)
	}
}

// unresolved unlocks the form after a launch of which nobody knows whether it
// had an effect.
func (f *scanForm) unresolved(spec client.Spec, o launch.Outcome) {
	said := sayUnresolved(f.text, o)
	f.banner = said
	if f.doubt != nil {
		f.doubtAside()
		f.banner += " " + f.text.Form.DoubtAside
	}
	f.doubt = &doubt{spec: spec, said: said}
	f.sending, f.review, f.bad = false, nil, true
	f.edits++
}

// sayUnresolved says what is known of a launch that may have created its scan,
// and what to check.
func sayUnresolved(t *text.Catalogue, o launch.Outcome) string {
	said := fmt.Sprintf(t.Form.Unresolved, safe.Clean(o.Name), o.Start.Format(text.FullTime))
	said += explain.Unclear(t, o, func(err error) string { return explain.Briefly(t, err) })
	if o.Err != nil {
		said += " " + explain.Ending(t, o.Err)
	}
	return said
}

// unmarked unlocks the form before a launch: it could not be noted, so that a
// crash would hide that something was sent.
func (f *scanForm) unmarked(reason string) {
	f.sending, f.review.back, f.bad = false, true, true
	f.edits++
	f.banner = fmt.Sprintf(f.text.Form.Unmarked, reason)
	if f.doubt != nil {
		f.banner = f.doubt.said + " " + f.banner
	}
}
