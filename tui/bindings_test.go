package tui

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"scantop/keymap"
	"scantop/tui/text"
)

// does says what the user notices after one of some keys. Each effect must be missing before the key:
//
//	+text, -text   the screen shows the text, or no longer does
//	at text        the row with the cursor has the text
//	copies text    the terminal is told to copy the text
//	types text     an X that is typed afterwards makes this text
//	asks           a request is sent
//	taken          the program takes the mouse
//	else           the program ends or calls the terminal: quit, interrupt, suspend, clear
type does struct {
	keys   string // names of keys, between blanks
	before string // keys that are pressed before, between blanks; 'x pastes x, ~ lets time pass
	want   string // all effects, between semicolons
}

// scene is a screen in which all keys are tried.
type scene struct {
	name          string
	of            string // structs of keymap.Keys whose keys work in it, between blanks
	width, height int
	reach         string // keys that lead to it, as in does
	rows          []does
}

func scenes() []scene {
	return slices.Concat(listScenes(), findingScenes(), formScenes(), otherScenes())
}

// Every key of every binding has the effect that the tables say.
func TestEveryKeyHasItsEffect(t *testing.T) {
	t.Parallel()
	for _, s := range scenes() {
		for _, row := range s.rows {
			t.Run(s.name+"/"+row.keys, func(t *testing.T) {
				t.Parallel()
				for name := range strings.FieldsSeq(row.keys) {
					s.try(t, name, row)
				}
			})
		}
	}
}

// try presses a key and compares the effects with those before it.
func (s *scene) try(t *testing.T, name string, row does) {
	t.Helper()
	h := s.open(t)
	h.play(row.before)
	if !h.helps(name) {
		t.Errorf("%s: the help has no %s", s.name, name)
	}
	asked, before := len(h.avds.queries), h.screen()
	for want := range strings.SplitSeq(row.want, "; ") {
		if h.noticed(want, asked) {
			t.Errorf("%s: before %s, %q is true already:\n%s", s.name, name, want, before)
		}
	}
	h.named(name)
	if strings.Contains(h.bottom(), "does nothing") {
		t.Errorf("%s: the footer after %s is %q", s.name, name, h.bottom())
	}
	for want := range strings.SplitSeq(row.want, "; ") {
		if !h.noticed(want, asked) {
			t.Errorf("%s: %s has not the effect %q:\n%s\nbefore it:\n%s", s.name, name, want, h.screen(), before)
		}
	}
}

// helps reports whether the help of the screen in front has a key. The help does not list its own keys.
func (h *harness) helps(name string) bool {
	return slices.ContainsFunc(slices.Concat(h.m.bindings()...), hasKey(name))
}

// hasKey reports whether a binding is on and has a key.
func hasKey(name string) func(key.Binding) bool {
	return func(b key.Binding) bool { return b.Enabled() && slices.Contains(b.Keys(), name) }
}

// open reaches the scene.
func (s *scene) open(t *testing.T) *harness {
	t.Helper()
	h := startOnAll(t, s.width, s.height)
	h.play(s.reach)
	h.left, h.raw = nil, nil
	return h
}

// play presses keys and types texts.
func (h *harness) play(script string) {
	for word := range strings.FieldsSeq(script) {
		switch word[0] {
		case '\'':
			h.send(tea.PasteMsg{Content: word[1:]})
		case '~':
			h.advance(time.Second)
		default:
			h.named(word)
		}
	}
}

// named presses a key by the name that bindings have for it.
func (h *harness) named(name string) {
	h.t.Helper()
	msg := keymap.Press(key.NewBinding(key.WithKeys(name)))
	_, cmd := h.m.Update(msg)
	if cmd != nil {
		h.called(cmd)
	}
	h.settle()
}

// called runs a command, and notes the message with which Bubble Tea clears the terminal, which has no
// exported type.
func (h *harness) called(cmd tea.Cmd) {
	h.t.Helper()
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			if c != nil {
				h.called(c)
			}
		}
	default:
		if reflect.TypeOf(msg) == reflect.TypeOf(tea.ClearScreen()) {
			h.left = msg
			return
		}
		h.drain(func() tea.Msg { return msg })
	}
}

