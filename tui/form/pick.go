package form

import "scantop/tui/order"

// The parameters whose values AVDS can list.
const (
	Targets = "Targets"
	Tags    = "TargetAssetTags"
)

// lists reports whether AVDS can be asked for the values of a parameter.
func (f *Form) lists(parameter string) bool {
	return (parameter == Targets || parameter == Tags) && f.fx.CanListAssets() && !f.unlisted[parameter]
}

// pickWord returns what the key that lists values does in the field with the focus, or "" if it does
// nothing there.
func (f *Form) pickWord() string {
	switch parameter := f.Focused(); {
	case !f.lists(parameter):
		return ""
	case parameter == Tags:
		return f.text.Picker.Tags.Key
	default:
		return f.text.Picker.Assets.Key
	}
}

// SetUnlisted notes that AVDS does not list the values of a parameter for this account. The form no longer
// offers them.
func (f *Form) SetUnlisted(parameter string) {
	if f.unlisted == nil {
		f.unlisted = map[string]bool{}
	}
	f.unlisted[parameter] = true
}

// OfferLists makes the form offer the values of all parameters again, because AVDS may list them by now.
func (f *Form) OfferLists() { f.unlisted = nil }

// Picking returns the parameter with the focus, and its value.
func (f *Form) Picking() (order.Parameter, order.Value) {
	field := f.focused()
	return field.Parameter, field.typed()
}

// Pick adds entries to the value of a parameter, and moves the focus there. Entries that the value has
// already are left out. The field may no longer apply; then nothing changes.
func (f *Form) Pick(parameter string, entries []string) {
	field := f.field(parameter)
	f.enterField(field)
	if f.focused() != field {
		return
	}
	field.left = true // picked values are complete, so problems are shown at once
	f.change(field, func() { field.cursor().SetValue(field.Add(field.typed(), entries)) })
}
