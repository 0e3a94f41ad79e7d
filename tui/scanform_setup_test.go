package tui

import tea "charm.land/bubbletea/v2"

// goTo presses tab until a field has the focus.
func (h *harness) goTo(parameter string) {
	h.t.Helper()
	for range 2 * len(h.m.form.fields) {
		if field := h.m.form.focused(); field != nil && field.parameter == parameter {
			return
		}
		if h.m.form.focused() == nil { // the button: from there the way is back
			h.goToFirst()
			continue
		}
		h.press("tab")
	}
	h.t.Fatalf("there is no field %s:\n%s", parameter, h.screen())
}

// goToFirst goes to the first field.
func (h *harness) goToFirst() { h.m.form.enter(0) }

// choose goes to a choice and takes an option.
func (h *harness) choose(parameter, value string) {
	h.t.Helper()
	h.goTo(parameter)
	for range h.m.form.field(parameter).options {
		if h.m.form.value(parameter) == value {
			return
		}
		h.press("right")
	}
	h.t.Fatalf("%s has no option %q", parameter, value)
}

// replace goes to a text and writes another one.
func (h *harness) replace(parameter, value string) {
	h.t.Helper()
	h.goTo(parameter)
	h.send(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	h.write(value)
}