// noticed reports whether an effect is true.
func (h *harness) noticed(want string, asked int) bool {
	switch {
	case want == "asks":
		return len(h.avds.queries) > asked
	case want == "taken":
		return h.m.View().MouseMode != tea.MouseModeNone
	case strings.HasPrefix(want, "+"):
		return strings.Contains(h.screen(), want[1:])
	case strings.HasPrefix(want, "-"):
		return !strings.Contains(h.screen(), want[1:])
	case strings.HasPrefix(want, "at "):
		return strings.Contains(h.selected(), want[3:])
	case strings.HasPrefix(want, "types "):
		h.write("X")
		defer h.named("backspace")
		return strings.Contains(h.screen(), want[6:])
	case strings.HasPrefix(want, "copies "):
		return strings.Contains(strings.Join(h.raw, ""), want[7:])
	}
	ends := map[string]tea.Msg{
		"quit": tea.QuitMsg{}, "interrupt": tea.InterruptMsg{}, "suspend": tea.SuspendMsg{}, "clear": tea.ClearScreen(),
	}
	return ends[want] != nil && reflect.TypeOf(h.left) == reflect.TypeOf(ends[want])
}

// bound returns all bindings of a struct of keymap, by the names of their fields.
func bound(v reflect.Value, name string) map[string]key.Binding {
	all := map[string]key.Binding{}
	switch b, ok := v.Interface().(key.Binding); {
	case ok && len(b.Keys()) > 0:
		all[name] = b
	case ok:
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			maps.Copy(all, bound(v.Index(i), fmt.Sprintf("%s[%d]", name, i)))
		}
	case v.Kind() == reflect.Struct:
		for f, value := range v.Fields() {
			if f.IsExported() {
				maps.Copy(all, bound(value, name+"."+f.Name))
			}
		}
	}
	return all
}

// A new binding needs a row in a table, and a row needs a binding.
func TestEveryBindingHasARow(t *testing.T) {
	t.Parallel()
	keys := reflect.ValueOf(keymap.New(text.For("en")))
	tried := map[string][]string{} // keys with a row, by the structs of their scenes
	for _, s := range scenes() {
		for of := range strings.FieldsSeq(s.of) {
			for _, row := range s.rows {
				tried[of] = append(tried[of], strings.Fields(row.keys)...)
			}
		}
	}
	for field, bindings := range keys.Fields() {
		of := field.Name
		for name, b := range bound(bindings, of) {
			for _, k := range b.Keys() {
				if name == "Global.EndPaste" { // no screen receives it; the tests of tui/input press it
					continue
				}
				if !slices.Contains(tried[of], k) {
					t.Errorf("%s: the key %s has no row in bindings_*_test.go", name, k)
				}
			}
		}
	}
	for _, s := range scenes() {
		s.compareKeys(t, keys)
	}
}

// compareKeys fails the test if a row has no binding in the structs of its scene, or a binding that works there has
// no row. The keys that edit a text need rows in one scene alone.
func (s *scene) compareKeys(t *testing.T, keys reflect.Value) {
	t.Helper()
	meant, rows := map[string]bool{}, map[string]bool{}
	for _, row := range s.rows {
		for k := range strings.FieldsSeq(row.keys) {
			if rows[k] {
				t.Errorf("%s: the key %s has two rows", s.name, k)
			}
			rows[k] = true
		}
	}
	for of := range strings.FieldsSeq(s.of) {
		for _, b := range bound(keys.FieldByName(of), of) {
			for _, k := range b.Keys() {
				meant[k] = true
			}
		}
	}
	text := slices.Collect(maps.Values(bound(keys.FieldByName("Text"), "Text")))
	if slices.Contains(strings.Fields(s.of), "Text") {
		text = nil
	}
	m := s.open(t).m
	for _, b := range slices.Concat(m.bindings()...) {
		for _, k := range b.Keys() {
			meant[k] = true
			if b.Enabled() && !rows[k] && !slices.ContainsFunc(text, hasKey(k)) {
				t.Errorf("%s: the key %s (%s) has no row", s.name, k, b.Help().Desc)
			}
		}
	}
	for k := range rows {
		if !meant[k] {
			t.Errorf("%s: the row %s has no binding", s.name, k)
		}
	}
}
